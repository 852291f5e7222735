import type { Locale } from '../../src/contract/locale.ts'
import { shownPage, type ShownPage } from '../domain/shown-page.ts'
import type { AgreementVersion } from '../store/agreements.ts'
import { offerPage } from './offer-page.ts'
import { renderedOnce } from './rendered-once.ts'

/** A showing's own values, by name. */
const NAMED = {
  token: '{token}',
  formKey: '{form_key}',
  openUntil: '{open_until}',
  page: '{page}',
}

/**
 * The empty offer of an agreement version as evidence: all that stands on it, words of the code and
 * of the agreement alike. A form that came back shows the same, with what was typed and what is
 * wrong with it. Rendered once.
 */
export function offerEvidence(
  locale: Locale,
  agreement: AgreementVersion,
  host: string,
): ShownPage {
  return renderedOnce(agreement, `offer/${locale}/${host}`, () =>
    shownPage(locale, offerPage(locale, agreement, { ...NAMED, host }, { registration: 'open' })),
  )
}
