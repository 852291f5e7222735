import type { Locale } from '../../src/contract/locale.ts'

/** What a look-up by token tells about a link, the facts its page depends on. */
export interface ReferralFacts {
  revokedAt: number | null
  expiresAt: number
  /** When the agreement it was made under ended, if it has. */
  agreementEndedAt?: number | null
}

/**
 * What the link's page may do. A revoked link is as unknown as a wrong one; one that is expired or
 * whose agreement has ended still offers "no further offers". Whether somebody registered, declined or withdrew changes nothing:
 * whoever holds the mail can open the link, the sender too.
 */
export type LinkState = 'open' | 'expired' | 'ended' | 'unknown'

export function linkState(referral: ReferralFacts | undefined, now: number): LinkState {
  if (!referral || referral.revokedAt !== null) return 'unknown'
  if ((referral.agreementEndedAt ?? Infinity) <= now) return 'ended'
  return now < referral.expiresAt ? 'open' : 'expired'
}

/** A day as people write it, in the workspace's zone: 2027年2月21日, 21 February 2027. */
export function writtenDate(at: number, locale: Locale): string {
  return DATE_FORMAT[locale].format(at)
}

const DATE_FORMAT = {
  ja: new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeZone: 'Asia/Tokyo' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Asia/Tokyo' }),
}
