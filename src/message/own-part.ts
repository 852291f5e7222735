import { historyStart, isQuoted, type Line } from './history-marks.ts'
import { blank, compact, placesIn, textInPlace, visibleHtml } from './in-place.ts'
import type { BodyFormat } from './message.ts'

/**
 * The part of a body its author is writing now: without the messages quoted in it, and in HTML
 * without what nobody sees. What is left out in the middle becomes blanks, so that every character
 * keeps its place; what follows the author's part is cut off.
 */
export function ownPart(body: string, format: BodyFormat): string {
  const seen = format === 'html' ? visibleHtml(body) : body
  const text = format === 'html' ? textInPlace(seen) : seen
  const lines = linesOf(text)
  let own = ''
  let from = 0
  for (let number = 0; number < lines.length; number += 1) {
    const { text: line, start, end } = lines[number] as Line
    if (isQuoted(line)) {
      // A line of HTML begins within the tag that broke the one before it.
      const edge = Math.max(from, start - 1)
      own += seen.slice(from, edge) + blank(seen.slice(edge, end))
      from = end
    } else {
      const index = historyStart(lines, number)
      if (index >= 0) return own + seen.slice(from, start + placesIn(text.slice(start, end))(index))
    }
  }
  return own + seen.slice(from)
}

function linesOf(inPlace: string): Line[] {
  const lines: Line[] = []
  let start = 0
  inPlace.split('\n').forEach((line) => {
    const end = start + line.length
    const text = compact(line).replace(/\s/g, ' ')
    if (text.trim()) lines.push({ text, start, end })
    start = end + 1
  })
  return lines
}

/** The words of an author's own part, without markup. */
export function ownWords(body: string, format: BodyFormat): string {
  const own = ownPart(body, format)
  return format === 'text' ? own : compact(textInPlace(own))
}
