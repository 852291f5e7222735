import type { Locale } from '../contract/locale.ts'
import type { PrivacyAct, RequestKind, RequestOutcome } from '../contract/privacy.ts'
import { useLocale } from './use-text.ts'

const kindsEn: Record<RequestKind, string> = {
  access: 'Access',
  erasure: 'Erasure',
  withdrawal: 'Withdrawal',
  correction: 'Correction',
}
const outcomesEn: Record<RequestOutcome, string> = {
  done: 'Done',
  nothing_held: 'Nothing was held',
  refused: 'Refused',
}

const en = {
  title: 'Privacy desk',
  about:
    'Look somebody up only to answer a request of theirs. Each look-up is written down, without the address.',
  address: 'Address the person gave',
  addressFault: 'Enter one e-mail address.',
  lookUp: 'Look up',
  lookUpOf: (number: number) => `Look up request ${number}`,
  lookingUp: 'Looking up…',
  found: (number: number) => `Found. This is look-up ${number} in the audit trail.`,
  notFound: (number: number) =>
    `Nothing is held under this address. This is look-up ${number} in the audit trail.`,
  held: {
    contact: 'Contact data',
    noContact: 'No contact data are held.',
    entered: (day: string) => `Entered on ${day}`,
    ended: (day: string) => `ended on ${day}`,
    forgotten: 'Deleted since',
    consents: 'Consents',
    noConsents: 'No consent is recorded.',
    granted: (day: string) => `Given on ${day}`,
    withdrawn: (day: string) => `withdrawn on ${day}`,
    reached: 'The agency has received the data.',
    notReached: 'Nothing has reached the agency.',
    reference: 'Reference',
    offers: 'Offers by mail',
    noOffers: 'No offer was written to this address.',
    written: (day: string) => `Link made on ${day}`,
    takenBack: (day: string) => `taken back on ${day}`,
    openings: (count: number) =>
      `page opened ${count} ${count === 1 ? 'time' : 'times'} in a month`,
    noFurther: (day: string) => `No further offers since ${day}`,
    data: 'Everything as data (JSON)',
    copy: 'Copy the data',
    copied: 'Copied',
    copyByHand: 'Copying is blocked here. The text is selected; copy it with the keyboard.',
  },
  erase: 'Erase this person',
  erasing: 'Erasing…',
  eraseQuestion:
    'Contact data and links are erased, consents withdrawn, and every agency that received something is asked to erase it. The person is told by mail if an address is held. This cannot be undone.',
  erased: 'Erased. Records of consent stay for their legal term, without contact data.',
  nothingToErase: 'There was nothing left to erase.',
  requests: 'Requests',
  noRequests: 'No request is waiting.',
  enter: 'Enter a request',
  enterTitle: 'A request that came in',
  enterAbout: 'By letter, telephone or mail. The address is kept as a keyed hash only.',
  kind: 'What is asked for',
  kinds: kindsEn,
  receivedOn: 'Day it came',
  receivedFault: 'Enter a day of the past year.',
  save: 'Enter',
  entered: (number: number) => `Entered as number ${number}.`,
  row: (number: number, kind: string) => `No. ${number} · ${kind}`,
  received: (day: string) => `Came on ${day}`,
  due: (day: string) => `Answer by ${day}`,
  overdue: (day: string) => `Overdue since ${day}`,
  close: 'Close',
  closeOf: (number: number) => `Close request ${number}`,
  closeQuestion: 'How did it end?',
  outcomes: outcomesEn,
  cancel: 'Cancel',
  closed: 'Closed requests',
  acts: 'Done lately',
  noActs: 'Nobody has withdrawn or erased anything yet.',
  act: ({ kind, byDesk }: PrivacyAct) =>
    `${kind === 'erasure' ? 'Erasure' : 'Withdrawal'}, ${byDesk ? 'by this desk' : 'by the person'}`,
}

export type PrivacyText = typeof en

