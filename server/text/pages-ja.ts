import type { PageText } from './page-text.ts'

/** The pages in Japanese. */
export const japanese: PageText = {
  otherLanguage: { label: 'English', locale: 'en' },
  operator: (employer) => `運営: ${employer}`,
  provisionHeading: 'どなたに何をお渡しするか',
  assurancesHeading: '知っておいていただきたいこと',
  formHeading: 'お申し込み',
  rightsHeading: 'お客様の権利とお問い合わせ',
  lostMail: '登録したが、メールが手元にない',
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
    phone: 'メールだけで十分です。電話をご希望でなければ、空欄のままにしてください。',
  },
  byPhoneToo: '電話での連絡も希望する',
  tickAgain:
    '恐れ入りますが、もう一度チェックを入れてください。チェックはご本人だけが入れられます。',
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
  ended:
    'このご案内の受付は終了しましたので、お申し込みはできません。お手続きは何も要りません。すでに登録された方の権利は、これからも変わりません。',
  endedBefore: {
    title: 'このご案内の受付は終了しました',
    lines: [
      '登録の確定より前に受付が終了しましたので、情報はどこにも渡っていません。',
      'ご記入の内容は7日以内に削除されます。お手続きは何も要りません。',
    ],
  },
  redirect: {
    button: (agency) => `同意して${agency}の登録ページへ進む`,
    title: 'あと一歩で完了します',
    lines: (agency) => [
      `同意を記録しました。下のリンクから${agency}の登録ページを開き、お名前や連絡先をご自身でご記入ください。`,
      '開かれない場合、お客様の情報はどこにも渡りません。',
    ],
    formLink: (agency) => `${agency}の登録ページを開く`,
    reference: '受付番号',
    withdrawHint: '同意はいつでも撤回できます。次のリンクをお手元に控えてください。',
    tooMany: [
      '本日はこのリンクが何度も使われたため、受け付けられません。今回は何も記録していません。明日以降にもう一度お試しください。',
    ],
  },
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
