import type { RightsText } from './rights-text.ts'

/** The pages of a candidate's rights in Japanese. */
export const rightsJapanese: RightsText = {
  title: 'お預かりしている内容',
  lines: (employer) => [
    `${employer}からの転職・就職相談のご案内について、お客様に関してお預かりしている内容のすべてです。`,
    'このページは、お客様にお渡ししたリンクからのみ開けます。社内でこの内容を確認できるのは個人情報の責任者だけで、確認のたびに記録が残ります。',
  ],
  contactHeading: 'ご記入いただいた内容',
  noContact: 'お名前やご連絡先はお預かりしていません。',
  entered: 'ご記入日',
  stateLabel: '状況',
  state: {
    waiting: (date) =>
      `まだ確定されておらず、どこにもお渡ししていません。${date}までに確定されない場合は削除されます。`,
    confirmed: 'メールで確定済み',
    ended: (date) => `${date}に撤回または削除`,
    lapsed: '確定されず、どこにもお渡ししていません',
  },
  consentHeading: '同意いただいた内容',
  noConsent: '同意はいただいておらず、どこにも何もお渡ししていません。',
  reference: '受付番号',
  granted: '同意日',
  withdrawn: '撤回日',
  undelivered: 'お渡しできず終了した日',
  recipient: '提供先',
  representedBy: (name) => `代表者 ${name}`,
  licence: (number) => `許可番号 ${number}`,
  items: '提供する情報',
  item: {
    application_to_employer: 'ご応募の事実',
    name: '氏名',
    email: 'メールアドレス',
    phone: '電話番号',
    desired_work: '希望職種',
    desired_area: '希望勤務地',
  },
  provided: '提供記録の作成日',
  told: '提供先への送信',
  delivery: {
    registration: {
      done: (date) => `ご記入の内容: ${date}に送信`,
      waiting: 'ご記入の内容: まだ送信していません',
      none: 'ご記入の内容: 送信していません',
      givenUp: 'ご記入の内容: 受領の返答がなく、取りやめました',
    },
    withdrawal: {
      done: (date) => `削除の依頼: ${date}に送信`,
      waiting: '削除の依頼: 送信中です',
      none: '削除の依頼: 必要ありません',
      givenUp: '削除の依頼: 受領の返答がありませんでした',
    },
    erasure: {
      done: (date) => `消去の依頼: ${date}に送信`,
      waiting: '消去の依頼: 送信中です',
      none: '消去の依頼: 必要ありません',
      givenUp: '消去の依頼: 受領の返答がありませんでした',
    },
  },
  carried:
    '当方からは送信していません。受付番号は、お客様ご自身が同社のページへお持ちになりました。',
  text: '同意いただいた文面',
  textOf: (version, sha256) => `第${version}版、SHA-256 ${sha256}`,
  wholeText: '文面の全文',
  withdrawLink: 'この同意を撤回',
  linksHeading: 'お客様宛てのご案内メール',
  noLinks: '該当するものはありません。',
  link: (written, until) => `${written}に作成。ご案内ページの受付期限は${until}です。`,
  opened: (times) =>
    times === 0 ? '' : `直近30日間に${times}回開かれました(どなたが開いたかは分かりません)。`,
  noOffersSince: (date) => `${date}から、今後のご案内を停止しています。`,
  actsHeading: 'お手続き',
  downloadLink: 'この内容をすべてダウンロード(JSON)',
  downloadHint: 'ほかのソフトウェアでも読み取れる形式です。',
  eraseLink: 'データを消去',
  eraseHint: '消去の前に、もう一度確認の画面が表示されます。',
  seeHeld: 'お預かりしている内容の確認・ダウンロード・消去',
  questions: (employer, contact) => `お問い合わせ: ${employer} 個人情報窓口 ${contact}`,
  erase: {
    title: 'データの消去',
    lines: [
      'ボタンを押すと、お名前とご連絡先、およびどのメールがお客様宛てであったかの記録を、ただちに消去します。元に戻すことはできません。',
      '同意は撤回され、情報をお渡しした紹介会社には消去を依頼します。',
      '同意と提供の記録は、お名前のない形で、法令に従い一定期間保存します。今後ご案内をしないための符号も残しますが、アドレスに戻すことはできません。',
      '選考その他に影響はありません。ご連絡先が残っている場合は、消去したことをメールでもお知らせします。',
    ],
    redirectLines: [
      'ボタンを押すと、この同意を撤回し、受付番号により受け取った情報の消去を紹介会社へ依頼します。元に戻すことはできません。',
      '当方では、お名前やご連絡先をお預かりしていません。同意の記録は、法令に従い一定期間保存します。',
      '選考その他に影響はありません。',
    ],
    button: 'データを消去する',
    back: '消去せずに戻る',
  },
  erased: {
    title: 'お預かりしている情報はありません',
    lines: (years) => [
      'お名前とご連絡先は消去しました。情報をお渡しした紹介会社には消去を依頼します。',
      `同意と提供の記録は、お名前のない形で、法令に従い${years}年間保存します。`,
      'このページは閉じていただいて結構です。',
    ],
  },
  mail: {
    title: '登録後のメールが見つからない方へ',
    lines: [
      'ご登録のメールアドレスをご記入ください。お預かりしている内容の確認・撤回・消去ができるリンクを、そのアドレスへお送りします。',
    ],
    field: 'メールアドレス',
    button: 'リンクを送る',
    back: 'ご案内のページへ戻る',
    missing: 'メールアドレスを最後までご記入ください。',
    sent: {
      title: 'メールをご覧ください',
      lines: [
        'このリンクからそのアドレスでご登録いただいている場合、まもなくメールが届きます。',
        '数分たっても届かないときは、迷惑メールフォルダーをご覧になるか、前のページに戻ってアドレスをお確かめください。お送りするのは1日3通までです。',
      ],
    },
    redirect: {
      title: 'メールはお送りしていません',
      lines: (employer, contact) => [
        'このリンクは、紹介会社の登録ページへ進むためのものです。当方ではお名前もアドレスもお預かりしていません。撤回のリンクは、同意の直後の画面に表示されています。',
        `リンクがお手元にない場合は、受付番号を添えてお問い合わせください。${employer} 個人情報窓口 ${contact}`,
      ],
    },
  },
}
