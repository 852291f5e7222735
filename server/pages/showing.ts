import type { Locale } from '../../src/contract/locale.ts'
import type { Employer } from '../../src/contract/settings.ts'
import type { HeldConsent, Holdings } from '../domain/held.ts'
import { writtenDate } from '../domain/referral.ts'

/** Where the acts of a rights page lead. */
export interface RightsPaths {
  held: string
  download: string
  erase: string
  /** Taking back the consent of one registration. */
  withdraw: (registration: HeldConsent['registration']) => string
  /** A kept page, by its hash. */
  page: (sha256: string) => string
}

/** What a page of everything held is made of. */
export interface Showing {
  locale: Locale
  held: Holdings
  employer: Employer
  paths: RightsPaths
  /** The data of one press on the way to the agency's own form. */
  redirect: boolean
  now: number
}

/** A day, and what was on it. */
export function withWhat(locale: Locale, at: number, what: string): string {
  return writtenDate(at, locale) + (locale === 'ja' ? '、' : ', ') + what
}
