import { CLIENTS } from './clients/clients.ts'
import type { Client, SentMail } from './clients/client.ts'
import type { Draft } from './drafts.ts'
import { signatureHtml, signatureText } from './drafts.ts'
import type { BodyKind } from './mail-item-model.ts'
import type { Recipient } from './recipients.ts'
import type { Locale } from './text.ts'

/** A mail as it left, with what an answer to it needs. */
export interface LeftMail extends SentMail {
  sender: string
  recipients: Recipient[]
}

/** A message that goes on from one already sent, whose history holds that one's link. */
export function draftAfter(
  kind: 'reply' | 'forward',
  mail: LeftMail,
  { client, locale }: { client: Client; locale: Locale },
): Draft {
  const format: BodyKind = mail.html === undefined ? 'text' : 'html'
  const isReply = kind === 'reply'
  return {
    kind,
    sender: mail.sender,
    to: isReply ? mail.recipients : [],
    subject: `${isReply ? 'RE' : 'FW'}: ${mail.subject}`,
    format,
    content:
      format === 'text'
        ? ['', '', signatureText(locale), '', CLIENTS.text.quoted(mail, locale)].join('\n')
        : `<p data-cursor><br></p><p>${signatureHtml(locale)}</p>${client.quoted(mail, locale)}`,
  }
}
