import type { Locale } from '../contract/locale.ts'
import type { Message } from '../message/message.ts'

const LETTERS: Record<Locale, { subject: string; name: string; body: string }> = {
  en: {
    subject: 'Your application',
    name: 'Hanako Sato',
    body: '<p>Dear Hanako,</p><p>Thank you for applying. We have decided on another candidate.</p>',
  },
  ja: {
    subject: '選考結果のご連絡',
    name: '佐藤 花子',
    body: '<p>佐藤 花子 様</p><p>このたびはご応募いただき、ありがとうございました。</p>',
  },
}

/** A rejection to one candidate who does not exist; whatever is written into it is gone. */
export function exampleMessage(locale: Locale): Message {
  const { subject, name, body } = LETTERS[locale]
  return {
    format: async () => 'html',
    body: async () => body,
    subject: async () => subject,
    sender: async () => undefined,
    recipients: async () => ({
      to: [{ name, address: 'hanako.sato@example.com' }],
      cc: [],
      bcc: [],
    }),
    hasSelection: async () => false,
    insertAtCursor: async () => undefined,
    restingBody: async () => undefined,
    replaceBody: async () => undefined,
    onRecipientsChanged: () => () => undefined,
    dismissSuggestion: () => undefined,
  }
}
