import { html } from 'ghtml'
import type { Locale } from '../../src/contract/locale.ts'
import { partyNames } from '../domain/agreement.ts'
import type { ConsentText } from '../domain/consent.ts'
import type { AgreementVersion } from '../store/agreements.ts'
import { PAGE_TEXT } from '../text/pages.ts'
import { document, paragraphs } from './layout.ts'
import { FORM_ID, offerForm } from './offer-form.ts'
import type { OfferSlots, Returned } from './offer-slots.ts'

export interface OfferState {
  /**
   * `closed` where no mail can be sent at the moment, `expired` after the link's time, `ended` after
   * the agreement's.
   */
  registration: 'open' | 'closed' | 'expired' | 'ended'
  /** Of a form that was posted, with what was typed. */
  returned?: Returned | undefined
}

/** The candidate's page: who would receive what, and the form, empty and unticked. */
export function offerPage(
  locale: Locale,
  agreement: AgreementVersion,
  slots: OfferSlots,
  state: OfferState,
): string {
  const consent = agreement.page[locale].text
  const path = `/r/${slots.token}`
  const { registration } = state
  const offer =
    registration === 'ended' ? status(locale, state) : offered(locale, agreement, slots, state)
  return document({
    locale,
    title: consent.title,
    operator: partyNames(locale, agreement).employer,
    ...(hasForm(state) ? { languageForm: { id: FORM_ID, path } } : { languagePath: path }),
    body: html`!${offer}
!${noThanks(locale, slots)}
!${rights(locale, agreement, slots)}`,
  })
}

function offered(
  locale: Locale,
  agreement: AgreementVersion,
  slots: OfferSlots,
  state: OfferState,
): string {
  const text = PAGE_TEXT[locale]
  const consent = agreement.page[locale].text
  const form = hasForm(state)
    ? html`<h2>${text.formHeading}</h2>
!${offerForm(locale, agreement, slots, state.returned)}`
    : ''
  return html`!${status(locale, state)}
!${paragraphs(consent.opening)}
<h2>${text.provisionHeading}</h2>
!${table(consent.provision)}
<h2>${text.assurancesHeading}</h2>
<ul>!${consent.assurances.map((line) => html`<li>${line}</li>`).join('\n')}</ul>
!${form}`
}

/** What was typed stays before its writer until it can be taken. */
function hasForm({ registration, returned }: OfferState): boolean {
  return registration === 'open' || (registration === 'closed' && returned !== undefined)
}

/** Why there is no form, or none that is taken, before anything else. */
function status(locale: Locale, { registration, returned }: OfferState): string {
  const { closedForNow, closedOnForm, expired, ended } = PAGE_TEXT[locale]
  const closed = returned ? closedOnForm : closedForNow
  return registration === 'open'
    ? ''
    : html`<p class="status">${{ closed, expired, ended }[registration]}</p>`
}

function table(rows: ConsentText['provision']): string {
  const lines = rows.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)
  return html`<dl>!${lines.join('\n')}</dl>`
}

function noThanks(locale: Locale, { token, host }: OfferSlots): string {
  const text = PAGE_TEXT[locale]
  const path = `/r/${token}/decline`
  return html`<section class="no-thanks" aria-labelledby="no-thanks"><h2 id="no-thanks">${text.noThanks}</h2>
<p>${text.noThanksHint}</p>
<a class="button quiet" href="${path}?lang=${locale}" data-address="${host}${path}">${text.decline.button}</a></section>`
}

/** The way to one's rights came by mail, or stood on the page after agreeing; either may be lost. */
function rights(locale: Locale, agreement: AgreementVersion, { token, host }: OfferSlots): string {
  const text = PAGE_TEXT[locale]
  const path = `/r/${token}/rights-mail`
  const lost = agreement.mode === 'relay' ? text.lostMail : text.lostLink
  return html`<h2>${text.rightsHeading}</h2>
!${table(agreement.page[locale].text.rights)}
<p><a href="${path}?lang=${locale}" data-address="${host}${path}">${lost}</a></p>`
}
