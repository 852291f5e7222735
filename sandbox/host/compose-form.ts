import { saveRoamingSettings } from './add-in.ts'
import type { Client } from './clients/client.ts'
import type { Draft } from './drafts.ts'
import { FIELDS, type Field, type MailItem } from './mail-item-model.ts'
import { MAILBOXES, OWN_MAILBOX, senderAt } from './mailboxes.ts'
import { createBody, type EditableBody } from './message-body.ts'
import { showNotices, type NoticeAction } from './notices.ts'
import { element } from './page-elements.ts'
import { formatRecipients, parseRecipients } from './recipients.ts'
import { hostText, type Locale } from './text.ts'

export interface ComposeForm {
  item: MailItem & { body: EditableBody }
  /** Open a message in the window. */
  begin(draft: Draft): void
  /** Close the draft and open it again, as on the next day: what is not saved with it is gone. */
  reopen(): void
  /** What was typed into the address lines but is no address. */
  unknownRecipients(): string[]
  /** True once anything differs from the draft it began with. */
  isTouched(): boolean
  /** Say the fixed words of the form in the language chosen now. */
  showLocale(): void
}

export interface ComposeFormEvents {
  recipientsChanged(fields: Record<Field, boolean>): void
  fromChanged(): void
  noticePressed: (action: NoticeAction) => void
  client: () => Client
  locale: () => Locale
}

/** The form a message is written in, seen as Outlook's mail item. */
export function createComposeForm(events: ComposeFormEvents): ComposeForm {
  const inputs = { to: lineOf('to'), cc: lineOf('cc'), bcc: lineOf('bcc') }
  const subject = lineOf('subject')
  const from = element<HTMLSelectElement>('from')
  const editors = { html: element('body-html'), text: element<HTMLTextAreaElement>('body-text') }
  const body = createBody(editors, events.client)
  let untouched = ''
  let openedAt = 0

  const item: ComposeForm['item'] = {
    get from() {
      return senderAt(from.value, events.locale())
    },
    recipients: (field) => parseRecipients(inputs[field].value).recipients,
    setRecipients(field, recipients) {
      inputs[field].value = formatRecipients(recipients)
      announce(field)
    },
    subject: () => subject.value,
    setSubject: (text) => void (subject.value = text),
    body,
    composeType: 'newMail',
    itemId: undefined,
    customProperties: {},
    headers: new Map(),
    sessionData: new Map(),
    isSessionDataReady: () => Date.now() - openedAt >= events.client().sessionDataLagMs,
    notifications: new Map(),
    notify: () => showNotices(item, events.locale(), events.noticePressed),
    saveRoamingSettings,
  }

  function announce(changed: Field) {
    events.recipientsChanged({ to: changed === 'to', cc: changed === 'cc', bcc: changed === 'bcc' })
  }

  for (const field of FIELDS) {
    inputs[field].addEventListener('input', () => announce(field))
  }
  from.addEventListener('change', () => events.fromChanged())

  /** What lives only as long as the window does. */
  function open() {
    openedAt = Date.now()
    for (const kept of [item.sessionData, item.notifications]) kept.clear()
    item.notify()
  }

  function showLocale() {
    const chosen = from.value || OWN_MAILBOX.address
    from.replaceChildren(
      ...MAILBOXES.map(({ address }) => {
        const label = formatRecipients([senderAt(address, events.locale())])
        return new Option(label, address, false, address === chosen)
      }),
    )
    item.notify()
  }

  const contents = () =>
    [...Object.values(inputs), subject].map(({ value }) => value).join('\n') + body.current('html')

  showLocale()
  return {
    item,
    begin(draft) {
      Object.assign(item, { composeType: draft.kind, itemId: undefined, customProperties: {} })
      item.headers.clear()
      open()
      from.value = draft.sender
      inputs.to.value = formatRecipients(draft.to)
      inputs.cc.value = inputs.bcc.value = ''
      subject.value = draft.subject
      body.begin(draft.format, draft.content)
      body.placeCursor()
      untouched = contents()
    },
    reopen() {
      item.itemId ??= 'sandbox-draft'
      open()
      const kind = body.kind()
      body.begin(
        kind,
        kind === 'html' ? events.client().reopened(editors.html.innerHTML) : editors.text.value,
      )
    },
    unknownRecipients: () =>
      FIELDS.flatMap((field) => parseRecipients(inputs[field].value).unknown),
    isTouched: () => contents() !== untouched,
    showLocale,
  }
}

function lineOf(id: string): HTMLInputElement {
  return element<HTMLInputElement>(id)
}

/** The people of a message in words, for the sentence after sending. */
export function peopleOf(item: MailItem, locale: Locale): string {
  const names = FIELDS.flatMap((field) => item.recipients(field)).map(
    ({ name, address }) => name || address,
  )
  return names.length <= 3
    ? names.join(locale === 'ja' ? '、' : ', ')
    : hostText[locale].people(names.length)
}