const ja: PrivacyText = {
  title: '個人情報の窓口',
  about:
    'ご本人からの請求に対応するためにのみ照会してください。照会のたびに記録が残ります(アドレスは残りません)。',
  address: 'ご本人から伺ったメールアドレス',
  addressFault: 'メールアドレスを1つ入力してください。',
  lookUp: '照会する',
  lookUpOf: (number) => `請求${number}番の方を照会する`,
  lookingUp: '照会しています…',
  found: (number) => `該当する記録があります。操作履歴には照会${number}番として記録しました。`,
  notFound: (number) =>
    `このアドレスの記録はありません。操作履歴には照会${number}番として記録しました。`,
  held: {
    contact: '連絡先',
    noContact: '連絡先は保存していません。',
    entered: (day) => `${day}に入力`,
    ended: (day) => `${day}に終了`,
    forgotten: '削除済み',
    consents: '同意',
    noConsents: '同意の記録はありません。',
    granted: (day) => `${day}に同意`,
    withdrawn: (day) => `${day}に撤回`,
    reached: '紹介会社に提供済みです。',
    notReached: '紹介会社には提供していません。',
    reference: '参照番号',
    offers: 'メールでのご案内',
    noOffers: 'このアドレスへのご案内はありません。',
    written: (day) => `${day}にリンクを発行`,
    takenBack: (day) => `${day}に取り消し`,
    openings: (count) => `1か月以内の閲覧${count}回`,
    noFurther: (day) => `${day}から今後のご案内を希望されていません`,
    data: 'すべての内容(JSON)',
    copy: 'データをコピー',
    copied: 'コピーしました',
    copyByHand: 'ここでは自動でコピーできません。選択された文字をキーボードでコピーしてください。',
  },
  erase: 'この方の情報を削除する',
  erasing: '削除しています…',
  eraseQuestion:
    '連絡先とリンクを削除し、同意を撤回扱いとします。情報を受け取った紹介会社には削除を依頼します。アドレスを保存している場合は、ご本人にメールでお知らせします。この操作は元に戻せません。',
  erased: '削除しました。同意の記録は、連絡先を除いた形で法令の期間保存します。',
  nothingToErase: '削除する情報はもうありませんでした。',
  requests: '請求',
  noRequests: '対応待ちの請求はありません。',
  enter: '請求を登録する',
  enterTitle: '受け付けた請求',
  enterAbout: '郵便・電話・メールで届いた請求です。アドレスは鍵付きハッシュとしてのみ保存します。',
  kind: '請求の内容',
  kinds: { access: '開示', erasure: '削除', withdrawal: '同意の撤回', correction: '訂正' },
  receivedOn: '受付日',
  receivedFault: '過去1年以内の日付を入力してください。',
  save: '登録する',
  entered: (number) => `${number}番として登録しました。`,
  row: (number, kind) => `${number}番 · ${kind}`,
  received: (day) => `受付 ${day}`,
  due: (day) => `回答期限 ${day}`,
  overdue: (day) => `回答期限を過ぎています(${day})`,
  close: '完了にする',
  closeOf: (number) => `請求${number}番を完了にする`,
  closeQuestion: 'どのように対応しましたか。',
  outcomes: { done: '対応済み', nothing_held: '該当する情報なし', refused: 'お断り' },
  cancel: 'キャンセル',
  closed: '完了した請求',
  acts: '最近の手続き',
  noActs: '撤回や削除はまだありません。',
  act: ({ kind, byDesk }) =>
    `${kind === 'erasure' ? '削除' : '同意の撤回'}(${byDesk ? 'この窓口' : 'ご本人'})`,
}

export const PRIVACY_TEXTS: Record<Locale, PrivacyText> = { en, ja }

/** The words of the desk, which arrive with it. */
export function usePrivacyText(): PrivacyText {
  return PRIVACY_TEXTS[useLocale()]
}
