import { historyStart, isQuoted, type Line } from './history-marks.ts'
import { blank, compact, placesIn, textInPlace, visibleHtml } from './in-place.ts'
import type { BodyFormat } from './message.ts'

/** Elements that hold a quotation and end with it, so that an answer may stand below. */
const QUOTATION =
  /<(?:(blockquote|div)\b(?=[^<>]*(?:\btype\s*=\s*["']?cite|(?:gmail|yahoo|protonmail)_quote|mail-editor-reference-message-container))|(blockquote)\b(?=[^<>]*\bborder-left(?!:\s*(?:none|0|medium))))[^<>]*>/gi

/** From here on a body is history, in whatever element it stands. */
const HISTORY =
  /<[a-z]+\b[^<>]*\bid\s*=\s*["']?(?:x_)*(?:divRplyFwdMsg\b|appendonsend\b[^<>]*>(?:\s|&nbsp;|<\/?(?:div|br|p|span|o:p)\b[^<>]*>){0,9}<hr\b)/i

/** What a quotation leaves behind, for the line above it to be understood by. */
const QUOTED_LINE = '<p>&gt;</p>'

/**
 * The part of a body its author is writing now: without the messages quoted in it, and in HTML
 * without what nobody sees. What is left out in the middle becomes blanks, so that every character
 * keeps its place; what follows the author's part is cut off.
 */
export function ownPart(body: string, format: BodyFormat): string {
  if (format === 'text') return withoutHistory(body, body)
  const html = withoutQuotations(visibleHtml(body))
  const end = html.search(HISTORY)
  const own = end < 0 ? html : html.slice(0, end)
  return withoutHistory(own, textInPlace(own))
}

/** The words of an author's own part, without markup. */
export function ownWords(body: string, format: BodyFormat): string {
  const own = ownPart(body, format)
  return format === 'text' ? own : compact(textInPlace(own))
}

function withoutQuotations(html: string): string {
  let own = ''
  let from = 0
  QUOTATION.lastIndex = 0
  for (let match = QUOTATION.exec(html); match; match = QUOTATION.exec(html)) {
    const end = endOf(match[1] ?? match[2] ?? '', html, match.index)
    const quoted = html.slice(match.index, end)
    own += html.slice(from, match.index) + QUOTED_LINE + blank(quoted).slice(QUOTED_LINE.length)
    QUOTATION.lastIndex = from = end
  }
  return own + html.slice(from)
}

/** Behind the element that begins here; one that is never closed reaches to the end. */
function endOf(name: string, html: string, start: number): number {
  const tag = new RegExp(`<(/?)${name}\\b[^<>]*>`, 'gi')
  tag.lastIndex = start
  let depth = 0
  for (let match = tag.exec(html); match; match = tag.exec(html)) {
    depth += match[1] ? -1 : 1
    if (depth === 0) return tag.lastIndex
  }
  return html.length
}

/** Lines are read from `text`, which stands in the same places as the body. */
function withoutHistory(body: string, text: string): string {
  const lines = linesOf(text)
  let own = ''
  let from = 0
  for (let number = 0; number < lines.length; number += 1) {
    const { text: line, start, end } = lines[number] as Line
    if (isQuoted(line)) {
      own += body.slice(from, start) + blank(body.slice(start, end))
      from = end
      continue
    }
    const index = historyStart(lines, number)
    if (index >= 0) return own + body.slice(from, start + placesIn(text.slice(start, end))(index))
  }
  return own + body.slice(from)
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const piece of text.split('\n')) {
    const end = start + piece.length
    const line = compact(piece).replace(/\s/g, ' ')
    if (line.trim() !== '') lines.push({ text: line, start, end })
    start = end + 1
  }
  return lines
}
