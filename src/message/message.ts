/** How the body of the mail is kept; Outlook refuses or mangles the other one. */
export type BodyFormat = 'html' | 'text'

export interface Correspondent {
  name: string
  address: string
  /** A distribution list, as far as Outlook tells. */
  isList?: boolean
}

export interface Recipients {
  to: Correspondent[]
  cc: Correspondent[]
  bcc: Correspondent[]
}

/**
 * The mail being written, as the pane needs it. Outlook stands behind it in `outlook-message.ts`,
 * an in-memory message in the tests.
 */
export interface Message {
  format(): Promise<BodyFormat>
  body(format: BodyFormat): Promise<string>
  /** The body to be written back changed: with all that was typed; undefined while one types. */
  restingBody(format: BodyFormat): Promise<string | undefined>
  /** The mailbox the mail goes out from, a shared one too; unknown where Outlook does not tell. */
  sender(): Promise<string | undefined>
  subject(): Promise<string>
  recipients(): Promise<Recipients>
  /** Whether words or a picture of the body are selected, as far as Outlook tells. */
  hasSelection(format: BodyFormat): Promise<boolean>
  /** Puts content in place of what is selected; rejects when the format is not that of the body. */
  insertAtCursor(content: string, format: BodyFormat): Promise<void>
  replaceBody(content: string, format: BodyFormat): Promise<void>
  /** Calls back after To, Cc or Bcc changed; returns the way to stop. */
  onRecipientsChanged(listener: () => void): () => void
  /** Takes the line away that a launch event put above the mail; best effort, not waited for. */
  dismissSuggestion(): void
}

/** A mail that is read and cannot be changed, such as one among the sent ones. */
export interface MailRead {
  /** HTML, also where the mail itself is plain text. */
  body(): Promise<string>
}

/** Outlook said no, or said nothing in time. */
export class OutlookError extends Error {
  override name = 'OutlookError'
}
