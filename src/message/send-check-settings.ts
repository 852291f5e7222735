import type { Locale } from '../contract/locale.ts'

/** Where in the mailbox's roaming settings the pane leaves what the send check must know. */
export const SEND_CHECK_KEY = 'career-relay'

/**
 * All the send check knows besides the mail itself. It asks no server, so the pane leaves this for
 * it; a mailbox without it is one nobody has opened the pane in, and is let alone.
 */
export interface SendCheckSettings {
  linkOrigin: string
  internalDomains: string[]
  /** Ask before a mail that reads like a rejection goes without a link. */
  askWithoutLink: boolean
  /** The language of the person who sends. */
  locale: Locale
}
