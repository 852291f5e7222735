import type { Locale } from '../contract/locale.ts'
import type { Concern } from './concern.ts'

interface Sentences extends Record<Concern, string> {
  /** What to do, after every reason but `none`; true in every send mode an administrator sets. */
  ways: string
  /** The button that opens the pane, at most 20 characters. */
  open: string
}

/**
 * Reason and ways together stay under the 500 characters that Outlook shows; `none` alone also
 * under the 150 of the line above a mail.
 */
export const SENTENCES: Record<Locale, Sentences> = {
  ja: {
    person:
      '本文のご案内リンクは、宛先とは別の方のために発行されたものです。このまま送ると、その方の登録ページが別の方に届きます。',
    links: '本文に異なるご案内リンクがあります。',
    people: 'ご案内リンクはお一人専用です。',
    text: 'ご案内リンクはありますが、同意に関する説明文の一部が削除されています。',
    none: '選考結果のご連絡のようです。ご案内を添えますか。',
    ways: '宛先か本文を直すか、リンクを削除してください。',
    open: 'キャリアリレーを開く',
  },
  en: {
    person:
      'The referral link in this mail was made for someone other than its recipient. Sent as it is, another person’s page would reach them.',
    links: 'This mail carries different referral links.',
    people: 'This mail carries one person’s referral link and goes to several people.',
    text: 'The referral link is here, but the consent text that belongs to it was removed.',
    none: 'This reads like a rejection. Would an offer of help suit this candidate?',
    ways: 'Correct it, or remove the link.',
    open: 'Open Career Relay',
  },
}
