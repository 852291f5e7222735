import type { Locale } from '../../src/contract/locale.ts'

const en = {
  about: 'look after the key that seals contact data and recognises addresses',
  rotate: 'bring everything under a new key; the server must be stopped',
  done: (file: string, version: number) =>
    `Everything is under key ${version} now. ${file} holds it and those before it, which links in mails already sent still need.`,
  backUp:
    'Back the key file up again ("backup --key-only DIR"): an older copy does not open this database any more. Every server on this database needs the new file.',
  serverRunning: (place: string) =>
    `A Career Relay server is using ${place}; stop it before rotating its key. Nothing was changed.`,
}

const ja: typeof en = {
  about: '連絡先を封印し、アドレスを照合する鍵を管理します',
  rotate: 'すべてを新しい鍵に移します(サーバーを停止して実行します)',
  done: (file, version) =>
    `すべてを第${version}版の鍵に移しました。${file} には、この鍵と以前の鍵が入っています。送信済みのメールのリンクには、以前の鍵も必要です。`,
  backUp:
    '鍵ファイルをもう一度バックアップしてください(「backup --key-only DIR」)。以前のコピーでは、このデータベースを開けません。同じデータベースを使うすべてのサーバーに、新しい鍵ファイルが必要です。',
  serverRunning: (place) =>
    `Career Relay サーバーが ${place} を使用中です。鍵を替える前に停止してください。何も変更していません。`,
}

/** What `keys` says. */
export const KEYS_TEXTS: Record<Locale, typeof en> = { en, ja }
