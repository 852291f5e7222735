/** The languages the sandbox speaks. */
export type Locale = 'ja' | 'en'

/** Japanese for any `ja` tag at the front, English otherwise. */
export function localeOf(tag: string | null | undefined): Locale {
  return /^\s*ja\b/i.test(tag ?? '') ? 'ja' : 'en'
}

/** The language of the person at the console, as their system says it. */
export function localeOfEnvironment(environment: NodeJS.ProcessEnv): Locale {
  const tag = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return localeOf(tag.replace(/[_.].*/, ''))
}

/** What `npm start` prints. */
export const startText = {
  en: {
    badPort: (port: string) => `PORT must be a number from 1 to 65535; it is "${port}".`,
    unwritable: (folder: string) =>
      `The data folder ${folder} cannot be written. Set DATA_DIR to one that can.`,
    takenPort: (port: number) =>
      `Port ${port} is in use. Close what uses it, or set PORT to another number.`,
    brokenSecrets: (file: string) =>
      `${file} is not valid JSON. Put it right, or delete it: the sandbox then makes a new example company.`,
    building: 'Building the pane; the first time takes about half a minute.',
    restarted: (reason: string) => `The companion server ended (${reason}); starting it again.`,
    open: (origin: string, folder: string) => `
Career Relay is ready:  ${origin}

  1. Open the address. A rejection mail to Hanako Sato is half written.
  2. Press "Insert referral link" in the pane, then Send.
  3. Read the mail in "Candidate's mailbox" and follow its link.

Data are kept in ${folder}. Ctrl-C stops.
`,
    stopped: 'Stopped.',
  },
  ja: {
    badPort: (port: string) =>
      `PORT には 1 から 65535 までの数を指定してください(現在の値: "${port}")。`,
    unwritable: (folder: string) =>
      `データフォルダー ${folder} に書き込めません。DATA_DIR に書き込めるフォルダーを指定してください。`,
    takenPort: (port: number) =>
      `ポート ${port} は使用中です。使用中のプログラムを終了するか、PORT に別の番号を指定してください。`,
    brokenSecrets: (file: string) =>
      `${file} が JSON として読み取れません。修正するか、削除してください。削除すると、例の会社が新しく作られます。`,
    building: 'ペインをビルドしています。初回は30秒ほどかかります。',
    restarted: (reason: string) => `サーバーが終了しました(${reason})。再起動します。`,
    open: (origin: string, folder: string) => `
Career Relay の準備ができました:  ${origin}

  1. 上のアドレスを開きます。佐藤 花子さんへの不採用通知が書きかけになっています。
  2. ペインの「ご案内リンクを挿入」を押し、「送信」を押します。
  3. 「候補者のメールボックス」でメールを開き、リンクを開きます。

データは ${folder} に保存されます。Ctrl-C で終了します。
`,
    stopped: '終了しました。',
  },
}

/** What the pages of the sandbox itself say. */
export const pageText = {
  en: {
    mailbox: "Candidate's mailbox",
    mailboxLead: 'Every mail this sandbox delivered. None has left this machine.',
    desk: 'Agency desk',
    deskLead: 'What the companion server told the staffing agency, newest first.',
    everyone: 'Everyone',
    showing: 'Mails to',
    noMails: 'No mail yet. Press Send in the compose window.',
    from: 'From',
    to: 'To',
    received: 'Received',
    subject: 'Subject',
    noSubject: '(no subject)',
    back: 'All mails',
    plainText: 'Plain text part',
    noDeliveries: 'Nothing delivered yet. A candidate who confirms appears here.',
    receiverUp: 'The receiver is up.',
    receiverDown: 'The receiver is down: it answers 503, and the server keeps what it has to tell.',
    takeDown: 'Take receiver down',
    bringUp: 'Bring receiver up',
    verified: 'Signature verified',
    refused: 'Signature refused',
    times: (count: number) => `delivered ${count} times`,
    test: 'A test from a manager, about nobody',
    secret: 'Webhook secret of another agreement',
    keepSecret: 'Verify with it too',
    secretKept: 'The desk verifies with it from now on.',
    secretRefused: 'A secret begins with whsec_ and is copied as a whole.',
    payload: 'What was sent',
    missing: 'There is no such mail.',
    unreadableMail:
      'This is no mail: from, to, cc, bcc, subject and text are needed, as one JSON object.',
    restarting: 'The companion server is starting. This page tries again by itself.',
    restartingTitle: 'One moment',
  },
  ja: {
    mailbox: '候補者のメールボックス',
    mailboxLead: 'この体験環境で配信されたすべてのメールです。外部には送信されていません。',
    desk: '人材紹介会社の受付',
    deskLead: 'サーバーから人材紹介会社に届いた通知です。新しい順に並んでいます。',
    everyone: '全員',
    showing: '宛先',
    noMails: 'メールはまだありません。作成画面で「送信」を押してください。',
    from: '差出人',
    to: '宛先',
    received: '受信日時',
    subject: '件名',
    noSubject: '(件名なし)',
    back: 'メール一覧',
    plainText: 'テキスト形式の本文',
    noDeliveries: '通知はまだありません。候補者が登録を確定すると、ここに表示されます。',
    receiverUp: '受信側は稼働中です。',
    receiverDown: '受信側は停止中です。503 を返し、サーバーは通知を保持します。',
    takeDown: '受信側を停止',
    bringUp: '受信側を再開',
    verified: '署名を確認しました',
    refused: '署名が正しくありません',
    times: (count: number) => `${count}回受信`,
    test: '管理者によるテスト送信です。候補者の情報は含まれていません',
    secret: '別の契約の Webhook シークレット',
    keepSecret: '検証に追加',
    secretKept: '今後はこのシークレットでも検証します。',
    secretRefused: 'シークレットは whsec_ で始まります。全体をコピーしてください。',
    payload: '受信した内容',
    missing: 'メールが見つかりません。',
    unreadableMail:
      'メールとして読み取れません。from、to、cc、bcc、subject、text を1つの JSON オブジェクトで指定してください。',
    restarting: 'サーバーを起動しています。このページは自動的に再読み込みされます。',
    restartingTitle: 'しばらくお待ちください',
  },
} satisfies Record<Locale, Record<string, unknown>>

export type PageText = (typeof pageText)['en']
