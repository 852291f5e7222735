import { html } from 'ghtml'
import type { Locale } from '../../src/contract/locale.ts'
import { RECORD_RETENTION_YEARS, CONTACT_FIELDS } from '../domain/consent.ts'
import type { HeldLink, HeldRegistration } from '../domain/held.ts'
import { erasureOf } from '../domain/person.ts'
import { writtenDate } from '../domain/referral.ts'
import type { Registration } from '../store/registrations.ts'
import { PAGE_TEXT } from '../text/pages.ts'
import { RIGHTS_TEXT } from '../text/rights.ts'
import { confirmation, type Confirmed } from './confirmation.ts'
import { consentPart } from './held-consent.ts'
import { document, notice, paragraphs, rows } from './layout.ts'
import { withWhat, type Showing } from './showing.ts'

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
      ...mailed(locale, one),
    ])
  })
  const anything = held.registrations.some((one) => one.contact !== null)
  return parts.join('\n') + (anything ? '' : html`<p>${text.noContact}</p>`)
}

/** The days on which mails of ours went out. */
function mailed(locale: Locale, { mails }: HeldRegistration): [string, string][] {
  const sent = mails.filter((one) => one.outcome === 'delivered')
  const days = new Set(sent.map((one) => writtenDate(one.doneAt ?? one.queuedAt, locale)))
  return days.size === 0 ? [] : [[RIGHTS_TEXT[locale].mailed, [...days].join(' · ')]]
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
  { personKey, redirect }: Pick<Registration, 'personKey' | 'redirect'>,
  confirmed?: Confirmed,
): string {
  const { title, ...text } = RIGHTS_TEXT[locale].erased
  const lines = redirect ? text.redirectLines : text.lines
  const erasure = erasureOf(personKey)
  const confirming = erasure === undefined ? [] : confirmation(locale, confirmed, erasure)
  const said = { title, lines: [...lines(RECORD_RETENTION_YEARS), ...confirming] }
  return notice(locale, said, { languagePath: '' })
}
