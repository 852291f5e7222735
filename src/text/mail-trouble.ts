import type { Locale } from '../contract/locale.ts'
import { useLocale } from './use-text.ts'

const en = {
  link_revoked: 'The link in this mail was revoked. Remove it, then insert a new one.',
  link_expired: 'The link in this mail has expired. Remove it, then insert a new one.',
  cut_text:
    'The referral link is here, but the consent text that belongs to it was changed or removed. Remove the link, then insert it again.',
  several_links: 'More than one referral link stands in this mail. Remove them, then insert one.',
  recipients_changed:
    'The recipients changed while the link was being made. Nothing was inserted. Check To and insert again.',
  text_selected:
    'Something in the mail is selected, so nothing was inserted. Click where the link should stand, then insert again.',
  edited_by_hand:
    'The text around the link was changed, by hand or by switching to plain text. Please delete the passage in the mail itself.',
  still_typing:
    'The mail is still being changed, so the pane left it as it is. Stop typing for a moment, then try again.',
  in_history:
    'The cursor stood in the quoted mail, so the link went there and does not count. Delete it there, click into your own text and insert again.',
  outlook_refused: 'Outlook did not accept the change. Click into the mail, then try again.',
}

/** By what is wrong with a link in the mail, or why a change of the mail did not come about. */
export type MailTroubleText = typeof en

const ja: MailTroubleText = {
  link_revoked: '本文のリンクは取り消されています。削除してから、もう一度挿入してください。',
  link_expired: '本文のリンクは期限が切れています。削除してから、もう一度挿入してください。',
  cut_text:
    'ご案内リンクはありますが、同意に関する説明文の一部が変更または削除されています。リンクを削除してから、もう一度挿入してください。',
  several_links: '本文に複数のご案内リンクがあります。削除してから、もう一度挿入してください。',
  recipients_changed:
    'リンクの発行中に宛先が変わったため、何も挿入していません。宛先をご確認のうえ、もう一度挿入してください。',
  text_selected:
    '本文の一部が選択されているため、何も挿入していません。リンクを入れたい場所をクリックしてから、もう一度挿入してください。',
  edited_by_hand:
    '手直しやテキスト形式への切り替えで、リンクの前後の文面が変わっています。お手数ですが、本文から直接削除してください。',
  still_typing:
    '本文が入力中のため、変更していません。入力を止めて少し待ってから、もう一度お試しください。',
  in_history:
    'カーソルが引用部分にあったため、リンクが引用の中に入りました。引用内のリンクを削除し、ご自身の文章をクリックしてから、もう一度挿入してください。',
  outlook_refused:
    'Outlookが変更を受け付けませんでした。本文をクリックしてから、もう一度お試しください。',
}

const TEXTS: Record<Locale, MailTroubleText> = { en, ja }

/** What is said where something is in the way, which few mails see. */
export function useMailTroubleText(): MailTroubleText {
  return TEXTS[useLocale()]
}
