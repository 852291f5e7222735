import type { Recipient } from './recipients.ts'

/** Outlook's numbers for the form of a body's text. */
export const COERCION = { text: 0, html: 3 } as const
export type BodyKind = keyof typeof COERCION

/** The body of the message being written, whatever shows it. */
export interface MessageBody {
  kind(): BodyKind
  read(as: BodyKind): string
  write(content: string, as: BodyKind): void
  prepend(content: string, as: BodyKind): void
  insertAtCursor(content: string, as: BodyKind): void
  selection(as: BodyKind): string
}

export const FIELDS = ['to', 'cc', 'bcc'] as const
export type Field = (typeof FIELDS)[number]

/** The message being written, as plain data and the few things only its window can do. */
export interface MailItem {
  from: Recipient
  recipients(field: Field): Recipient[]
  setRecipients(field: Field, recipients: Recipient[]): void
  subject(): string
  setSubject(subject: string): void
  body: MessageBody
  composeType: 'newMail' | 'reply' | 'forward'
  itemId: string | undefined
  customProperties: Record<string, unknown>
  headers: Map<string, string>
  sessionData: Map<string, string>
  /** False while the client does not give out what it holds. */
  isSessionDataReady(): boolean
  notifications: Map<string, Notification>
  /** Show what notifications there are now. */
  notify(): void
  saveRoamingSettings(settings: Record<string, string>): void
}

export interface Notification {
  key: string
  type: number
  message: string
  icon?: string
  persistent?: boolean
  actions?: unknown
}

export type Parameters = Record<string, unknown>
export type Method = (item: MailItem, parameters: Parameters) => object

/** Outlook's error numbers; office.js turns them into names and localised sentences. */
export const ERROR = {
  /** "InvalidFormatError" (office-js issue 4038). */
  invalidFormat: 2006,
  recipientsExceeded: 9012,
  duplicateNotification: 9023,
  notificationNotFound: 9024,
  itemNotSaved: 9046,
  keyNotFound: 9050,
} as const

export function succeeded(data?: unknown): object {
  return { wasSuccessful: true, error: false, errorCode: 0, data }
}

export function failed(errorCode: number): object {
  return { wasSuccessful: false, error: true, errorCode }
}
