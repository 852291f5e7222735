import { isCountry } from '../../src/contract/country.ts'
import { isPlainLine } from '../../src/contract/line.ts'
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
  /** What the companies are called and where mail reaches them, which is no offer of anything. */
  names: string[]
  /** Everything else that was typed of them, without their names in full; no other word is spared. */
  told: string[]
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
    return !isPlainLine(notice) || !isSaid
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
          country: isCountry(agency.country) ? countryName(agency.country, locale) : '',
          notice: (ja ? agency.abroadNotice : agency.abroadNoticeEn) ?? '',
        }
      : undefined,
    denial: DENIALS[locale],
  }
  const { name: employerName, contact, ...employers } = facts.employer
  const { name: agencyName, ...agencys } = facts.agency
  const inFull = [employerName, agencyName].filter(isOnlyName)
  const called = [...inFull, agency.shortName].filter(isOnlyName)
  const typed = [
    ...Object.values(employers),
    ...Object.values(agencys),
    facts.frequency,
    facts.abroad?.notice ?? '',
  ]
  return {
    ...facts,
    names: [...called, ...(isAddress(contact) ? [contact] : [])],
    told: typed.map((line) => inFull.reduce((rest, name) => rest.replaceAll(name, ' '), line)),
  }
}

/** Names that give something away, or say more than a name does, are read like any other words. */
function isOnlyName(name: string): boolean {
  const says = /[。、!?!?::;;「」]|渡|上げ|進呈|贈呈|もら|支給|付与|円|[$¥€£¥]/
  return isPlainLine(name) && !says.test(name)
}

function isAddress(contact: string): boolean {
  return /^[!-~]+@[!-~]+$|^https?:\/\/[!-~]+$/.test(contact)
}

interface Parties {
  mode: Mode
  terms: Terms
  employer: Employer
  agency: Agency
}
