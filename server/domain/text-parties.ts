import { LOCALES, type Locale } from '../../src/contract/locale.ts'
import type { Agency, Employer, Mode, Terms } from '../../src/contract/settings.ts'
import type { ConsentText } from './consent.ts'

/** What the texts of an agreement must name, in one language. */
export interface PartyFacts {
  mode: Mode
  terms: Terms
  employer: { name: string; address: string; representative: string; contact: string }
  agency: { name: string; address: string; representative: string; licenceNo: string }
  frequency: string
  /** For an agency in another country: which, and what APPI art. 28 wants told of it. */
  abroad: { country: string; notice: string } | undefined
  /** What companies and people are called, which is no offer of anything. */
  names: string[]
  /** How the texts say that there is no gift. */
  denial: string
}

const DENIALS: Record<Locale, string> = {
  ja: '金品をお渡しすることもありません',
  en: 'no gift is attached',
}

const HOME = 'JP'

/** True where APPI art. 28 asks for information about the agency's country before the consent. */
export function isAbroad({ country }: Pick<Agency, 'country'>): boolean {
  return country !== HOME
}

/**
 * True for an agency abroad whose country's notice readers of some language are not given: nobody
 * can consent to it, whenever it was put into force.
 */
export function lacksCountryNotice({
  agency,
  page,
}: {
  agency: Pick<Agency, 'country' | 'abroadNotice' | 'abroadNoticeEn'>
  page: Record<Locale, { text: Pick<ConsentText, 'provision'> }>
}): boolean {
  if (!isAbroad(agency)) return false
  return LOCALES.some((locale) => {
    const notice = (locale === 'ja' ? agency.abroadNotice : agency.abroadNoticeEn) ?? ''
    const isSaid = page[locale].text.provision.some(({ value }) => value.includes(notice))
    return notice.trim() === '' || !isSaid
  })
}

/** A country's name as readers of a language know it; its code where it has none. */
export function countryName(country: string, locale: Locale): string {
  return (
    new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }).of(country) ?? country
  )
}

/** The parties of an agreement as texts in a language name them. */
export function partyFacts(locale: Locale, { mode, terms, employer, agency }: Parties): PartyFacts {
  const ja = locale === 'ja'
  const facts = {
    mode,
    terms,
    employer: {
      name: ja ? employer.name : employer.nameEn,
      address: ja ? employer.address : employer.addressEn,
      representative: ja ? employer.representative : employer.representativeEn,
      contact: employer.privacyContact,
    },
    agency: {
      name: ja ? agency.name : agency.nameEn,
      address: ja ? agency.address : agency.addressEn,
      representative: ja ? agency.representative : agency.representativeEn,
      licenceNo: agency.licenceNo,
    },
    frequency: ja ? agency.contactFrequency : agency.contactFrequencyEn,
    abroad: isAbroad(agency)
      ? {
          country: countryName(agency.country, locale),
          notice: (ja ? agency.abroadNotice : agency.abroadNoticeEn) ?? '',
        }
      : undefined,
    denial: DENIALS[locale],
  }
  const names = [...Object.values(facts.employer), ...Object.values(facts.agency), agency.shortName]
  return { ...facts, names: names.filter((name) => name !== '') }
}

interface Parties {
  mode: Mode
  terms: Terms
  employer: Employer
  agency: Agency
}
