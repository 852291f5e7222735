import type { Locale } from '../../src/contract/locale.ts'
import type { KeptForGood, RetentionRule } from '../domain/retention.ts'

type Rows = Record<RetentionRule | KeptForGood, string>

const rulesEn: Rows = {
  unconfirmed_contacts: 'Contact data of entries nobody confirmed',
  received_contacts: 'Contact data the agency has received',
  undelivered_contacts: 'Contact data the agency takes at no attempt (the person is told)',
  link_mappings: 'Whom a link was for, where nobody consented',
  link_details: 'Position, stage and mailbox of the mail a link was in',
  opens: 'Single openings of links (totals of a day stay)',
  finished_mails: 'That a mail to a candidate was sent',
  records: 'Consents, withdrawals and provision records',
  erasures: 'That somebody was erased',
  privacy_requests: 'Requests the privacy officer has closed',
  look_ups: 'That the privacy officer looked somebody up',
  audit_trail: 'Audit trail',
  parked_events: 'Events of agencies that nobody understood',
  request_keys: 'Keys of repeated requests',
  access_codes: 'Access codes',
  sessions: 'Sessions that have ended',
  failed_sign_ins: 'Counts of failed sign-ins',
  opt_outs: 'No further offers',
  ledger: 'Ledger of credit',
}

const en = {
  about: 'forget what is due now, or only say what would be forgotten; also while the server runs',
  dryRun: 'only say it; nothing is changed',
  json: 'print JSON for a script',
  head: ['What', 'Kept', 'Held', 'Due now', 'Oldest', 'Next due'],
  days: (days: number) => (days === 0 ? 'until its end' : `${days} d`),
  forGood: 'for good',
  rules: rulesEn,
  would: (rows: number) => `${rows} would be forgotten now. Nothing was changed.`,
  forgot: (rows: number) => `${rows} forgotten.`,
  pending: 'Migrations have not run yet; the next start of the server runs them.',
}

const ja: typeof en = {
  about:
    '保存期間を過ぎたものを削除します。削除の予定だけを表示することもできます(サーバーの稼働中も可能)',
  dryRun: '予定だけを表示し、何も変更しません',
  json: 'スクリプト向けに JSON で出力します',
  head: ['対象', '保存期間', '保存中', '削除対象', '最も古いもの', '次の期限'],
  days: (days) => (days === 0 ? '終了まで' : `${days}日`),
  forGood: '無期限',
  rules: {
    unconfirmed_contacts: '確定されなかった入力の連絡先',
    received_contacts: '紹介会社が受領した連絡先',
    undelivered_contacts: '紹介会社へお渡しできない連絡先(ご本人へ通知)',
    link_mappings: '同意のなかったリンクの宛先',
    link_details: 'リンクを載せたメールの職種・選考段階・差出人',
    opens: 'リンクの閲覧の記録(日ごとの合計は残ります)',
    finished_mails: '候補者へのメールの送信の記録',
    records: '同意・撤回・提供の記録',
    erasures: '削除の記録',
    privacy_requests: '対応済みの請求',
    look_ups: '個人情報保護担当の照会の記録',
    audit_trail: '操作履歴',
    parked_events: '内容を判別できなかった紹介会社からの通知',
    request_keys: '要求の重複を防ぐための鍵',
    access_codes: 'アクセスコード',
    sessions: '終了したセッション',
    failed_sign_ins: 'サインイン失敗の回数',
    opt_outs: '今後の案内を希望しない方',
    ledger: 'ポイントの台帳',
  },
  would: (rows) => `現在の削除対象は${rows}件です。何も変更していません。`,
  forgot: (rows) => `${rows}件を削除しました。`,
  pending: '未適用の移行があります。サーバーの次回起動時に適用されます。',
}

/** What `retention` says. */
export const RETENTION_TEXTS: Record<Locale, typeof en> = { en, ja }
export type RetentionText = typeof en
