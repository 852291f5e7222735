import { randomUUID } from 'node:crypto'
import { TOKEN_PATTERN } from '../../src/contract/link.ts'
import type { Locale } from '../../src/contract/locale.ts'
import { takesRegistrations, type Context } from '../context.ts'
import { linkState, writtenDate } from '../domain/referral.ts'
import { hashSecret } from '../domain/secrets.ts'
import { findAgreementVersion, type AgreementVersion } from '../store/agreements.ts'
import { findReferralByToken, type Referral } from '../store/referrals.ts'
import type { OfferSlots } from './offer-page.ts'

export type TokenParams = { Params: { token: string } }

export interface Offer {
  referral: Referral
  agreement: AgreementVersion
  state: 'open' | 'expired'
}

/** The link behind a token, unless it is malformed, unknown or revoked: all the same to a reader. */
export async function findOffer(context: Context, token: string): Promise<Offer | undefined> {
  if (!TOKEN_PATTERN.test(token)) return undefined
  const referral = await findReferralByToken(context.db.read, hashSecret(token))
  const state = linkState(referral, context.now())
  if (!referral || state === 'unknown') return undefined
  const { workspaceId, agreementId, agreementVersion } = referral
  const agreement = await findAgreementVersion(
    context.db.read,
    workspaceId,
    agreementId,
    agreementVersion,
  )
  return agreement && { referral, agreement, state }
}

/** Whether the form is there: a relay without a way to send mail is closed for now. */
export function registrationState(context: Context, { state, agreement }: Offer) {
  if (state === 'expired') return 'expired'
  return takesRegistrations(context, agreement) ? 'open' : 'closed'
}

export function slotsOf(token: string, referral: Referral, locale: Locale): OfferSlots {
  return { token, formKey: randomUUID(), openUntil: writtenDate(referral.expiresAt, locale) }
}

/** The key a form was shown with, which makes two presses one; without it a press stands alone. */
export function formKeyOf(posted: Record<string, unknown>): string {
  const key = posted['form_key']
  return (typeof key === 'string' && key.slice(0, 64)) || randomUUID()
}
