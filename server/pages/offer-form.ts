import { html } from 'ghtml'
import type { Locale } from '../../src/contract/locale.ts'
import { partyNames } from '../domain/agreement.ts'
import { CONTACT_FIELDS, CONTACT_LIMITS, type Contact, type FormFaults } from '../domain/consent.ts'
import { PAGE_FIELD } from '../domain/shown-page.ts'
import type { AgreementVersion } from '../store/agreements.ts'
import type { PageText } from '../text/page-text.ts'
import { PAGE_TEXT } from '../text/pages.ts'
import type { OfferSlots, Returned } from './offer-slots.ts'

/** What the language switch sends along, and where a form that came back is scrolled to. */
export const FORM_ID = 'registration'

/** The form under the offer: empty and unticked, or as it was typed with its faults marked. */
export function offerForm(
  locale: Locale,
  agreement: AgreementVersion,
  slots: OfferSlots,
  returned: Returned | undefined,
): string {
  const text = PAGE_TEXT[locale]
  const consent = agreement.page[locale].text
  const relay = agreement.mode === 'relay'
  const fields = relay ? CONTACT_FIELDS.map((field) => fieldOf(text, field, returned)) : []
  const button = relay
    ? text.agreeButton
    : text.redirect.button(partyNames(locale, agreement).agencyShort)
  const faults = returned?.faults ?? {}
  return html`<p>${text.openUntil(slots.openUntil)}</p>
<form id="${FORM_ID}" method="post" action="/r/${slots.token}/consent?lang=${locale}#${FORM_ID}" novalidate>
!${returned?.changed ? html`<p class="status" role="alert">${text.changed}</p>` : ''}!${summary(text, faults)}
<input type="hidden" name="form_key" value="${slots.formKey}"><input type="hidden" name="${PAGE_FIELD}" value="${slots.page}">
!${fields.join('\n')}
<label class="agree"><input id="agree" type="checkbox" name="agree" value="yes" required!${describedBy('agree', faults)}><span>${consent.box}</span></label>
!${faultLine(text, 'agree', faults)}!${returned?.tickAgain ? html`<p class="hint">${text.tickAgain}</p>` : ''}
<p class="hint">${consent.age}</p>
<button type="submit">${button}</button>
</form>`
}

/** What is wrong, before the form, each with the way to its place. */
function summary(text: PageText, faults: FormFaults): string {
  const wrong = Object.keys(faults) as (keyof FormFaults)[]
  if (wrong.length === 0) return ''
  const items = wrong.map((field) => {
    const label = field === 'agree' ? '' : html`!${text.fields[field]}: `
    return html`<li><a href="#${field}">!${label}!${text.faults[faults[field] ?? 'missing']}</a></li>`
  })
  return html`<div class="summary" role="alert"><p>${text.faultSummary}</p><ul>!${items.join('')}</ul></div>`
}

const INPUT: Record<keyof Contact, { type: string; autocomplete: string; required: boolean }> = {
  name: { type: 'text', autocomplete: 'name', required: true },
  email: { type: 'email', autocomplete: 'email', required: true },
  phone: { type: 'tel', autocomplete: 'tel', required: false },
  desiredWork: { type: 'text', autocomplete: 'off', required: false },
  desiredArea: { type: 'text', autocomplete: 'off', required: false },
}

/** E-mail is enough to be reached, so a phone number has to be chosen before it can be typed. */
function fieldOf(text: PageText, field: keyof Contact, returned: Returned | undefined): string {
  const input = inputOf(text, field, returned)
  if (field !== 'phone') return input
  const open = returned && (returned.contact?.phone || returned.faults.phone) ? ' open' : ''
  return html`<details class="choice"!${open}><summary>${text.byPhoneToo}<span class="tag">${text.optional}</span></summary>
!${input}</details>`
}

function inputOf(text: PageText, field: keyof Contact, returned: Returned | undefined): string {
  const { type, autocomplete, required } = INPUT[field]
  const faults = returned?.faults ?? {}
  const value = returned?.contact?.[field] ?? ''
  const hint = field === 'email' || field === 'phone' ? text.hints[field] : ''
  const hintLine = hint === '' ? '' : html`<p class="hint" id="${field}-hint">${hint}</p>`
  return html`<div class="field"><label for="${field}">${text.fields[field]}<span class="tag">${required ? text.required : text.optional}</span></label>
<input id="${field}" name="${field}" type="${type}" autocomplete="${autocomplete}" dir="auto" maxlength="${CONTACT_LIMITS[field]}" value="${value}"!${required ? ' required' : ''}!${describedBy(field, faults, hint === '' ? [] : [`${field}-hint`])}>
!${hintLine}!${faultLine(text, field, faults)}</div>`
}

/** What explains a field and what is wrong with it, for those who do not see them side by side. */
function describedBy(
  field: keyof FormFaults,
  faults: FormFaults,
  hints: readonly string[] = [],
): string {
  const wrong = faults[field] !== undefined
  const ids = [...hints, ...(wrong ? [`${field}-fault`] : [])]
  const described = ids.length === 0 ? '' : html` aria-describedby="${ids.join(' ')}"`
  return described + (wrong ? ' aria-invalid="true"' : '')
}

function faultLine(text: PageText, field: keyof FormFaults, faults: FormFaults): string {
  const fault = faults[field]
  return fault ? html`<p class="fault" id="${field}-fault">${text.faults[fault]}</p>` : ''
}
