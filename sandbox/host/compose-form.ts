import { createBody, type EditableBody } from './message-body.ts'
import { FIELDS, type Field, type MailItem } from './mail-item-model.ts'
import { SENDER, type Candidate, draftFor } from './drafts.ts'
import { element } from './page-elements.ts'
import { formatRecipients, parseRecipients } from './recipients.ts'
import { hostText, type Locale } from './text.ts'

export interface ComposeForm {
  item: MailItem & { body: EditableBody }
  /** Begin a new message to a candidate. */
  begin(candidate: Candidate, locale: Locale): void
  /** What was typed into the address lines but is no address. */
  unknownRecipients(): string[]
  /** True once anything differs from the draft it began with. */
  isTouched(): boolean
}

export interface ComposeFormEvents {
  recipientsChanged(fields: Record<Field, boolean>): void
  saveRoamingSettings(settings: Record<string, string>): void
}

/** The form a message is written in, seen as Outlook's mail item. */
export function createComposeForm(events: ComposeFormEvents): ComposeForm {
  const inputs = { to: lineOf('to'), cc: lineOf('cc'), bcc: lineOf('bcc') }
  const subject = lineOf('subject')
  const editors = { html: element('body-html'), text: element<HTMLTextAreaElement>('body-text') }
  const body = createBody(editors)
  let untouched = ''

  const item: ComposeForm['item'] = {
    from: { name: '', address: SENDER.address },
    recipients: (field) => parseRecipients(inputs[field].value).recipients,
    setRecipients(field, recipients) {
      inputs[field].value = formatRecipients(recipients)
      announce(field)
    },
    subject: () => subject.value,
    setSubject: (text) => void (subject.value = text),
    body,
    itemId: undefined,
    customProperties: {},
    headers: new Map(),
    sessionData: new Map(),
    notifications: new Map(),
    notify: () => showNotices(item),
    saveRoamingSettings: (settings) => events.saveRoamingSettings(settings),
  }

  function announce(changed: Field) {
    events.recipientsChanged({ to: changed === 'to', cc: changed === 'cc', bcc: changed === 'bcc' })
  }

  for (const field of FIELDS) {
    inputs[field].addEventListener('input', () => announce(field))
  }

  const contents = () =>
    [...Object.values(inputs), subject].map(({ value }) => value).join('\n') + body.read('html')

  return {
    item,
    begin(candidate, locale) {
      const { subject: about, html } = draftFor(candidate, locale)
      Object.assign(item, {
        from: { name: SENDER.name[locale], address: SENDER.address },
        itemId: undefined,
        customProperties: {},
      })
      for (const kept of [item.headers, item.sessionData, item.notifications]) kept.clear()
      showNotices(item)
      element('from').textContent = formatRecipients([item.from])
      inputs.to.value = formatRecipients([
        { name: candidate.name[locale], address: candidate.address },
      ])
      inputs.cc.value = inputs.bcc.value = ''
      subject.value = about
      body.switchTo('html')
      editors.html.innerHTML = html
      body.placeCursor()
      untouched = contents()
    },
    unknownRecipients: () =>
      FIELDS.flatMap((field) => parseRecipients(inputs[field].value).unknown),
    isTouched: () => contents() !== untouched,
  }
}

function lineOf(id: string): HTMLInputElement {
  return element<HTMLInputElement>(id)
}

const ERROR_NOTICE = 2

function showNotices({ notifications }: MailItem) {
  element('notices').replaceChildren(
    ...[...notifications.values()].map(({ message, type }) =>
      noticeOf(message, type === ERROR_NOTICE),
    ),
  )
}

/** A line of the notification bar. */
export function noticeOf(message: string, isError: boolean): HTMLElement {
  const line = document.createElement('p')
  line.textContent = message
  if (isError) line.className = 'error'
  return line
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
