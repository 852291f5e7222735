import { html } from 'ghtml'
import type { Locale } from '../../src/contract/locale.ts'
import { partyNames } from '../domain/agreement.ts'
import { CONTACT_LIMITS } from '../domain/consent.ts'
import { RIGHTS_TEXT } from '../text/rights.ts'
import { document, paragraphs } from './layout.ts'
import type { Offer } from './offer.ts'

const FORM_ID = 'lost-mail'

/** The address somebody typed, in its usual width; empty where it is no text or beyond any length. */
export function typedAddress({ email }: Record<string, unknown>): string {
  if (typeof email !== 'string' || email.length > CONTACT_LIMITS.email) return ''
  return email.normalize('NFKC').trim()
}

/** Where the way to one's rights is asked for; on the way to the agency's form, why it cannot be. */
export function rightsMailPage(
  locale: Locale,
  { agreement }: Offer,
  form: { token: string; typed?: string; faulty?: boolean },
): string {
  const text = RIGHTS_TEXT[locale].mail
  const { employer } = partyNames(locale, agreement)
  const back = html`<p><a href="/r/${form.token}?lang=${locale}">${text.back}</a></p>`
  const path = `/r/${form.token}/rights-mail`
  if (agreement.mode === 'redirect') {
    const { title, lines } = text.redirect
    const body = paragraphs(lines(employer, agreement.employer.privacyContact)) + back
    return document({ locale, title, operator: employer, languagePath: path, body })
  }
  const fault = form.faulty
    ? html`<p class="fault" id="email-fault" role="alert">${text.missing}</p>`
    : ''
  const faultMark = form.faulty ? ' aria-invalid="true" aria-describedby="email-fault"' : ''
  return document({
    locale,
    title: text.title,
    operator: employer,
    languageForm: { id: FORM_ID, path: `${path}/form` },
    body: html`!${paragraphs(text.lines)}
<form id="${FORM_ID}" method="post" action="${path}?lang=${locale}" novalidate>
<div class="field"><label for="email">${text.field}</label>
<input id="email" name="email" type="email" autocomplete="email" maxlength="${CONTACT_LIMITS.email}" value="${form.typed ?? ''}" required!${faultMark}>
!${fault}</div>
<button type="submit">${text.button}</button>
</form>
!${back}`,
  })
}
