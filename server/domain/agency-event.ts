import { DomainError } from './domain-error.ts'

/** Why an agency may turn a referral away; none of them judges the person (domain rules §2.2). */
export const REJECTION_CODES = [
  'duplicate_active',
  'unreachable',
  'invalid_data',
  'out_of_scope',
  'not_job_seeker',
  'legal',
] as const

/** What an agency may say of a referral; what is not listed is parked. */
const KNOWN = [
  'accepted',
  'rejected',
  'contacted',
  'interviewing',
  'placed',
  'left',
  'closed',
] as const

export type AgencyEventKind = (typeof KNOWN)[number] | 'unknown'

export interface AgencyEvent {
  /** The agency's `webhook-id`, the same over its retries. */
  id: string
  kind: AgencyEventKind
  type: string
  referralId: string
  code: string | undefined
  occurredAt: number
}

const TYPE = /^[A-Za-z0-9_.]{1,100}$/
const REFERRAL_ID = /^[\w-]{1,64}$/

/** Longer than any date and any code of ours. */
const SHORT = /^.{0,40}$/su

/**
 * Read a verified Standard Webhooks payload.
 *
 * @throws DomainError `invalid_request` with the field that is wrong.
 */
export function readAgencyEvent(id: string, payload: unknown): AgencyEvent {
  const type = textAt(payload, ['type'], TYPE)
  const occurredAt = Date.parse(textAt(payload, ['timestamp'], SHORT))
  const referralId = textAt(payload, ['data', 'referral_id'], REFERRAL_ID)
  const said = valueAt(payload, ['data', 'code'])
  const code = said === undefined ? undefined : textAt(payload, ['data', 'code'], SHORT)
  if (Number.isNaN(occurredAt)) throw wrong(['timestamp'])
  const kind = KNOWN.find((one) => type === `referral.${one}`) ?? 'unknown'
  if (kind === 'rejected' && !REJECTION_CODES.some((one) => one === code)) {
    throw wrong(['data', 'code'])
  }
  return { id, kind, type, referralId, code, occurredAt }
}

function textAt(payload: unknown, path: readonly string[], pattern: RegExp): string {
  const value = valueAt(payload, path)
  if (typeof value !== 'string' || !pattern.test(value)) throw wrong(path)
  return value
}

function valueAt(payload: unknown, path: readonly string[]): unknown {
  return path.reduce((value, name) => (value as Record<string, unknown> | null)?.[name], payload)
}

function wrong(path: readonly string[]): DomainError {
  return new DomainError('invalid_request', { field: `/${path.join('/')}` })
}
