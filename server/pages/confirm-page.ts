import { html } from 'ghtml'
import type { Locale } from '../../src/contract/locale.ts'
import type { Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import { CONTACT_FIELDS, type Contact } from '../domain/consent.ts'
import { rightsSecretOf } from '../domain/secrets.ts'
import { PAGE_FIELD, shownPage, type ShownPage } from '../domain/shown-page.ts'
import type { AgreementVersion } from '../store/agreements.ts'
import type { Registration } from '../store/registrations.ts'
import { PAGE_TEXT } from '../text/pages.ts'
import { heldLink } from './find-rights.ts'
import { document, paragraphs } from './layout.ts'
import { hostOf } from './offer.ts'
import { renderedOnce } from './rendered-once.ts'

/** A form that its mailbox is asked about, or has answered for. */
export interface Entry {
  registration: Registration
  agreement: AgreementVersion
}

interface Question {
  contact: Contact
  ask: 'confirm' | 'correct'
}

interface Asked extends Question {
  secret: string
  /** The page is not the one whose button was pressed. */
  changed?: boolean
}

/** What is asked behind the mailed link: to register, or to correct what is registered. */
export function askPage(locale: Locale, mailed: Entry, asked: Asked): string {
  return rendered(locale, mailed, { ...asked, page: askEvidence(locale, mailed, asked).sha256 })
}

/** The page whose button makes a consent count, with names for what was entered. */
export function askEvidence(
  locale: Locale,
  mailed: Pick<Entry, 'agreement'>,
  { contact, ask }: Question,
): ShownPage {
  const given = CONTACT_FIELDS.filter((field) => contact[field] !== '')
  return renderedOnce(mailed.agreement, [ask, locale, ...given].join('/'), () => {
    const named = { ...contact }
    for (const field of given) named[field] = `{${field}}`
    const asked = { contact: named, ask, secret: '{secret}', page: '{page}' }
    return shownPage(locale, rendered(locale, mailed, asked))
  })
}

function rendered(
  locale: Locale,
  mailed: Pick<Entry, 'agreement'>,
  { contact, secret, ask, page, changed }: Asked & { page: string },
): string {
  const text = PAGE_TEXT[locale]
  const { agency, employer } = partyNames(locale, mailed.agreement)
  const given = CONTACT_FIELDS.filter((field) => contact[field] !== '')
  const rows = [
    html`<div><dt>${mailed.agreement.page[locale].text.provision[0]?.label ?? ''}</dt><dd>${agency}</dd></div>`,
    ...given.map(
      (field) => html`<div><dt>${text.fields[field]}</dt><dd>${contact[field]}</dd></div>`,
    ),
  ]
  return document({
    locale,
    title: text[ask].title,
    operator: employer,
    languagePath: `/confirm/${secret}`,
    body: html`<p>${employer}</p>
!${
      changed
        ? html`<p class="status" role="alert">${text.changed}</p>
`
        : ''
    }!${paragraphs(text[ask].lines)}
<h2>${text.confirm.detailsHeading}</h2>
<dl>!${rows.join('\n')}</dl>
<p>${mailed.agreement.page[locale].text.box}</p>
<form method="post" action="/confirm/${secret}?lang=${locale}"><input type="hidden" name="${PAGE_FIELD}" value="${page}"><button type="submit">${text[ask].button}</button></form>
<p class="hint">${text[ask].otherwise}</p>`,
  })
}

export function confirmedPage(
  context: Context,
  locale: Locale,
  agreement: AgreementVersion,
  registration: Registration,
): string {
  const text = PAGE_TEXT[locale].confirmed
  const { agency, employer } = partyNames(locale, agreement)
  const { contactFrequency, contactFrequencyEn } = agreement.agency
  const frequency = locale === 'ja' ? contactFrequency : contactFrequencyEn
  const path = `/rights/${rightsSecretOf(context.keys, registration)}/withdraw`
  return document({
    locale,
    title: text.title,
    operator: employer,
    languagePath: '',
    body: html`!${paragraphs(text.lines(agency, frequency))}
<p>${text.withdrawHint} <a href="${path}?lang=${locale}" data-address="${hostOf(context.config)}${path}">${text.withdrawLink}</a></p>
!${heldLink(context, locale, registration)}`,
  })
}

export function correctedPage(
  context: Context,
  { agreement, registration }: Entry,
  locale: Locale,
) {
  const { agency, employer } = partyNames(locale, agreement)
  const { title, lines } = PAGE_TEXT[locale].corrected
  const link = heldLink(context, locale, registration)
  const body = paragraphs(lines(agency)) + link
  return document({ locale, title, operator: employer, languagePath: '', body })
}

/** Another entry of the mailbox counts, and how to change it. */
export function earlierPage(
  context: Context,
  { agreement, registration }: Entry,
  locale: Locale,
): string {
  const { employer } = partyNames(locale, agreement)
  const { title, lines } = PAGE_TEXT[locale].earlier
  const link = heldLink(context, locale, registration)
  const body = paragraphs(lines(employer, agreement.employer.privacyContact)) + link
  return document({ locale, title, operator: employer, languagePath: '', body })
}
