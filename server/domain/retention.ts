import { DAY_MS } from './agreement.ts'
import { CONTACT_RETENTION_DAYS, RECORD_RETENTION_YEARS } from './consent.ts'
import { HANDOVER_DAYS } from './delivery.ts'

/** So that no year is short: what must be kept for three years is never deleted a day early. */
const YEAR_DAYS = 366

/** What is forgotten, by rule (domain rules §1.6, retention). */
export type RetentionRule =
  | 'unconfirmed_contacts'
  | 'received_contacts'
  | 'undelivered_contacts'
  | 'link_mappings'
  | 'link_details'
  | 'opens'
  | 'finished_mails'
  | 'records'
  | 'erasures'
  | 'privacy_requests'
  | 'look_ups'
  | 'audit_trail'
  | 'parked_events'
  | 'request_keys'
  | 'access_codes'
  | 'sessions'
  | 'failed_sign_ins'

/** Days each is kept, from the moment its rule counts from; the rules run in this order. */
export const KEPT_DAYS: Record<RetentionRule, number> = {
  /** From the end of the mailed confirmation: it can no longer be confirmed. */
  unconfirmed_contacts: 0,
  /** From the agency's receipt; what was delivered is the agency's then. */
  received_contacts: CONTACT_RETENTION_DAYS,
  /** From the confirmation: the agency took it at no attempt, and the person is told. */
  undelivered_contacts: HANDOVER_DAYS,
  /**
   * Never before the records whose person they stand for. A rule before those that delete records: so
   * one goes at the run after, and what a run forgets is what was told before it began.
   */
  erasures: RECORD_RETENTION_YEARS * YEAR_DAYS,
  /** From the link's expiry, where nobody consented: late enough for "no further offers". */
  link_mappings: 90,
  /** From the link's expiry, whatever became of it: position, stage and mailbox of its mail. */
  link_details: 90,
  /** One by one; totals of a day stay. */
  opens: 30,
  /** That a mail was sent, or was given up; longer than any limit on mails looks back. */
  finished_mails: 30,
  /** From the last provision or withdrawal under a link (APPI rules on art. 29 and 30). */
  records: RECORD_RETENTION_YEARS * YEAR_DAYS,
  /** From their end: evidence that a right was answered in time. */
  privacy_requests: 3 * YEAR_DAYS,
  look_ups: 3 * YEAR_DAYS,
  audit_trail: 3 * YEAR_DAYS,
  /** Events of an agency that nobody understood or that spoke of no consent. */
  parked_events: YEAR_DAYS,
  /** Longer than any client goes on retrying. */
  request_keys: 30,
  /** Spent or not, and longer than the request that would make the same code again. */
  access_codes: 31,
  /** From their end. */
  sessions: 0,
  failed_sign_ins: 1,
}

/** What no rule ever deletes: a promise to candidates, and the books. */
export const KEPT_FOR_GOOD = ['opt_outs', 'ledger'] as const
export type KeptForGood = (typeof KEPT_FOR_GOOD)[number]

/** What counts from this moment or an earlier one is due now. */
export function dueUntil(rule: RetentionRule, now: number): number {
  return now - KEPT_DAYS[rule] * DAY_MS
}

const FORGOTTEN = 'forgotten:'

/** Stands in place of a recipient's key once the link no longer leads to anybody. */
export function forgottenKey(referralId: string): string {
  return FORGOTTEN + referralId
}

/** Whether a link's recipient was forgotten, so that not even "no further offers" could be kept. */
export function isForgotten(recipientKey: string): boolean {
  return recipientKey.startsWith(FORGOTTEN)
}

/** Ahead of UTC by this much all year: months and days are the employer's. */
const TOKYO_MS = 9 * 60 * 60_000

/** `2026-11-23`, in Tokyo. */
export function dayOf(at: number): string {
  return new Date(at + TOKYO_MS).toISOString().slice(0, 10)
}

/** `2026-11`, in Tokyo. */
export function monthOf(at: number): string {
  return dayOf(at).slice(0, 7)
}

/** When the month after the given one begins in Tokyo (epoch milliseconds). */
export function monthEnd(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return Date.UTC(year, number, 1) - TOKYO_MS
}
