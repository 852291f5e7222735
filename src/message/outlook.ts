import type { MailRead, Message } from './message.ts'
import { keepSendCheckSettings } from './keep-send-check-settings.ts'
import { answerOf, outlookMailRead, outlookMessage } from './outlook-message.ts'
import { escapeHtml } from './referral-block.ts'
import type { SendCheckSettings } from './send-check-settings.ts'

export type Theme = 'light' | 'dark'

/** A mail to be written by hand; Outlook opens it, and nobody but its author sends it. */
export interface MailDraft {
  to: string
  subject: string
  /** Plain text. */
  body: string
}

/** Whose mailbox it is, in which Outlook, and how a new mail is begun there. */
export interface Surroundings {
  /** Undefined where Outlook does not tell. */
  mailbox: string | undefined
  /** What the host calls itself, such as `OutlookWebApp`; undefined where it does not tell. */
  hostName: string | undefined
  writeMail(draft: MailDraft): void
  /** Leaves in the mailbox what the send check must know, which asks no server. */
  keepForSendCheck(settings: SendCheckSettings): void
  /** The mail that is open for reading now, if one is. */
  mailRead: () => MailRead | undefined
}

/** Outlook around the pane: who reads, in which colours, and the mail if one is being written. */
export interface Outlook extends Surroundings {
  displayLanguage: string
  /** Separates what several Outlook hosts keep in one browser; empty where it is not needed. */
  partitionKey: string
  /** Undefined where Outlook does not tell; then the system's preference decides. */
  theme: Theme | undefined
  onThemeChanged(listener: (theme: Theme | undefined) => void): void
  /** The message being written now; undefined while one is read or none is open. */
  message(): Message | undefined
  /** Calls back when a pinned pane moves on to another message. */
  onMessageChanged(listener: () => void): void
}

/** office.js comes from a network of its own; past this the pane says so instead of waiting. */
const READY_TIMEOUT_MS = 15_000

/** Waits for Outlook to accept the pane. Rejects when it does not, or when office.js is missing. */
export async function connectOutlook(): Promise<Outlook> {
  await ready()
  const { context } = Office
  return {
    displayLanguage: context.displayLanguage,
    partitionKey: context.partitionKey ?? '',
    mailbox: context.mailbox?.userProfile?.emailAddress,
    hostName: context.mailbox?.diagnostics?.hostName,
    writeMail,
    keepForSendCheck: keepSendCheckSettings,
    theme: themeOf(context.officeTheme),
    onThemeChanged: watchTheme,
    mailRead,
    message: messageBeingWritten,
    onMessageChanged: (listener) => watchMailbox(Office.EventType.ItemChanged, listener),
  }
}

/** Mobile clients cannot open a form; there the system's own mail link does. */
function writeMail({ to, subject, body }: MailDraft): void {
  const { mailbox } = Office.context
  if (typeof mailbox?.displayNewMessageForm === 'function') {
    const htmlBody = body.split('\n').map(escapeHtml).join('<br>')
    mailbox.displayNewMessageForm({ toRecipients: [to], subject, htmlBody })
    return
  }
  const query = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
  window.open(`mailto:${encodeURIComponent(to)}?${query}`)
}

async function ready(): Promise<void> {
  const answer = Office.onReady()
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Outlook did not connect')), READY_TIMEOUT_MS)
  })
  await Promise.race([answer, tooLate]).finally(() => clearTimeout(timer))
}

function messageBeingWritten(): Message | undefined {
  const item = Office.context.mailbox?.item as Office.MessageCompose | null | undefined
  // Only an item being written can be typed into.
  return typeof item?.body?.setSelectedDataAsync === 'function' ? outlookMessage(item) : undefined
}

function mailRead(): MailRead | undefined {
  const item = Office.context.mailbox?.item as Office.MessageRead | null | undefined
  const isRead = item?.itemType === Office.MailboxEnums.ItemType.Message && !messageBeingWritten()
  return isRead ? outlookMailRead(item) : undefined
}

function watchTheme(listener: (theme: Theme | undefined) => void): void {
  if (!Office.context.officeTheme) return
  // The context still holds the old colours when the event arrives; the event carries the new.
  watchMailbox(Office.EventType.OfficeThemeChanged, (event) =>
    listener(themeOf((event as { officeTheme?: Office.OfficeTheme }).officeTheme)),
  )
}

function watchMailbox(event: Office.EventType, listener: (event: unknown) => void): void {
  const register = answerOf<void>((callback) =>
    Office.context.mailbox.addHandlerAsync(event, listener, callback),
  )
  // A client without the event keeps what it showed when the pane opened.
  register.catch(() => undefined)
}

/** Outlook leaves `isDarkTheme` empty; the brightness of its background tells the same. */
export function themeOf(colours: Office.OfficeTheme | undefined): Theme | undefined {
  const digits = /^#?([0-9a-f]{6})/i.exec(colours?.bodyBackgroundColor ?? '')?.[1]
  if (!digits) return undefined
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) =>
    Number.parseInt(digits.slice(at, at + 2), 16),
  )
  // Perceived brightness in per mille of white (ITU-R BT.601).
  return red * 299 + green * 587 + blue * 114 < 127_500 ? 'dark' : 'light'
}
