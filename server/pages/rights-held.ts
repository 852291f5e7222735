import { html } from 'ghtml'
import type { Locale } from '../../src/contract/locale.ts'
import type { Employer } from '../../src/contract/settings.ts'
import { RECORD_RETENTION_YEARS, CONTACT_FIELDS, type ConsentText } from '../domain/consent.ts'
import { isInForce } from '../domain/export.ts'
import type {
  HeldConsent,
  HeldDelivery,
  HeldLink,
  HeldRegistration,
  HeldWord,
  Holdings,
} from '../domain/held.ts'
import { writtenDate } from '../domain/referral.ts'
import { PAGE_TEXT } from '../text/pages.ts'
import { RIGHTS_TEXT } from '../text/rights.ts'
import { confirmation, type Confirmed } from './confirmation.ts'
import { document, notice, paragraphs } from './layout.ts'

/** Where the acts of a rights page lead. */
export interface RightsPaths {
  held: string
  download: string
  erase: string
  /** Taking back the consent of one registration. */
  withdraw: (registration: HeldConsent['registration']) => string
}

interface Showing {
  locale: Locale
  held: Holdings
  employer: Employer
  paths: RightsPaths
  /** The data of one press on the way to the agency's own form. */
  redirect: boolean
  now: number
}

/** What is held about somebody, to be read by them: what, to whom, when, under which text. */
export function heldPage(showing: Showing): string {
  const { locale, held, employer, paths, redirect } = showing
  const text = RIGHTS_TEXT[locale]
  const name = locale === 'ja' ? employer.name : employer.nameEn
  const contacts = redirect
    ? ''
    : html`<h2>${text.contactHeading}</h2>
!${contactsOf(showing)}`
  const links = redirect
    ? ''
    : html`<h2>${text.linksHeading}</h2>
!${linksOf(showing)}`
  return document({
    locale,
    title: text.title,
    operator: name,
    languagePath: paths.held,
    body: html`!${paragraphs(text.lines(name))}
!${contacts}
<h2>${text.consentHeading}</h2>
!${held.consents.map((one) => consentPart(showing, one)).join('\n') || html`<p>${text.noConsent}</p>`}
!${links}
!${requestsOf(showing)}
<h2>${text.actsHeading}</h2>
<p><a href="${paths.download}" download>${text.downloadLink}</a><br><span class="hint">${text.downloadHint}</span></p>
<p><a href="${paths.erase}?lang=${locale}">${text.eraseLink}</a><br><span class="hint">${text.eraseHint}</span></p>
<p>${text.questions(name, employer.privacyContact)}</p>`,
  })
}

function rows(pairs: [string, string][]): string {
  const lines = pairs.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)
  return html`<dl>!${lines.join('\n')}</dl>`
}

function contactsOf({ locale, held, now }: Showing): string {
  const text = RIGHTS_TEXT[locale]
  const { fields } = PAGE_TEXT[locale]
  const parts = held.registrations.map((one) => {
    const { contact } = one
    const given = CONTACT_FIELDS.flatMap((field): [string, string][] =>
      contact && contact[field] !== '' ? [[fields[field], contact[field]]] : [],
    )
    const confirmed = held.consents.some((consent) => consent.registration.id === one.id)
    return rows([
      [text.entered, writtenDate(one.enteredAt, locale)],
      [text.stateLabel, stateOf(locale, one, confirmed, now)],
      ...given,
    ])
  })
  const anything = held.registrations.some((one) => one.contact !== null)
  return parts.join('\n') + (anything ? '' : html`<p>${text.noContact}</p>`)
}

function stateOf(
  locale: Locale,
  registration: HeldRegistration,
  confirmed: boolean,
  now: number,
): string {
  const { state } = RIGHTS_TEXT[locale]
  const { endedAt, confirmUntil } = registration
  if (endedAt !== null) return state.ended(writtenDate(endedAt, locale))
  if (confirmed) return state.confirmed
  return now < confirmUntil ? state.waiting(writtenDate(confirmUntil, locale)) : state.lapsed
}

function consentPart(showing: Showing, consent: HeldConsent): string {
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
<details open><summary>${text.wholeText}</summary>
<div lang="${consent.locale}">!${wholeText(consent.text)}</div></details>`
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

function linksOf({ locale, held }: Showing): string {
  const text = RIGHTS_TEXT[locale]
  const lines = held.links.map((one) => {
    const written = writtenDate(one.insertedAt, locale)
    const until = writtenDate(one.expiresAt, locale)
    const opened = text.opened(one.openings.length)
    return html`<li>${text.link(written, until) + opened}!${linkDetails(locale, one)}</li>`
  })
  const list = lines.length === 0 ? html`<p>${text.noLinks}</p>` : `<ul>${lines.join('\n')}</ul>`
  const since = held.noOffersSince
  return since === null
    ? list
    : list + html`<p>${text.noOffersSince(writtenDate(since, locale))}</p>`
}

/** What its sender named, and each opening. */
function linkDetails(locale: Locale, link: HeldLink): string {
  const { linkDetail, stages, lead, openedBy } = RIGHTS_TEXT[locale]
  const { stage, position, mailbox, leadVersion, ownWords } = link
  const named: [string, string | null][] = [
    [linkDetail.position, position],
    [linkDetail.stage, stage && stages[stage]],
    [linkDetail.mailbox, mailbox],
    [linkDetail.lead, leadVersion === null && !ownWords ? null : lead(leadVersion, ownWords)],
  ]
  const known = named.filter((one): one is [string, string] => Boolean(one[1]))
  const opened = link.openings.map(({ openedAt, label }): [string, string] => [
    linkDetail.opened,
    withWhat(locale, openedAt, openedBy[label]),
  ])
  return known.length + opened.length === 0 ? '' : rows([...known, ...opened])
}

/** A day, and what was on it. */
function withWhat(locale: Locale, at: number, what: string): string {
  return writtenDate(at, locale) + (locale === 'ja' ? '、' : ', ') + what
}

function agencyWord(locale: Locale, { what, code, occurredAt }: HeldWord): string {
  const { agencySaid, agencyReason } = RIGHTS_TEXT[locale]
  const said = agencySaid[what.replace(/^referral\./, '')] ?? what
  const reason = code === null ? [] : [agencyReason[code] ?? code]
  return withWhat(locale, occurredAt, [said, ...reason].join(locale === 'ja' ? ':' : ': '))
}

function requestsOf({ locale, held }: Showing): string {
  const text = RIGHTS_TEXT[locale]
  if (held.requests.length === 0) return ''
  const lines = held.requests.map(({ kind, receivedAt, dueAt }) => {
    const said = text.request[kind](writtenDate(receivedAt, locale), writtenDate(dueAt, locale))
    return html`<li>${said}</li>`
  })
  return html`<h2>${text.requestsHeading}</h2>
<ul>!${lines.join('\n')}</ul>`
}

/** Said right after an erasure, and ever after behind every link of that mailbox. */
export function erasedPage(
  locale: Locale,
  done: { erasure: string | undefined; confirmed?: Confirmed | undefined },
): string {
  const { title, lines } = RIGHTS_TEXT[locale].erased
  const { erasure, confirmed } = done
  const confirming = erasure === undefined ? [] : confirmation(locale, confirmed, erasure)
  return notice(locale, { title, lines: [...lines(RECORD_RETENTION_YEARS), ...confirming] })
}
