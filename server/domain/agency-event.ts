import { Type } from 'typebox'
import { Value } from 'typebox/value'
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

const Payload = Type.Object({
  type: Type.String({ pattern: '^[A-Za-z0-9_.]{1,100}$' }),
  timestamp: Type.String({ maxLength: 40 }),
  data: Type.Object({
    referral_id: Type.String({ pattern: '^[\\w-]{1,64}$' }),
    code: Type.Optional(Type.String({ maxLength: 40 })),
  }),
})

/**
 * Read a verified Standard Webhooks payload.
 *
 * @throws DomainError `invalid_request` with the field that is wrong.
 */
export function readAgencyEvent(id: string, payload: unknown): AgencyEvent {
  if (!Value.Check(Payload, payload)) {
    const [fault] = Value.Errors(Payload, payload)
    throw new DomainError('invalid_request', { field: fault?.instancePath || 'body' })
  }
  const occurredAt = Date.parse(payload.timestamp)
  if (Number.isNaN(occurredAt)) throw new DomainError('invalid_request', { field: '/timestamp' })
  const kind = KNOWN.find((one) => payload.type === `referral.${one}`) ?? 'unknown'
  const { code } = payload.data
  if (kind === 'rejected' && !REJECTION_CODES.some((one) => one === code)) {
    throw new DomainError('invalid_request', { field: '/data/code' })
  }
  return { id, kind, type: payload.type, referralId: payload.data.referral_id, code, occurredAt }
}
