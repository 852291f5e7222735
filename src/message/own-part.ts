import type { BodyFormat } from './message.ts'

/**
 * Where the author's own part ends and quoted history begins. Only marks that no letter carries by
 * chance count: to miss one keeps an old link in sight, to see one too many hides a new link.
 */
const HISTORY_MARKS: Record<BodyFormat, readonly RegExp[]> = {
  html: [
    /<[a-z]+\b[^>]*\bid\s*=\s*["']?(?:x_)*(?:divRplyFwdMsg|mail-editor-reference-message-container)\b/i,
    /<blockquote\b[^>]*\btype\s*=\s*["']?cite\b/i,
    /-{3,}\s*(?:Original Message|元のメッセージ|Forwarded message|転送メッセージ)\s*-{3,}/i,
    /<(?:b|strong)\b[^>]*>(?:\s|<[^>]*>)*(?:From|差出人)\s*[:\uff1a][\s\S]{0,600}?(?:Sent|Date|送信日時|日時)\s*[:\uff1a][\s\S]{0,600}?(?:To|宛先)\s*[:\uff1a]/i,
  ],
  text: [
    /^[ \t]*-{3,}\s*(?:Original Message|元のメッセージ|Forwarded message|転送メッセージ)\s*-{3,}/im,
    /^[ \t]*(?:From|差出人)[ \t]*[:\uff1a].*\r?\n(?:.*\r?\n){0,4}?[ \t]*(?:Sent|Date|送信日時|日時|To|宛先)[ \t]*[:\uff1a]/im,
  ],
}

/** The part of a body its author is writing now, without the messages quoted below it. */
export function ownPart(body: string, format: BodyFormat): string {
  const ends = HISTORY_MARKS[format].map((mark) => body.search(mark)).filter((index) => index >= 0)
  return body.slice(0, Math.min(body.length, ...ends))
}

/** The words of an author's own part, without markup, for guessing its language. */
export function ownWords(body: string, format: BodyFormat): string {
  const own = ownPart(body, format)
  if (format === 'text') return own
  return own
    .replace(/<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<!--[\s\S]*?-->|<[^>]*>|&\w+;/g, ' ')
}
