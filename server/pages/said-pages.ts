import { html } from 'ghtml'
import type { Locale } from '../../src/contract/locale.ts'
import { partyNames } from '../domain/agreement.ts'
import type { Contact } from '../domain/consent.ts'
import type { AgreementVersion } from '../store/agreements.ts'
import { PAGE_TEXT } from '../text/pages.ts'
import { RIGHTS_TEXT } from '../text/rights.ts'
import { carrying, document, paragraphs } from './layout.ts'
import { FORM_ID } from './offer-form.ts'

interface Answered {
  agreement: AgreementVersion
  token: string
}

/** What the language switch of these pages sends along. */
const SAID = 'said'

/**
 * Said after a registration was posted, whatever became of it. A browser cannot go back to a form
 * that was posted, since none is stored; the button brings it, as it was typed.
 */
export function mailSentPage(
  locale: Locale,
  { agreement, token, contact }: Answered & { contact: Contact },
): string {
  const { title, lines, check } = PAGE_TEXT[locale].mailSent
  const path = `/r/${token}`
  const form = { id: SAID, locale, path, place: FORM_ID, button: check }
  return document({
    locale,
    title,
    operator: partyNames(locale, agreement).employer,
    languageForm: { id: SAID, path: `${path}/sent` },
    body: html`!${paragraphs(lines)}
!${carrying({ ...contact }, form)}`,
  })
}

/** Said after "no further offers", and again whenever it is pressed again. */
export function declinedPage(locale: Locale, { agreement, token }: Answered): string {
  const { title, lines } = PAGE_TEXT[locale].declined
  const path = `/r/${token}/declined`
  return document({
    locale,
    title,
    operator: partyNames(locale, agreement).employer,
    languageForm: { id: SAID, path },
    body: html`!${paragraphs(lines)}
!${carrying({}, { id: SAID, locale, path })}`,
  })
}

/** Said after the way to one's rights was asked for, whoever asked. */
export function rightsMailSentPage(
  locale: Locale,
  { agreement, token, address }: Answered & { address: string },
): string {
  const { title, lines, check } = RIGHTS_TEXT[locale].mail.sent
  const path = `/r/${token}/rights-mail`
  const form = { id: SAID, locale, path: `${path}/form`, button: check }
  return document({
    locale,
    title,
    operator: partyNames(locale, agreement).employer,
    languageForm: { id: SAID, path: `${path}/sent` },
    body: html`!${paragraphs(lines)}
!${carrying({ email: address }, form)}`,
  })
}
