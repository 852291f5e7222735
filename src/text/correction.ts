import type { CorrectableField } from '../contract/privacy.ts'
import type { Locale } from '../contract/locale.ts'

const en = {
  open: 'Correct the details',
  openOf: (agency: string) => `Correct the details (${agency})`,
  about:
    'Change what the person’s letter says is wrong. The agency is sent the corrected details, and the person is told by mail.',
  fields: {
    name: 'Name',
    phone: 'Phone',
    desiredWork: 'Work they would like',
    desiredArea: 'Where they would like to work',
  } satisfies Record<CorrectableField, string>,
  fault: 'This cannot be taken as it is. Please check it.',
  address:
    'The e-mail address cannot be corrected here, since only its own mailbox can confirm one. Whoever has another registers with it.',
  save: 'Save the correction',
  saving: 'Saving…',
  done: 'Corrected. The agency is sent it, and the person is told by mail. Look up again to see it.',
  nothing: 'Nothing was changed: the details are the same, or are not held any more.',
}

const ja: typeof en = {
  open: '内容を訂正する',
  openOf: (agency) => `内容を訂正する(${agency})`,
  about:
    'ご請求のあった箇所を訂正してください。訂正後の内容を紹介会社へ送り、ご本人にはメールでお知らせします。',
  fields: {
    name: '氏名',
    phone: '電話番号',
    desiredWork: '希望職種',
    desiredArea: '希望勤務地',
  },
  fault: 'このままでは登録できません。ご確認ください。',
  address:
    'メールアドレスは、そのアドレスで確認された方だけが登録できるため、ここでは訂正できません。別のアドレスであらためてご登録いただくようご案内ください。',
  save: '訂正を保存する',
  saving: '保存しています…',
  done: '訂正しました。紹介会社へ送り、ご本人にはメールでお知らせします。訂正後の内容は、もう一度照会すると表示されます。',
  nothing: '変更はありません。内容が同じか、すでに保存されていません。',
}

/** What the privacy desk says where details are corrected. */
export const CORRECTION_TEXTS: Record<Locale, typeof en> = { en, ja }
