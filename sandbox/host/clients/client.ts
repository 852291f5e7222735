import type { BodyKind } from '../mail-item-model.ts'
import type { Locale } from '../text.ts'

/** A mail that was sent, as the history under a reply quotes it. */
export interface SentMail {
  /** As a header line shows people. */
  from: string
  to: string
  subject: string
  at: Date
  text: string
  /** Absent when the mail was plain text. */
  html?: string
}

/**
 * What one Outlook does to a message on its own. Every trait names where it is documented; the
 * numbers of issues are those of OfficeDev/office-js, the paragraphs those of the notes on the
 * platform. What is not known of a client is as on the web.
 */
export interface Client {
  /** HTML an add-in puts in, as it stands in the editor then. */
  pasted(html: string): string
  /** A whole body an add-in sets, as it stands in the editor then. */
  replaced(html: string): string
  /** The editor's content, as an add-in gets it and as it is sent. */
  handedOut(html: string): string
  /** The editor's content after the draft was closed and opened again. */
  reopened(html: string): string
  /** The history under a reply, in the words of the client's language. */
  quoted(mail: SentMail, locale: Locale): string
  /** Where HTML goes that is put in "at the cursor". */
  insertsAt: 'cursor' | 'top'
  /** How long a change of the body stays unseen by an add-in. */
  bodyLagMs: number
  /** How long after a message is opened its session data cannot be read. */
  sessionDataLagMs: number
  /** The form messages begin in. */
  firstFormat: BodyKind
  /** What `Office.context.platform` says; new Outlook for Windows calls itself the web, too. */
  platform: 'OfficeOnline' | 'Mac' | 'PC'
  /** What launch events run in. */
  runtime: 'page' | 'script'
}
