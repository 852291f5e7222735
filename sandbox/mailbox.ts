import { html } from 'ghtml'
import { send, sendPage, type Exchange } from './http.ts'
import type { MailStore, StoredMail } from './mail-store.ts'
import { page, timeOf, viewOf, withView, type View } from './pages.ts'
import { pageText } from './text.ts'

/** `GET /sandbox/mailbox`: every mail, newest first, or those to one recipient. */
export async function showMailbox({ request, response, url }: Exchange, store: MailStore) {
  const view = viewOf(url, request.headers['accept-language'])
  const say = pageText[view.locale]
  const recipient = url.searchParams.get('to') ?? ''
  const mails = await store.list()
  const shown = recipient ? mails.filter(({ recipients }) => recipients.includes(recipient)) : mails
  const live = html`!${recipientChoice(mails, recipient, view)}
    !${shown.length > 0 ? '' : html`<p class="empty">${say.noMails}</p>`}
    <ul class="rows">
      !${shown.map((mail) => row(mail, view))}
    </ul>`
  sendPage(response, 200, page(view, { title: say.mailbox, lead: say.mailboxLead, live }))
}

function recipientChoice(mails: StoredMail[], chosen: string, view: View): string {
  const say = pageText[view.locale]
  const addresses = [...new Set(mails.flatMap(({ recipients }) => recipients))].sort()
  if (addresses.length < 2) return ''
  const link = (address: string, label: string) =>
    html`<a
      href="${withView('/sandbox/mailbox', view, address ? { to: address } : {})}"
      !${address === chosen ? 'aria-current=page' : ''}
      >${label}</a
    >`
  return html`<nav aria-label="${say.showing}" class="choice">
    !${link('', say.everyone)} !${addresses.map((address) => link(address, address))}
  </nav>`
}

function row(mail: StoredMail, view: View): string {
  const say = pageText[view.locale]
  return html`<li>
    <a class="row" href="${withView(`/sandbox/mail/${mail.id}`, view)}">
      <strong>${mail.subject || say.noSubject}</strong>
      <time datetime="${mail.receivedAt.toISOString()}"
        >${timeOf(mail.receivedAt, view.locale)}</time
      >
      <span>${mail.from}</span>
      <span>${say.to}: ${shortened(mail.recipients)}</span>
    </a>
  </li>`
}

const NAMED_RECIPIENTS = 3

function shortened(recipients: string[]): string {
  const more = recipients.length - NAMED_RECIPIENTS
  return recipients.slice(0, NAMED_RECIPIENTS).join(', ') + (more > 0 ? ` +${more}` : '')
}

/** `GET /sandbox/mail/<id>`: one mail as its recipient sees it, both parts. */
export async function showMail({ request, response, url }: Exchange, store: MailStore) {
  const view = viewOf(url, request.headers['accept-language'])
  const say = pageText[view.locale]
  const mail = await store.find(idOf(url))
  if (!mail) {
    const live = html`<p class="empty">${say.missing}</p>`
    return sendPage(response, 404, page(view, { title: say.mailbox, lead: '', live }))
  }
  const live = html`<nav><a href="${withView('/sandbox/mailbox', view)}">← ${say.back}</a></nav>
    <dl class="envelope">
      <dt>${say.from}</dt>
      <dd>${mail.from}</dd>
      <dt>${say.to}</dt>
      <dd>${mail.recipients.join(', ')}</dd>
      <dt>${say.received}</dt>
      <dd>${timeOf(mail.receivedAt, view.locale)}</dd>
    </dl>
    !${mail.html ? htmlPart(mail) : ''} !${mail.html ? html`<h2>${say.plainText}</h2>` : ''}
    <pre class="letter">!${withLinks(mail.text)}</pre>`
  sendPage(response, 200, page(view, { title: mail.subject || say.noSubject, lead: '', live }))
}

/** No scripts and no forms in a mail; the same origin only lets the page fit the frame's height. */
function htmlPart(mail: StoredMail): string {
  const allowed =
    'allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation'
  return html`<iframe
    class="letter"
    title="${mail.subject}"
    sandbox="${allowed}"
    src="/sandbox/mail/${mail.id}/html"
  ></iframe>`
}

/** `GET /sandbox/mail/<id>/html`: the HTML part for its frame, unable to do anything but be read. */
export async function showMailHtml({ response, url }: Exchange, store: MailStore) {
  const mail = await store.find(idOf(url))
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
  response.setHeader('content-security-policy', policy)
  const style =
    '<style>body{font:15px/1.6 system-ui,sans-serif;margin:16px;overflow-wrap:anywhere}</style>'
  send(
    response,
    mail?.html ? 200 : 404,
    'text/html; charset=utf-8',
    `<!doctype html><meta charset="utf-8"><base target="_blank">${style}${mail?.html ?? ''}`,
  )
}

function idOf(url: URL): string {
  return url.pathname.split('/')[3] ?? ''
}

const LINK = /(https?:\/\/[^\s<>"'、。)」]+)/g

/** Text as it came, with its addresses made clickable; what follows an address stays outside it. */
function withLinks(text: string): string {
  return text
    .split(LINK)
    .map((piece, index) =>
      index % 2 === 1
        ? html`<a href="${piece}" target="_blank" rel="noopener noreferrer">${piece}</a>`
        : html`${piece}`,
    )
    .join('')
}
