import type { BodyFormat } from '../../../src/message/message.ts'

/** A body as a client hands it over, and what a reader of it must say. */
export interface RecordedBody {
  name: string
  format: BodyFormat
  body: string
  /** Tokens in the author's own part, in order. */
  own: string[]
  /** Tokens only in quoted history. */
  quoted: string[]
}

export const NEW = 'NewNewNewNewNewNewNew1'
export const OLD = 'old_old-old_old-old_o2'
export const OLDER = 'OlderOlderOlderOlder-3'

const ORIGIN = 'https://relay.example.co.jp'

export const page = (token: string) => `${ORIGIN}/r/${token}?c=abCDEF`
export const decline = (token: string) => `${ORIGIN}/r/${token}/decline`

/** The block as the pane inserts it, without its styles. */
export function block(token: string, id = 'career-relay'): string {
  const link = page(token)
  return (
    `<table id="${id}" border="1" cellspacing="0" cellpadding="10"><tbody><tr><td>` +
    '<p>ご希望の方は、弊社の提携先の人材紹介会社で、無料でご相談いただけます。</p>' +
    `<p>みらいキャリア株式会社 <a href="${link}">ご案内ページ</a>: <a href="${link}">${link}</a></p>` +
    `<p>・不要な方: <a href="${decline(token)}">${decline(token)}</a></p></td></tr></tbody></table>`
  )
}

/** The block in a text mail. */
export function textBlock(token: string): string {
  const rule = '-'.repeat(40)
  return `\n${rule}\nご希望の方は、無料でご相談いただけます。\n\nご案内ページ:\n${page(token)}\n・不要な方: ${decline(token)}\n${rule}\n`
}

/** Every line of a text with a mark in front. */
export function marked(text: string, mark = '> '): string {
  return text.replace(/^/gm, mark)
}
