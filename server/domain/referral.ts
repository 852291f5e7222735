import type { Locale } from '../../src/contract/locale.ts'
import type { Terms } from '../../src/contract/settings.ts'
import { DAY_MS } from './agreement.ts'
import { erasureOf } from './person.ts'
import { isForgotten } from './retention.ts'

/** What a look-up by token tells about a link, the facts its page depends on. */
export interface ReferralFacts {
  revokedAt: number | null
  /** The last moment it takes registrations. */
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
  return now <= referral.expiresAt ? 'open' : 'expired'
}

/**
 * The last moment of a link made now. Its mail names a day, not a time: the day that ends in Tokyo
 * with this moment, which `writtenDate` writes, is open as a whole.
 */
export function linkExpiry(
  now: number,
  { linkLifetimeDays }: Pick<Terms, 'linkLifetimeDays'>,
): number {
  const lastDay = Math.floor((now + TOKYO_OFFSET_MS) / DAY_MS) + linkLifetimeDays
  return (lastDay + 1) * DAY_MS - TOKYO_OFFSET_MS - 1
}

/**
 * Nobody is offered again within this time of a mail with a link: two offers in a month press. It is
 * also what makes the refusal neutral, since it may always mean that a colleague wrote.
 */
export const REPEAT_DAYS = 30

/** A day as people write it, in the workspace's zone: 2027年2月21日, 21 February 2027. */
export function writtenDate(at: number, locale: Locale): string {
  const day = new Date(at + TOKYO_OFFSET_MS)
  return WRITTEN[locale](day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate())
}

/** Ahead of UTC the whole year. */
const TOKYO_OFFSET_MS = 9 * 60 * 60 * 1000

const ENGLISH_MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
] as const

// By hand: the tables of `Intl` would take 9 MB of a server that asks them for nothing else.
const WRITTEN: Record<Locale, (year: number, month: number, day: number) => string> = {
  ja: (year, month, day) => `${year}年${month + 1}月${day}日`,
  en: (year, month, day) => `${day} ${ENGLISH_MONTHS[month]} ${year}`,
}

interface Offered {
  recipientKey: string
  agreementId: string
  locale: Locale
}

/**
 * No answer carries another person's link, also where it is not known any more what was asked. Of
 * whom a link was for is not known after an erasure; its first answer then stays, and tells nobody.
 */
export function isSameOffer(first: Offered, asked: Offered): boolean {
  const nobodys = erasureOf(first.recipientKey) !== undefined || isForgotten(first.recipientKey)
  return (
    (nobodys || first.recipientKey === asked.recipientKey) &&
    first.agreementId === asked.agreementId &&
    first.locale === asked.locale
  )
}
