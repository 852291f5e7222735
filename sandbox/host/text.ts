export type Locale = 'ja' | 'en'

/** Every sentence of the compose window. */
export const hostText = {
  en: {
    product: 'Outlook stand-in',
    productNote: 'For trying out only. No mail leaves this machine.',
    newMessage: 'New message',
    send: 'Send',
    from: 'From',
    to: 'To',
    cc: 'Cc',
    bcc: 'Bcc',
    subject: 'Subject',
    body: 'Message body',
    closePane: 'Close pane',
    language: 'Language',
    look: 'Look',
    light: 'Light',
    dark: 'Dark',
    format: 'Body',
    html: 'HTML',
    plain: 'Plain text',
    you: 'You are',
    manager: 'Manager',
    recruiter: 'Recruiter',
    signedOut: 'Signed out',
    mailbox: "Candidate's mailbox",
    desk: 'Agency desk',
    examples: 'Add seven example candidates',
    examplesRunning: (done: number, total: number) =>
      `Example ${done} of ${total} is walking through the loop…`,
    examplesFinished: (total: number) =>
      `${total} example candidates agreed and confirmed. See Progress.`,
    examplesFailed: (done: number, total: number) =>
      `Stopped after ${done} of ${total}. The reason stands on the console.`,
    sending: 'Sending…',
    noRecipient: 'Add at least one recipient.',
    unknownRecipient: (entry: string) => `"${entry}" is not an address.`,
    notSent: 'The mail could not be sent. It is still here; try again.',
    tooLarge: 'The mail is too large to be sent. Shorten it and try again.',
    people: (count: number) => `${count} people`,
    sentTo: (people: string) => `Sent to ${people}`,
    sentNote: 'It was delivered as a real mail.',
    readSent: 'Read it as its recipient would',
    next: 'New message',
    unreachable: 'The sandbox does not answer. Is npm start still running?',
  },
  ja: {
    product: 'Outlook 体験環境',
    productNote: 'お試し用です。メールがこのパソコンの外に送信されることはありません。',
    newMessage: '新しいメッセージ',
    send: '送信',
    from: '差出人',
    to: '宛先',
    cc: 'CC',
    bcc: 'BCC',
    subject: '件名',
    body: '本文',
    closePane: 'ペインを閉じる',
    language: '言語',
    look: '表示',
    light: 'ライト',
    dark: 'ダーク',
    format: '本文の形式',
    html: 'HTML',
    plain: 'テキスト',
    you: '利用者',
    manager: '管理者',
    recruiter: '採用担当',
    signedOut: '未サインイン',
    mailbox: '候補者のメールボックス',
    desk: '人材紹介会社の受付',
    examples: '例の候補者を7名追加',
    examplesRunning: (done: number, total: number) =>
      `例の候補者を登録しています(${done}/${total}名)…`,
    examplesFinished: (total: number) =>
      `例の候補者${total}名が同意し、登録を確定しました。「進捗」をご覧ください。`,
    examplesFailed: (done: number, total: number) =>
      `${total}名中${done}名で停止しました。理由はコンソールに表示されています。`,
    sending: '送信しています…',
    noRecipient: '宛先を入力してください。',
    unknownRecipient: (entry: string) => `「${entry}」はメールアドレスではありません。`,
    notSent: '送信できませんでした。メールは残っています。もう一度お試しください。',
    tooLarge: 'メールが大きすぎるため送信できません。短くしてからもう一度お試しください。',
    people: (count: number) => `${count}名`,
    sentTo: (people: string) => `${people} に送信しました`,
    sentNote: '実際のメールとして配信されました。',
    readSent: '受け取った方の画面で読む',
    next: '新しいメッセージ',
    unreachable: '体験環境が応答しません。npm start が動作しているかご確認ください。',
  },
} satisfies Record<Locale, Record<string, unknown>>

export type HostText = (typeof hostText)['en']
/** The sentences without parts to fill in, as `data-text` names them in the page. */
export type PlainText = {
  [Key in keyof HostText]: HostText[Key] extends string ? Key : never
}[keyof HostText]
