import type { Locale } from '../../src/contract/locale.ts'
import type { Contact, FieldFault } from '../domain/consent.ts'

/** The pages' own words; what a candidate agrees to stands in `consent-text.ts` and in the store. */
export interface PageText {
  otherLanguage: { label: string; locale: Locale }
  provisionHeading: string
  assurancesHeading: string
  formHeading: string
  rightsHeading: string
  fields: Record<keyof Contact, string>
  optional: string
  required: string
  hints: { email: string; phone: string }
  faults: Record<FieldFault, string>
  faultSummary: string
  agreeButton: string
  noThanks: string
  noThanksHint: string
  openUntil: (date: string) => string
  closedForNow: string
  expired: string
  mailSent: { title: string; lines: string[] }
  confirm: {
    title: string
    lines: string[]
    detailsHeading: string
    button: string
    otherwise: string
  }
  confirmed: {
    title: string
    lines: (agency: string, frequency: string) => string[]
    withdrawHint: string
    withdrawLink: string
  }
  withdraw: {
    title: string
    lines: (agency: string) => string[]
    button: string
  }
  withdrawn: { title: string; lines: (agency: string, date: string) => string[] }
  cancelled: { title: string; lines: string[] }
  decline: { title: string; lines: (employer: string) => string[]; button: string; back: string }
  declined: { title: string; lines: string[] }
  notFound: { title: string; lines: string[] }
  fault: { title: string }
  footer: string
}

const english: PageText = {
  otherLanguage: { label: '日本語', locale: 'ja' },
  provisionHeading: 'Who would receive what',
  assurancesHeading: 'What you should know',
  formHeading: 'If you would like this',
  rightsHeading: 'Your rights',
  fields: {
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    desiredWork: 'Work you would like',
    desiredArea: 'Where you would like to work',
  },
  optional: 'optional',
  required: 'required',
  hints: {
    email: 'We send a mail there; nothing is passed on until you confirm in it.',
    phone: 'Only if you would like to be called.',
  },
  faults: {
    missing: 'Please fill this in.',
    too_long: 'This is longer than we can take. Please shorten it.',
    invalid: 'This does not look complete. Please check it.',
    unticked: 'Please tick the box if you agree.',
  },
  faultSummary: 'Please look at the marked places. What you typed is still here; nothing was sent.',
  agreeButton: 'Agree and register',
  noThanks: 'No thank you',
  noThanksHint: 'Simply close this page. If you would rather receive no further offers like this:',
  openUntil: (date) => `This page takes registrations until ${date}.`,
  closedForNow: 'Registration is not possible at the moment. Please open this link again later.',
  expired: 'The time for registering through this link has passed.',
  mailSent: {
    title: 'Please look at your mail',
    lines: [
      'If the address can receive mail, a message from us is on its way to it.',
      'Open the link in that mail and confirm there. Until then nothing is passed on to anyone.',
      'If nothing arrives within a few minutes, please look in the junk folder, or go back and check the address. We send at most three such mails a day.',
    ],
  },
  confirm: {
    title: 'Confirm your registration',
    lines: [
      'Nothing has been passed on yet. When you press the button, the following goes out once.',
    ],
    detailsHeading: 'What is passed on',
    button: 'Confirm registration',
    otherwise: 'If you did not ask for this, close this page. The entry is deleted after 7 days.',
  },
  confirmed: {
    title: 'You are registered',
    lines: (agency, frequency) => [
      `${agency} receives what you entered and will contact you. ${frequency}`,
      'A copy of what you agreed to is on its way to you by mail.',
    ],
    withdrawHint: 'You can take this back at any time, here or from the mail:',
    withdrawLink: 'Withdraw',
  },
  withdraw: {
    title: 'Withdraw your consent',
    lines: (agency) => [
      `Nothing more is passed on, and we ask ${agency} to delete your data.`,
      'Nothing else changes for you.',
    ],
    button: 'Withdraw consent',
  },
  withdrawn: {
    title: 'Your consent is withdrawn',
    lines: (agency, date) => [
      `Noted on ${date}. ${agency} is being asked to delete your data. Nothing else changes for you.`,
    ],
  },
  cancelled: {
    title: 'Your entry is deleted',
    lines: ['Done. Nothing was passed on, and what you entered is deleted.'],
  },
  decline: {
    title: 'No further offers',
    lines: (employer) => [
      `If you press the button, ${employer} will add no such offers to its mails to you from now on.`,
      'It has no effect on any application.',
    ],
    button: 'No further offers',
    back: 'Back to the offer',
  },
  declined: {
    title: 'Noted',
    lines: ['No further offers like this will be sent to you. You can close this page.'],
  },
  notFound: {
    title: 'This page is not available',
    lines: [
      'The link may be incomplete. Please open it once more from the mail you received.',
      'Nothing about you was stored or passed on by opening it.',
    ],
  },
  fault: { title: 'That did not work' },
  footer: 'Career Relay',
}

