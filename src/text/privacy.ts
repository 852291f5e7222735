import type { Locale } from '../contract/locale.ts'
import type { PrivacyAct, RequestKind, RequestOutcome } from '../contract/privacy.ts'
import { CORRECTION_TEXTS } from './correction.ts'
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
  address: 'E-mail address or reference number the person gave',
  addressFault: 'Enter one e-mail address, or the whole reference number.',
  lookUp: 'Look up',
  lookUpOf: (number: number) => `Look up request ${number}`,
  lookingUp: 'Looking up…',
  found: (number: number) => `Found. This is look-up ${number} in the audit trail.`,
  otherAddresses: (count: number) =>
    `Something is also held under ${count === 1 ? 'another spelling' : `${count} other spellings`} of this address, with another plus tag (name+tag@…). That may be somebody else. If the person tells you theirs, look it up by itself.`,
  notFound: (number: number) =>
    `Nothing is held under this address or number. This is look-up ${number} in the audit trail.`,
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
    undelivered: (day: string) => `could not be passed on, ended on ${day}`,
    handOver: {
      received: 'The agency has received the data.',
      not_received: 'The agency has not confirmed that it received anything.',
      carried: 'The person took the number to the agency’s own form.',
    },
    reference: 'Reference',
    offers: 'Offers by mail',
    noOffers: 'No offer was written to this address.',
    written: (day: string) => `Link made on ${day}`,
    takenBack: (day: string) => `taken back on ${day}`,
    openings: (count: number) =>
      `page opened ${count} ${count === 1 ? 'time' : 'times'} in a month`,
    named: 'Named in it:',
    sentFrom: 'Sent from',
    noFurther: (day: string) => `No further offers since ${day}`,
    data: 'Everything as data (JSON)',
    copy: 'Copy the data',
    copied: 'Copied',
    copyByHand: 'Copying is blocked here. The text is selected; copy it with the keyboard.',
  },
  withdraw: 'Withdraw this consent',
  withdrawOf: (agency: string) => `Withdraw this consent (${agency})`,
  withdrawing: 'Withdrawing…',
  withdrawQuestion:
    'For somebody who asked by letter or telephone. The agency is asked to delete what it has, our copy of the contact data is deleted, and the person is told by mail if an address is held. Have you made sure that it is they who ask?',
  withdrawn: (mailed: boolean): string =>
    mailed
      ? 'Withdrawn. The person is told by mail.'
      : 'Withdrawn. No address is held, so no mail goes out: please tell the person yourself.',
  nothingToWithdraw: 'This consent was not in force any more.',
  correction: CORRECTION_TEXTS.en,
  byReference: {
    erase: 'Erase what is held under this number',
    eraseQuestion:
      'What is held under this one number is erased, its consent withdrawn, and the agency asked to erase what came to it. This cannot be undone.',
  },
  byPerson: {
    erase: 'Erase this person',
    eraseQuestion:
      'Contact data and links are erased, consents withdrawn, and every agency that received something is asked to erase it. The person is told by mail if an address is held. This cannot be undone.',
  },
  optOut: 'No further offers to this address',
  optingOut: 'Saving…',
  optOutQuestion:
    'From now on no offer can be inserted for this person, and this cannot be undone. What is held about them stays as it is. Have you made sure that it is they who ask?',
  optedOut: 'Saved. No further offers are made to this person.',
  erasing: 'Erasing…',
  erased: (mailed: boolean) =>
    `Erased. Records of consent stay for their legal term, without contact data. ${
      mailed
        ? 'The person is told by mail.'
        : 'No address is held, so no mail goes out: please tell the person yourself.'
    }`,
  nothingToErase: 'There was nothing left to erase.',
  requests: 'Requests',
  noRequests: 'No request is waiting.',
  enter: 'Enter a request',
  enterTitle: 'A request that came in',
  enterAbout: 'By letter, telephone or mail. An address is kept as a keyed hash only.',
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
  address: 'ご本人から伺ったメールアドレスまたは受付番号',
  addressFault: 'メールアドレスを1つ、または受付番号を最後まで入力してください。',
  lookUp: '照会する',
  lookUpOf: (number) => `請求${number}番の方を照会する`,
  lookingUp: '照会しています…',
  found: (number) => `該当する記録があります。操作履歴には照会${number}番として記録しました。`,
  otherAddresses: (count) =>
    `このアドレスの「+」以降だけが異なる別のアドレスでも、${count}件の記録があります。別の方の可能性があります。ご本人からそのアドレスを伺えた場合は、あらためて照会してください。`,
  notFound: (number) =>
    `このアドレスまたは番号の記録はありません。操作履歴には照会${number}番として記録しました。`,
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
    undelivered: (day) => `お渡しできず${day}に終了`,
    handOver: {
      received: '紹介会社に提供済みです。',
      not_received: '紹介会社から受領の返答はありません。',
      carried: 'ご本人が、受付番号を紹介会社の登録ページへお持ちになりました。',
    },
    reference: '受付番号',
    offers: 'メールでのご案内',
    noOffers: 'このアドレスへのご案内はありません。',
    written: (day) => `${day}にリンクを発行`,
    takenBack: (day) => `${day}に取り消し`,
    openings: (count) => `1か月以内の閲覧${count}回`,
    named: '記載された内容:',
    sentFrom: '差出人:',
    noFurther: (day) => `${day}から今後のご案内を希望されていません`,
    data: 'すべての内容(JSON)',
    copy: 'データをコピー',
    copied: 'コピーしました',
    copyByHand: 'ここでは自動でコピーできません。選択された文字をキーボードでコピーしてください。',
  },
  withdraw: 'この同意を撤回する',
  withdrawOf: (agency) => `この同意を撤回する(${agency})`,
  withdrawing: '撤回しています…',
  withdrawQuestion:
    '郵便や電話で撤回を請求された方のための手続きです。紹介会社には情報の削除を依頼し、当方の連絡先を削除します。アドレスを保存している場合は、ご本人にメールでお知らせします。ご本人からの請求であることを確認しましたか。',
  withdrawn: (mailed) =>
    mailed
      ? '撤回しました。ご本人にはメールでお知らせします。'
      : '撤回しました。アドレスを保存していないため、メールは送信されません。ご本人へ別途お知らせください。',
  nothingToWithdraw: 'この同意は、すでに有効ではありませんでした。',
  correction: CORRECTION_TEXTS.ja,
  byReference: {
    erase: 'この番号の情報を削除する',
    eraseQuestion:
      'この番号の情報だけを削除し、同意を撤回扱いとします。紹介会社には、受け取った情報の削除を依頼します。この操作は元に戻せません。',
  },
  byPerson: {
    erase: 'この方の情報を削除する',
    eraseQuestion:
      '連絡先とリンクを削除し、同意を撤回扱いとします。情報を受け取った紹介会社には削除を依頼します。アドレスを保存している場合は、ご本人にメールでお知らせします。この操作は元に戻せません。',
  },
  optOut: 'この方への今後のご案内を停止する',
  optingOut: '保存しています…',
  optOutQuestion:
    '今後、この方へのご案内は挿入できなくなります。お預かりしている内容は変わりません。この操作は元に戻せません。ご本人からの請求であることを確認しましたか。',
  optedOut: '保存しました。この方への今後のご案内は行われません。',
  erasing: '削除しています…',
  erased: (mailed) =>
    `削除しました。同意の記録は、連絡先を除いた形で法令の期間保存します。${
      mailed
        ? 'ご本人にはメールでお知らせします。'
        : 'アドレスを保存していないため、メールは送信されません。ご本人へ別途お知らせください。'
    }`,
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
