import type { Locale } from '../../src/contract/locale.ts'
import { lacksMail, type Context } from '../context.ts'
import { hostOf, registrationState, slotsOf, type Offer } from './offer.ts'
import { offerEvidence } from './offer-evidence.ts'
import { offerPage } from './offer-page.ts'
import type { Returned } from './offer-slots.ts'

/**
 * The offer with the form that was posted, as it was typed. Where nobody can register at the
 * moment it stays before its writer without marks, and where nobody can any more it goes.
 */
export function offerAgain(
  context: Context,
  offer: Offer,
  { locale, token, returned }: { locale: Locale; token: string; returned: Returned },
): string {
  const { referral, agreement } = offer
  const registration = registrationState(context, offer)
  const host = hostOf(context.config)
  const page = offerEvidence(locale, agreement, host).sha256
  const slots = { ...slotsOf(token, referral, locale), host, page }
  const open = registration === 'open'
  const kept = open || lacksMail(context, agreement)
  const form = kept ? { ...returned, faults: open ? returned.faults : {} } : undefined
  return offerPage(locale, agreement, slots, { registration, returned: form })
}
