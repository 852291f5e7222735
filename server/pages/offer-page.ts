import { html } from 'ghtml'
import type { Locale } from '../../src/contract/locale.ts'
import { partyNames } from '../domain/agreement.ts'
import {
  CONTACT_FIELDS,
  CONTACT_LIMITS,
  type ConsentText,
  type Contact,
  type FormFaults,
} from '../domain/consent.ts'
import type { AgreementVersion } from '../store/agreements.ts'
import type { PageText } from '../text/page-text.ts'
import { PAGE_TEXT } from '../text/pages.ts'
import { document, paragraphs } from './layout.ts'

/** What one showing of the offer depends on, besides its text. */
export interface OfferSlots {
  token: string
  /** A key made for this showing: the same form sent twice is one registration. */
  formKey: string
  openUntil: string
}

export interface OfferState {
  /** `closed` where no mail can be sent at the moment, `expired` after the link's time. */
  registration: 'open' | 'closed' | 'expired'
  /** A form that came back. */
  returned?: { contact: Contact | undefined; faults: FormFaults }
}

/** The candidate's page: who would receive what, and the form, empty and unticked. */
export function offerPage(
  locale: Locale,
  agreement: AgreementVersion,
  slots: OfferSlots,
  state: OfferState,
): string {
  const text = PAGE_TEXT[locale]
  const consent = agreement.page[locale].text
  const registration =
    state.registration === 'open'
      ? form(locale, agreement, slots, state)
      : html`<p>${state.registration === 'closed' ? text.closedForNow : text.expired}</p>`
  return document({
    locale,
    title: consent.title,
    // A form that came back keeps its language, or what was typed would be lost.
    languagePath: state.returned ? undefined : `/r/${slots.token}`,
    body: html`!${paragraphs(consent.opening)}
<h2>${text.provisionHeading}</h2>
!${table(consent.provision)}
<h2>${text.assurancesHeading}</h2>
<ul>!${consent.assurances.map((line) => html`<li>${line}</li>`).join('\n')}</ul>
<h2>${text.formHeading}</h2>
!${registration}
!${noThanks(locale, slots.token)}
<h2>${text.rightsHeading}</h2>
!${table(consent.rights)}`,
  })
}

function table(rows: ConsentText['provision']): string {
  const lines = rows.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)
  return html`<dl>!${lines.join('\n')}</dl>`
}

function form(
  locale: Locale,
  agreement: AgreementVersion,
  slots: OfferSlots,
  state: OfferState,
): string {
  const text = PAGE_TEXT[locale]
  const consent = agreement.page[locale].text
  const relay = agreement.mode === 'relay'
  const fields = relay ? CONTACT_FIELDS.map((field) => inputOf(text, field, state)) : []
  const button = relay
    ? text.agreeButton
    : text.redirect.button(partyNames(locale, agreement).agencyShort)
  const faults = state.returned?.faults ?? {}
  const summary = state.returned
    ? html`<p class="summary" role="alert">${text.faultSummary}</p>`
    : ''
  return html`<p>${text.openUntil(slots.openUntil)}</p>
!${summary}
<form method="post" action="/r/${slots.token}/consent?lang=${locale}" novalidate>
<input type="hidden" name="form_key" value="${slots.formKey}">
!${fields.join('\n')}
<label class="agree"><input type="checkbox" name="agree" value="yes" required!${faultMark('agree', faults)}><span>${consent.box}</span></label>
!${faultLine(text, 'agree', faults)}
<p class="hint">${consent.age}</p>
<button type="submit">${button}</button>
</form>`
}

const INPUT: Record<keyof Contact, { type: string; autocomplete: string; required: boolean }> = {
  name: { type: 'text', autocomplete: 'name', required: true },
  email: { type: 'email', autocomplete: 'email', required: true },
  phone: { type: 'tel', autocomplete: 'tel', required: false },
  desiredWork: { type: 'text', autocomplete: 'off', required: false },
  desiredArea: { type: 'text', autocomplete: 'off', required: false },
}

function inputOf(text: PageText, field: keyof Contact, state: OfferState): string {
  const { type, autocomplete, required } = INPUT[field]
  const faults = state.returned?.faults ?? {}
  const value = state.returned?.contact?.[field] ?? ''
  const hint = field === 'email' || field === 'phone' ? text.hints[field] : ''
  const hintLine = hint === '' ? '' : html`<p class="hint" id="${field}-hint">${hint}</p>`
  const described = [hint === '' ? '' : `${field}-hint`, faults[field] ? `${field}-fault` : '']
  const describedBy = described.filter((id) => id !== '').join(' ')
  const describedAttribute = describedBy === '' ? '' : html` aria-describedby="${describedBy}"`
  return html`<div class="field"><label for="${field}">${text.fields[field]}<span class="tag">${required ? text.required : text.optional}</span></label>
<input id="${field}" name="${field}" type="${type}" autocomplete="${autocomplete}" maxlength="${CONTACT_LIMITS[field]}" value="${value}"!${required ? ' required' : ''}!${describedAttribute}!${faults[field] ? ' aria-invalid="true"' : ''}>
!${hintLine}!${faultLine(text, field, faults)}</div>`
}

function faultMark(field: keyof FormFaults, faults: FormFaults): string {
  return faults[field] ? html` aria-invalid="true" aria-describedby="${field}-fault"` : ''
}

function faultLine(text: PageText, field: keyof FormFaults, faults: FormFaults): string {
  const fault = faults[field]
  return fault ? html`<p class="fault" id="${field}-fault">${text.faults[fault]}</p>` : ''
}

function noThanks(locale: Locale, token: string): string {
  const text = PAGE_TEXT[locale]
  return html`<div class="no-thanks"><h3>${text.noThanks}</h3>
<p>${text.noThanksHint}</p>
<a href="/r/${token}/decline?lang=${locale}">${text.decline.button}</a></div>`
}
