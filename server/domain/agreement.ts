import type { Locale } from '../../src/contract/locale.ts'
import type { Agency, Employer, Terms } from '../../src/contract/settings.ts'

/** What a new agreement starts from (domain rules §2.2). */
export const DEFAULT_TERMS: Terms = {
  ratio: 10,
  qualifyOn: 'accepted',
  holdDays: 14,
  personWindowDays: 365,
  debtCap: 10,
  linkLifetimeDays: 90,
}

export const DAY_MS = 24 * 60 * 60 * 1000

/** What the two parties are called in a language. */
export function partyNames(
  locale: Locale,
  parties: { employer: Employer; agency: Agency },
): { employer: string; agency: string; agencyShort: string } {
  const { employer, agency } = parties
  return locale === 'ja'
    ? { employer: employer.name, agency: agency.name, agencyShort: agency.shortName }
    : { employer: employer.nameEn, agency: agency.nameEn, agencyShort: agency.nameEn }
}
