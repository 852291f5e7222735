import {
  OutlookError,
  type BodyFormat,
  type Correspondent,
  type MailRead,
  type Message,
  type Recipients,
} from './message.ts'
import { handsOutLate, restingBody } from './resting-body.ts'
import type { Selected } from './selection.ts'
import { SEND_CHECK_KEY } from './send-check-settings.ts'

/** Outlook answers within a second or not at all; its own timeout of 65 s is too long to watch. */
const ANSWER_TIMEOUT_MS = 10_000

/** An Outlook that does not say what is selected may not hold up the insertion for long. */
const SELECTION_TIMEOUT_MS = 3_000

/**
 * The one place where an Office callback becomes a promise. A throw inside such a callback
 * reaches nobody, and some clients never call back, so both end as a rejection here.
 */
export function answerOf<T>(
  call: (callback: (result: Office.AsyncResult<T>) => void) => void,
  timeoutMs = ANSWER_TIMEOUT_MS,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new OutlookError('Outlook did not answer in time')),
      timeoutMs,
    )
    const fail = (cause: unknown, message: string) => {
      clearTimeout(timer)
      reject(new OutlookError(message, { cause }))
    }
    try {
      call((result) => {
        if (result.status === Office.AsyncResultStatus.Succeeded) {
          clearTimeout(timer)
          resolve(result.value)
        } else {
          fail(result.error, result.error.message)
        }
      })
    } catch (error) {
      fail(error, 'Outlook refused the call')
    }
  })
}

/** The message behind `Office.context.mailbox.item` while one is being written. */
export function outlookMessage(item: Office.MessageCompose): Message {
  const body = (format: BodyFormat) =>
    answerOf<string>((callback) => item.body.getAsync(coercion(format), callback))
  return {
    async format() {
      const type = await answerOf((callback) => item.body.getTypeAsync(callback))
      return type === Office.CoercionType.Html ? 'html' : 'text'
    },
    body,
    restingBody: (format) =>
      handsOutLate(Office.context.platform) ? restingBody(() => body(format)) : body(format),
    sender: () => senderOf(item),
    subject: () => answerOf((callback) => item.subject.getAsync(callback)),
    recipients: () => recipientsOf(item),
    async hasSelection(format) {
      const { hasSelection } = await import(/* webpackChunkName: "changes" */ './selection.ts')
      return hasSelection(
        (as) =>
          answerOf<Selected>(
            (callback) => item.getSelectedDataAsync(coercion(as), callback),
            SELECTION_TIMEOUT_MS,
          ),
        format,
      )
    },
    insertAtCursor: (content, format) =>
      answerOf((callback) =>
        item.body.setSelectedDataAsync(content, { coercionType: coercion(format) }, callback),
      ),
    replaceBody: (content, format) =>
      answerOf((callback) =>
        item.body.setAsync(content, { coercionType: coercion(format) }, callback),
      ),
    onRecipientsChanged: (listener) => watchRecipients(item, listener),
    dismissSuggestion() {
      // Often there is none, and a client may have no such lines.
      answerOf((callback) => item.notificationMessages.removeAsync(SEND_CHECK_KEY, callback)).catch(
        () => undefined,
      )
    },
  }
}

/** The message behind `Office.context.mailbox.item` while one is read. */
export function outlookMailRead(item: Office.MessageRead): MailRead {
  return {
    body: () => answerOf((callback) => item.body.getAsync(Office.CoercionType.Html, callback)),
  }
}

/** A courtesy to the record, so neither an old Outlook nor a slow one may hold up the insertion. */
const SENDER_TIMEOUT_MS = 1_000

async function senderOf(item: Office.MessageCompose): Promise<string | undefined> {
  try {
    const from = await answerOf<Office.EmailAddressDetails>(
      (callback) => item.from.getAsync(callback),
      SENDER_TIMEOUT_MS,
    )
    return from.emailAddress || undefined
  } catch {
    return undefined
  }
}

async function recipientsOf(item: Office.MessageCompose): Promise<Recipients> {
  const [to, cc, bcc] = await Promise.all(
    [item.to, item.cc, item.bcc].map((field) => correspondents(field)),
  )
  return { to: to ?? [], cc: cc ?? [], bcc: bcc ?? [] }
}

async function correspondents(field: Office.Recipients | undefined): Promise<Correspondent[]> {
  if (!field) return []
  const details = await answerOf<Office.EmailAddressDetails[]>((callback) =>
    field.getAsync(callback),
  )
  return details.map(correspondent)
}

/** A list may come under its name in the directory, which tells nothing of whom it reaches. */
function correspondent(details: Office.EmailAddressDetails): Correspondent {
  const name = details.displayName ?? ''
  const address = details.emailAddress ?? ''
  if (details.recipientType !== 'distributionList') return { name, address }
  return { name, address: address.includes('@') ? address : '', isList: true }
}

function watchRecipients(item: Office.MessageCompose, listener: () => void): () => void {
  let listening = true
  const handler = () => {
    if (listening) listener()
  }
  // Clients below Mailbox 1.7 lack the event; the pane re-reads the draft on a clock anyway.
  const register = answerOf<void>((callback) =>
    item.addHandlerAsync(Office.EventType.RecipientsChanged, handler, callback),
  )
  register.catch(() => undefined)
  return () => {
    listening = false
  }
}

function coercion(format: BodyFormat): Office.CoercionType {
  return format === 'html' ? Office.CoercionType.Html : Office.CoercionType.Text
}
