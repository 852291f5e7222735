import type { Locale } from '../contract/locale.ts'
import { useLocale } from './use-text.ts'

const en = {
  about:
    'The list names no candidates; no name is kept with a mail. You know it by time, stage and position. Released means that Send was pressed; no add-in learns whether a mail left.',
  none: 'You have not inserted a link yet.',
  states: {
    inserted: 'Inserted, not sent as far as we know',
    released: 'Released for sending',
    revoked: 'Revoked',
  },
  openUntil: (day: string) => `Takes registrations until ${day}`,
  closedSince: (day: string) => `Took registrations until ${day}`,
  from: (mailbox: string) => `From ${mailbox} when inserted`,
  more: 'Show earlier ones',
  revoke: 'Revoke the link',
  revokeLabel: (which: string) => `Revoke the link of ${which}`,
  question: 'The candidate’s page will say it is not available. This cannot be undone.',
  draftToo: 'If the mail has not left yet, remove the link from it as well.',
  revoked: 'The link is revoked.',
  inThisMail: 'The link in this mail',
  notYours: 'It was not inserted by you. Whoever did can revoke it.',
}

export type SendsText = typeof en

const ja: SendsText = {
  about:
    '一覧に候補者のお名前はありません。メールごとのお名前は保存していないためです。日時・選考段階・職種でご確認ください。「送信操作済み」は送信ボタンが押されたことを示し、実際に送られたかどうかはアドインからは分かりません。',
  none: 'ご案内リンクを挿入したメールはまだありません。',
  states: {
    inserted: '挿入済み(送信は未確認)',
    released: '送信操作済み',
    revoked: '取り消し済み',
  },
  openUntil: (day) => `登録の受付は${day}まで`,
  closedSince: (day) => `登録の受付は${day}に終了`,
  from: (mailbox) => `挿入時の差出人 ${mailbox}`,
  more: '以前のメールを表示',
  revoke: 'リンクを取り消す',
  revokeLabel: (which) => `${which}のリンクを取り消す`,
  question: '候補者のページは「表示できません」という案内に変わります。この操作は元に戻せません。',
  draftToo: 'まだ送信されていない場合は、本文からもリンクを削除してください。',
  revoked: 'リンクを取り消しました。',
  inThisMail: 'このメールのご案内リンク',
  notYours: 'ご自身が挿入したリンクではありません。挿入した方が取り消せます。',
}

export const SENDS_TEXTS: Record<Locale, SendsText> = { en, ja }

/** The words of the list, which arrive with it. */
export function useSendsText(): SendsText {
  return SENDS_TEXTS[useLocale()]
}
