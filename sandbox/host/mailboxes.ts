import type { Recipient } from './recipients.ts'
import type { Locale } from './text.ts'

interface Mailbox {
  name: Record<Locale, string>
  address: string
}

/** Whose Outlook this is; what an add-in keeps for its user is kept for this mailbox. */
export const OWN_MAILBOX: Mailbox = {
  name: { ja: '加藤 美咲', en: 'Misaki Kato' },
  address: 'misaki.kato@example.co.jp',
}

/** The mailboxes a message may go out from; recruiting teams often share one. */
export const MAILBOXES: readonly Mailbox[] = [
  OWN_MAILBOX,
  {
    name: { ja: '採用担当', en: 'Recruiting team' },
    address: 'saiyo@example.co.jp',
  },
]

/** The sender with an address, named in a language. */
export function senderAt(address: string, locale: Locale): Recipient {
  const mailbox = MAILBOXES.find((one) => one.address === address) ?? OWN_MAILBOX
  return { name: mailbox.name[locale], address: mailbox.address }
}