const japanese: PageText = {
  otherLanguage: { label: 'English', locale: 'en' },
  provisionHeading: 'どなたに何をお渡しするか',
  assurancesHeading: '知っておいていただきたいこと',
  formHeading: 'お申し込み',
  rightsHeading: 'お客様の権利とお問い合わせ',
  fields: {
    name: 'お名前',
    email: 'メールアドレス',
    phone: '電話番号',
    desiredWork: '希望職種',
    desiredArea: '希望勤務地',
  },
  optional: '任意',
  required: '必須',
  hints: {
    email: 'このアドレスに確認メールをお送りします。確定されるまで情報は渡りません。',
    phone: '電話での連絡をご希望の場合のみご記入ください。',
  },
  faults: {
    missing: 'ご記入ください。',
    too_long: '長すぎるため受け付けられません。短くしてください。',
    invalid: '形式をご確認ください。',
    unticked: '同意される場合はチェックを入れてください。',
  },
  faultSummary:
    '印のある項目をご確認ください。ご記入の内容は残っており、まだ何も送られていません。',
  agreeButton: '同意して登録する',
  noThanks: '希望しない',
  noThanksHint: 'このままページを閉じてください。今後このようなご案内が不要な方はこちら:',
  openUntil: (date) => `このページでのお申し込みは${date}までです。`,
  closedForNow:
    'ただいまお申し込みを受け付けておりません。恐れ入りますが、後ほどもう一度お開きください。',
  expired: 'このリンクからのお申し込み期間は終了しました。',
  mailSent: {
    title: '確認メールをご覧ください',
    lines: [
      'ご記入のアドレスが受信できる場合、まもなく確認メールが届きます。',
      'メールのリンクを開いて登録を確定してください。それまで、どこにも情報は渡りません。',
      '数分たっても届かないときは、迷惑メールフォルダーをご覧になるか、前のページに戻ってアドレスをお確かめください。確認メールをお送りするのは1日3通までです。',
    ],
  },
  confirm: {
    title: '登録の確定',
    lines: ['まだ何もお渡ししていません。ボタンを押すと、次の内容を一度だけお渡しします。'],
    detailsHeading: 'お渡しする内容',
    button: '登録を確定する',
    otherwise:
      'お心当たりのない場合は、このページを閉じてください。入力内容は7日後に削除されます。',
  },
  confirmed: {
    title: '登録を承りました',
    lines: (agency, frequency) => [
      `ご記入の内容を${agency}へお渡しします。同社の担当者からご連絡があります。${frequency}`,
      '同意いただいた内容の控えをメールでお送りします。',
    ],
    withdrawHint: 'このページまたはメールから、いつでも撤回できます。',
    withdrawLink: '同意を撤回',
  },
  withdraw: {
    title: '同意の撤回',
    lines: (agency) => [
      `今後の提供を止め、${agency}へ情報の削除を依頼します。`,
      '選考その他に影響はありません。',
    ],
    button: '同意を撤回する',
  },
  withdrawn: {
    title: '撤回を承りました',
    lines: (agency, date) => [
      `${date}に承りました。${agency}へ情報の削除を依頼します。選考その他に影響はありません。`,
    ],
  },
  cancelled: {
    title: '入力内容を削除しました',
    lines: ['どこにもお渡ししておらず、ご記入の内容は削除しました。'],
  },
  decline: {
    title: '今後のご案内について',
    lines: (employer) => [
      `ボタンを押すと、${employer}からのメールに今後このようなご案内を添えません。`,
      '選考への影響はありません。',
    ],
    button: '今後のご案内を希望しない',
    back: 'ご案内のページへ戻る',
  },
  declined: {
    title: '承りました',
    lines: ['今後、このようなご案内はお送りしません。このページは閉じていただいて結構です。'],
  },
  notFound: {
    title: 'このページは表示できません',
    lines: [
      'リンクが途中で切れている可能性があります。お手元のメールからもう一度お開きください。',
      '開いたことによって、お客様の情報が保存されたり渡されたりすることはありません。',
    ],
  },
  fault: { title: '処理できませんでした' },
  footer: 'Career Relay',
}

export const PAGE_TEXT: Record<Locale, PageText> = { en: english, ja: japanese }
