import type { Locale } from '../../src/contract/locale.ts'
import { DAY_MS } from './agreement.ts'

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
  const day = Math.floor((at + TOKYO_OFFSET_MS) / DAY_MS)
  const key = `${locale}${day}`
  const known = writtenDays.get(key)
  if (known !== undefined) return known
  const written = DATE_FORMAT[locale].format(at)
  if (writtenDays.size >= WRITTEN_DAYS_SIZE) writtenDays.clear()
  writtenDays.set(key, written)
  return written
}

/** Ahead of UTC the whole year. */
const TOKYO_OFFSET_MS = 9 * 60 * 60 * 1000

/** Every page writes a date, nearly always one of the same few; formatting is what takes time. */
const writtenDays = new Map<string, string>()
const WRITTEN_DAYS_SIZE = 1_000

const DATE_FORMAT = {
  ja: new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeZone: 'Asia/Tokyo' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Asia/Tokyo' }),
}
