import type { Locale } from '../../src/contract/locale.ts'

const en = {
  file: 'a JSON Lines file: one JSON object a line',
  badRow: (line: number, reason: string) => `Line ${line}: ${reason}`,
  notJson: 'This is not JSON.',
  notObject: 'A row is one JSON object.',
  tooLong: (megabytes: number) => `The line is longer than ${megabytes} MB.`,
  someBad: (bad: number, all: number) =>
    `${bad} of ${all} rows could not be read; the others were answered.`,
  noId: 'The row needs an "id": a text or a number.',
  findLinks: {
    about:
      'find referral links in mail bodies: rows {id, html | text, origin} in, {id, tokens, quoted} out',
    noBody: 'The row needs a body: "html" or "text".',
    noOrigin: 'The row needs the "origin" links point to, such as "https://relay.example.co.jp".',
  },
  recognise: {
    about:
      'tell which mails read like rejections: rows {id, subject, body} in, {id, rejection, score} out',
    noSubject: 'The "subject" must be a text.',
    noBody: 'The row needs a "body": text or HTML.',
  },
}

/** What the commands say that read rows. */
export type RowsTexts = typeof en

const ja: RowsTexts = {
  file: 'JSON Lines ファイル(1行に1つの JSON オブジェクト)',
  badRow: (line, reason) => `${line}行目: ${reason}`,
  notJson: 'JSON ではありません。',
  notObject: '1行には JSON オブジェクトを1つ記述してください。',
  tooLong: (megabytes) => `行が ${megabytes} MB を超えています。`,
  someBad: (bad, all) => `${all}行のうち${bad}行を読み取れませんでした。ほかの行には回答しました。`,
  noId: '「id」(文字列または数値)が必要です。',
  findLinks: {
    about:
      'メール本文からご案内リンクを見つけます: {id, html | text, origin} の行に {id, tokens, quoted} で回答します',
    noBody: '本文(「html」または「text」)が必要です。',
    noOrigin: 'リンク先のオリジン「origin」が必要です(例: "https://relay.example.co.jp")。',
  },
  recognise: {
    about:
      '不採用通知と読めるメールを判定します: {id, subject, body} の行に {id, rejection, score} で回答します',
    noSubject: '「subject」は文字列で指定してください。',
    noBody: '本文「body」(テキストまたは HTML)が必要です。',
  },
}

export const ROWS_TEXTS: Record<Locale, RowsTexts> = { ja, en }
