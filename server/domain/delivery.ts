import { DAY_MS } from './agreement.ts'

/**
 * Seconds to wait after each failed attempt (Standard Webhooks 1.0.0, "deliverability", with an
 * early second try for a receiver that restarts). After the last step it is tried once a day, until
 * its last day.
 */
const RETRY_AFTER_S = [5, 30, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]

const JITTER_SHARE = 0.1

/** When a delivery that failed `attempts` times is due again; `random` is in [0, 1). */
export function nextAttemptAt(attempts: number, now: number, random: number): number {
  const step = RETRY_AFTER_S[Math.min(attempts, RETRY_AFTER_S.length) - 1] ?? 0
  return now + Math.round(step * 1000 * (1 + JITTER_SHARE * random))
}

/**
 * Days from the confirmation in which somebody is handed over. A receiver that is down over a long
 * holiday loses nobody; who agreed should not be passed on when they no longer expect it.
 */
export const HANDOVER_DAYS = 14

/** Days for which an agency is asked to delete or correct what it may hold; it is sent no data. */
const REQUEST_DAYS = 90

/** Whether an agency that was told of a withdrawal or the like has been asked for long enough. */
export function isPastLastTry(createdAt: number, now: number): boolean {
  return now - createdAt >= REQUEST_DAYS * DAY_MS
}

/** Managers are told that an agency does not answer after this long. */
export const AGENCY_TROUBLE_MS = DAY_MS

/** People are told after this long: a mail server that restarts is nobody's trouble. */
export const MAIL_TROUBLE_MS = 30 * 60_000

/** What an attempt came to. A receiver that answers 410 wants no more (Standard Webhooks). */
export type Attempt = 'delivered' | 'again' | 'refused_for_good'

export function readAnswer(status: number): Attempt {
  if (status >= 200 && status < 300) return 'delivered'
  return status === 410 ? 'refused_for_good' : 'again'
}
