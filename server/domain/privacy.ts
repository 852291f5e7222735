import { dayOf } from './retention.ts'

/** A look-up tells whether somebody was written to, so there are only as many as the work needs. */
export const LOOK_UPS_PER_HOUR = 30

/** Requests older than this are not entered any more: their month is long over. */
const OLDEST_DAYS = 366

/**
 * When a day began in Tokyo (epoch milliseconds).
 *
 * @returns none for a day that is none, is to come or is long past
 */
export function receivedAt(day: string, now: number): number | undefined {
  const at = Date.parse(`${day}T00:00:00+09:00`)
  if (Number.isNaN(at) || dayOf(at) !== day) return undefined
  return at > now || at < now - OLDEST_DAYS * 24 * 60 * 60_000 ? undefined : at
}

/**
 * By when a request is answered: one month on (GDPR art. 12(3)), on the same day of the month or
 * its last, at the end of that day in Tokyo.
 */
export function answerDue(received: number): number {
  const [year = 0, month = 0, day = 0] = dayOf(received).split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const due = new Date(Date.UTC(year, month, Math.min(day, lastDay))).toISOString().slice(0, 10)
  return Date.parse(`${due}T23:59:59+09:00`)
}
