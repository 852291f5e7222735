import { html } from 'ghtml'
import type { Locale } from '../../src/contract/locale.ts'
import type { ConsentText } from '../domain/consent.ts'
import { isInForce } from '../domain/export.ts'
import type { HeldConsent, HeldDelivery, HeldWord } from '../domain/held.ts'
import { pressedFor } from '../domain/pressed-pages.ts'
import { writtenDate } from '../domain/referral.ts'
import { RIGHTS_TEXT } from '../text/rights.ts'
import { paragraphs, rows } from './layout.ts'
import { withWhat, type Showing } from './showing.ts'

/** One consent: to whom, what, when, under which text and page, and how to take it back. */
export function consentPart(showing: Showing, consent: HeldConsent): string {
  const { locale, paths } = showing
  const text = RIGHTS_TEXT[locale]
  const { agency } = consent
  const ja = locale === 'ja'
  const name = ja ? agency.name : agency.nameEn
  const recipient = [
    name,
    text.licence(agency.licenceNo),
    ja ? agency.address : agency.addressEn,
    text.representedBy(ja ? agency.representative : agency.representativeEn),
  ].join(ja ? '、' : ', ')
  const { withdrawnAt, undeliveredAt } = consent
  const dated = (label: string, at: number | null): [string, string][] =>
    at === null ? [] : [[label, writtenDate(at, locale)]]
  const withdraw = isInForce(consent)
    ? html`<p><a href="${paths.withdraw(consent.registration)}?lang=${locale}">${text.withdrawLink}</a></p>`
    : ''
  return html`<h3>${name}</h3>
!${rows([
    [text.reference, consent.id],
    [text.granted, writtenDate(consent.grantedAt, locale)],
    ...dated(text.withdrawn, withdrawnAt),
    ...dated(text.undelivered, undeliveredAt),
    [text.recipient, recipient],
    [text.items, itemsOf(locale, consent)],
    ...consent.provisions.map(({ providedAt }): [string, string] => [
      text.provided,
      writtenDate(providedAt, locale),
    ]),
    [text.told, toldOf(showing, consent)],
    ...consent.agencyWords.map((one): [string, string] => [
      text.agencyTold,
      agencyWord(locale, one),
    ]),
    [text.text, text.textOf(consent.textVersion, consent.textSha256)],
  ])}
!${withdraw}
!${pagesPart(showing, consent)}
<details open><summary>${text.wholeText}</summary>
<div lang="${consent.locale}">!${wholeText(consent.text)}</div></details>`
}

/** The way to each page that was pressed on, where it is kept. */
function pagesPart({ locale, held, paths }: Showing, consent: HeldConsent): string {
  const { pages } = RIGHTS_TEXT[locale]
  const kept = pressedFor(consent).filter(({ sha256 }) =>
    held.pages.some((page) => page.sha256 === sha256),
  )
  const lines = kept.map(({ which, sha256, correctedAt }) => {
    const corrected = correctedAt === null ? '' : pages.corrected(writtenDate(correctedAt, locale))
    return html`<li><a href="${paths.page(sha256)}?lang=${locale}">${pages[which] + corrected}</a></li>`
  })
  return lines.length === 0 ? '' : html`<ul>!${lines.join('\n')}</ul>`
}

function itemsOf(locale: Locale, { record }: HeldConsent): string {
  const { item } = RIGHTS_TEXT[locale]
  const items = (record['data_items'] ?? []) as string[]
  return items.map((one) => item[one] ?? one).join(locale === 'ja' ? '、' : ', ')
}

function toldOf({ locale, redirect }: Showing, { deliveries }: HeldConsent): string {
  const text = RIGHTS_TEXT[locale]
  const told = deliveries.map((one) => deliveryLine(locale, one))
  return [...(redirect ? [text.carried] : []), ...told].join(locale === 'ja' ? '。' : '. ')
}

function deliveryLine(locale: Locale, { what, doneAt, outcome }: HeldDelivery): string {
  const line = RIGHTS_TEXT[locale].delivery[what]
  if (doneAt === null) return line.waiting
  if (outcome === 'given_up' || outcome === 'refused_for_good') return line.givenUp
  return outcome === 'delivered' ? line.done(writtenDate(doneAt, locale)) : line.none
}

/** The stored text as it stood on the page, in the order it stood there. */
function wholeText(text: ConsentText): string {
  const table = (pairs: ConsentText['provision']) =>
    rows(pairs.map(({ label, value }) => [label, value]))
  return html`<p>${text.title}</p>
!${paragraphs(text.opening)}
!${table(text.provision)}
<ul>!${text.assurances.map((line) => html`<li>${line}</li>`).join('\n')}</ul>
!${table(text.rights)}
!${paragraphs([text.box, text.age])}`
}

function agencyWord(locale: Locale, { what, code, occurredAt }: HeldWord): string {
  const { agencySaid, agencyReason } = RIGHTS_TEXT[locale]
  const said = agencySaid[what.replace(/^referral\./, '')] ?? what
  const reason = code === null ? [] : [agencyReason[code] ?? code]
  return withWhat(locale, occurredAt, [said, ...reason].join(locale === 'ja' ? ':' : ': '))
}
