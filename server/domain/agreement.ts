import { Type, type Static } from 'typebox'
import type { Locale } from '../../src/contract/locale.ts'

/** Terms of one agreement version between an employer and an agency (domain rules §2.2). */
export const Terms = Type.Object({
  /** Candidates taken on that earn one free placement. */
  ratio: Type.Integer({ minimum: 1, maximum: 1000 }),
  /** What earns a point: the candidate's confirmed registration, or the agency's acceptance. */
  qualifyOn: Type.Union([Type.Literal('registered'), Type.Literal('accepted')]),
  /** Days a point stays pending, in which a withdrawal takes it back. */
  holdDays: Type.Integer({ minimum: 0, maximum: 365 }),
  /** The same person earns once in this many days under one agreement. */
  personWindowDays: Type.Integer({ minimum: 0, maximum: 3650 }),
  /** Most points that may be owed before no further grant can be reserved. */
  debtCap: Type.Integer({ minimum: 0, maximum: 1000 }),
  /** Days a link takes registrations; rights and "no further offers" never end. */
  linkLifetimeDays: Type.Integer({ minimum: 1, maximum: 365 }),
})
export type Terms = Static<typeof Terms>

export const DEFAULT_TERMS: Terms = {
  ratio: 10,
  qualifyOn: 'accepted',
  holdDays: 14,
  personWindowDays: 365,
  debtCap: 10,
  linkLifetimeDays: 90,
}

/** In relay mode our form collects and the outbox delivers; a redirect to the agency is not offered yet. */
export type Mode = 'relay'

/** An agency as a consent must name it: APPI art. 29 and 30, and the licence candidates can look up. */
export const Agency = Type.Object({
  name: Type.String(),
  shortName: Type.String(),
  nameEn: Type.String(),
  address: Type.String(),
  addressEn: Type.String(),
  representative: Type.String(),
  representativeEn: Type.String(),
  /** Number of the licence to run paid employment placement (有料職業紹介事業許可番号). */
  licenceNo: Type.String(),
  /** ISO 3166-1 alpha-2. */
  country: Type.String({ pattern: '^[A-Z]{2}$' }),
  domains: Type.Array(Type.String()),
  /** How often it will write, as candidates read it before they agree. */
  contactFrequency: Type.String(),
  contactFrequencyEn: Type.String(),
})
export type Agency = Static<typeof Agency>

/** The employer as the page and the provision record must name it. */
export const Employer = Type.Object({
  name: Type.String(),
  nameEn: Type.String(),
  address: Type.String(),
  addressEn: Type.String(),
  representative: Type.String(),
  representativeEn: Type.String(),
  privacyContact: Type.String(),
})
export type Employer = Static<typeof Employer>

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
