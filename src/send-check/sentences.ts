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
      'ご案内リンクは、宛先とは別の方のために発行されたものです。このまま送ると、その方の登録ページが別の方に届きます。',
    links: '本文に異なるご案内リンクがあります。リンクはお一人に1つです。',
    people: 'お一人専用のご案内リンクが、複数の方に届きます。',
    text: '同意に関する説明文の一部が削除されています。',
    none: '選考結果のご連絡のようです。ご案内を添えますか。',
    ways: '宛先や本文を直すか、リンクを削除してください。',
    open: 'キャリアリレーを開く',
  },
  en: {
    person:
      'The referral link in this mail was made for another person. Sent as it is, it takes the recipient to that person’s page.',
    links: 'This mail carries different referral links. One person gets one.',
    people: 'One person’s referral link goes to several people.',
    text: 'Part of the consent text that belongs to the referral link was removed.',
    none: 'This reads like a rejection. Would an offer of help suit this candidate?',
    ways: 'Correct the mail, or remove the link.',
    open: 'Open Career Relay',
  },
}
