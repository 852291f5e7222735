import { randomUUID } from 'node:crypto'
import { TOKEN_PATTERN } from '../../src/contract/link.ts'
import type { Locale } from '../../src/contract/locale.ts'
import { takesRegistrations, type Context } from '../context.ts'
import { linkState, writtenDate } from '../domain/referral.ts'
import { isForgotten } from '../domain/retention.ts'
import { hashSecret } from '../domain/secrets.ts'
import { findAgreementVersion, type AgreementVersion } from '../store/agreements.ts'
import { findLinkByToken, type Referral } from '../store/referrals.ts'
import type { OfferState } from './offer-page.ts'
import type { OfferSlots } from './offer-slots.ts'

export type TokenParams = { Params: { token: string } }

export interface Offer {
  referral: Referral
  agreement: AgreementVersion
  state: 'open' | 'expired' | 'ended'
}

/** The link behind a token, unless it is malformed, unknown or revoked: all the same to a reader. */
export async function findOffer(context: Context, token: string): Promise<Offer | undefined> {
  if (!TOKEN_PATTERN.test(token)) return undefined
  const referral = await findLinkByToken(context.db.read, hashSecret(token))
  const state = linkState(referral, context.now())
  if (!referral || state === 'unknown' || isForgotten(referral.recipientKey)) return undefined
  const { workspaceId, agreementId, agreementVersion } = referral
  const agreement = await findAgreementVersion(
    context.db.read,
    workspaceId,
    agreementId,
    agreementVersion,
  )
  return agreement && { referral, agreement, state }
}

/** Whether the form is there; a relay without a way to send mail is closed for now. */
export function registrationState(
  context: Context,
  { state, agreement }: Offer,
): OfferState['registration'] {
  if (state !== 'open') return state
  return takesRegistrations(context, agreement) ? 'open' : 'closed'
}

/** Where candidates' pages are, as people type it. */
export function hostOf({ linkOrigin }: Context['config']): string {
  return new URL(linkOrigin).host
}

export function slotsOf(
  token: string,
  { expiresAt }: Referral,
  locale: Locale,
): Omit<OfferSlots, 'host' | 'page'> {
  return { token, formKey: randomUUID(), openUntil: writtenDate(expiresAt, locale) }
}

/** The key a form was shown with, which makes two presses one; without it a press stands alone. */
export function formKeyOf(posted: Record<string, unknown>): string {
  const key = posted['form_key']
  return (typeof key === 'string' && key.slice(0, 64)) || randomUUID()
}
