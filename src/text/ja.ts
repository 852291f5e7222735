import type { Text } from './en.ts'

/** Every sentence of the pane in Japanese. */
export const ja: Text = {
  product: 'キャリアリレー',
  tabs: {
    label: '画面の切り替え',
    compose: '作成',
    progress: '進捗',
    privacy: '個人情報',
    settings: '設定',
  },
  sends: '送信の記録',
  loading: '読み込んでいます',

  audience: {
    nobody: '宛先に候補者を入力してください。リンクはお一人ごとに発行されます。',
    colleagues: '社内の宛先です。候補者のアドレスを入力してください。',
    several: (count) =>
      `社外の宛先が${count}名です。リンクはお一人専用です。宛先をお一人にしてください。`,
    unknown:
      '宛先にグループか、アドレスの分からない方が含まれています。リンクはお一人専用です。候補者ご本人のアドレスを入力してください。',
    for: '宛先',
  },
  compose: {
    stage: '選考段階',
    stages: { screening: '書類選考', interview: '面接', final: '最終選考' },
    language: '言語',
    languages: { ja: '日本語', en: '英語 (English)' },
    position: '職種',
    optional: '任意',
    lead: '冒頭文',
    ownWords: 'この1通だけ書き換える',
    useTemplate: '元の文面に戻す',
    writeLead: '冒頭文をご自身の言葉でお書きください。入力後に挿入できます。',
    otherReader:
      '別の方に向けてお書きになった文章です。書き直すか、この方にも当てはまることをご確認ください。',
    fitsToo: 'この方にも当てはまる',
    tooLong:
      '文面が長すぎるため挿入できません。この1通だけ書き換えて挿入できます。元の文面は、管理者が設定の「文面」で短くできます。',
    resultFirst: '先に選考結果をお書きください。ご案内はそのあとに続きます。',
    offerFirst: 'ご案内が結果より上にあります。結果の後に移してください。',
    loudSubject: '件名が広告のように見えます。【】や「PR」などは避けることをお勧めします。',
    agreement: '紹介会社',
    preview: 'メールに入る文面',
    inMail: '本文にあるとおりです。',
    insert: 'ご案内リンクを挿入',
    inserting: '挿入しています…',
    remove: 'ご案内リンクを削除',
    removing: '削除しています…',
    replace: '差し替える',
    replacing: '差し替えています…',
    inserted: '挿入しました。まだ送信されていません。',
    insertedAtTop: '先頭に挿入しました。結果の後に移してください。',
    removed: '削除しました。ほかの本文はそのままです。',
    stillWorking: '通常より時間がかかっています。処理を続けています。',
    tryingAgain: '再試行しています…',
    stop: 'やめる',
    stopped: '取りやめました。何も挿入していません。',
    otherPerson: '本文のリンクは別の方のために発行されたものです。',
    unreadable: 'このメールを読み取れません。いったん閉じてから、もう一度開いてください。',
    addressRefused: 'この宛先にはリンクを発行できません。アドレスの表記をご確認ください。',
    agreementGone: 'この契約は現在有効ではありません。いったん閉じてから、もう一度開いてください。',
    noRight: 'この役割ではご案内リンクを挿入できません。操作の記録は設定でご覧いただけます。',
    noMessage: 'メールの作成中に開くと、そのメールにご案内リンクを挿入できます。',
    nothingSetUp: '有効な提携契約がまだありません。先に会社の情報と契約を設定してください。',
    setUp: '設定へ',
    noMail:
      'サーバーがメールを送信できず、候補者が登録を確定できないため、リンクを発行していません。サーバーの管理者に、メールサーバー（SMTP_URL）の確認をご依頼ください。',
    noAgreement: '有効な提携契約がないため、リンクを発行できません。管理者にお問い合わせください。',
  },
  unreachable: 'サーバーに接続できません。メールはそのままで、何も挿入していません。',
  nextTry: (seconds) => `${seconds}秒後に再試行します。`,
  tryNow: '今すぐ再試行',
  trouble: 'サーバー側で問題が発生しました。何も変更していません。もう一度お試しください。',
  outlookMissing:
    'Outlookに接続できませんでした。いったん閉じてから、もう一度開いてください。メールはそのままです。',

  example: {
    mark: '例',
    about: '実際のデータではありません。どこにも送信されません。',
    leave: 'サインインに戻る',
    noInsert:
      '例の画面のため挿入できません。サインインすると、作成中のメールでご利用いただけます。',
  },
}
