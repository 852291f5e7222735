import type { Agency, Employer, Mode, Terms } from '../../src/contract/settings.ts'
import type { Locale } from '../../src/contract/locale.ts'
import type { LockedWording } from '../../src/contract/session.ts'
import type { ConsentText } from '../domain/consent.ts'
import { consentText } from './consent-text.ts'
import { mailWording } from './wording.ts'

interface Parties {
  mode: Mode
  employer: Employer
  agency: Agency
  terms: Terms
}

interface Texts {
  mail: Record<Locale, LockedWording>
  page: Record<Locale, ConsentText>
}

/** An agreement with the texts that follow from who the parties are and what they agreed. */
export function withTexts<T extends Parties>(agreement: T): T & Texts {
  return {
    ...agreement,
    mail: { ja: mailWording('ja', agreement), en: mailWording('en', agreement) },
    page: { ja: consentText('ja', agreement), en: consentText('en', agreement) },
  }
}
