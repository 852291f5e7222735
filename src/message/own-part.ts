import { historyStart, isQuoted, lineAt } from './history-marks.ts'
import { blank, compact, placesIn, textInPlace, visibleHtml } from './in-place.ts'
import type { BodyFormat } from './message.ts'

/**
 * The part of a body its author is writing now: without the messages quoted in it, and in HTML
 * without what nobody sees. What is left out in the middle becomes blanks, so that every character
 * keeps its place; what follows the author's part is cut off.
 */
export function ownPart(body: string, format: BodyFormat): string {
  const seen = format === 'html' ? visibleHtml(body) : body
  const inPlace = (format === 'html' ? textInPlace(seen) : seen).split('\n')
  const lines = inPlace.map((line) => compact(line).replace(/\s/g, ' '))
  let own = ''
  let from = 0
  let start = 0
  for (let number = 0; number < lines.length; number += 1) {
    const line = lineAt(lines, number)
    const kept = lineAt(inPlace, number)
    const end = start + kept.length
    if (isQuoted(line)) {
      // A line of HTML begins within the tag that broke the one before it.
      const edge = Math.max(from, start - 1)
      own += seen.slice(from, edge) + blank(seen.slice(edge, end))
      from = end
    } else {
      const index = historyStart(lines, number)
      if (index >= 0) return own + seen.slice(from, start + placesIn(kept)(index))
    }
    start = end + 1
  }
  return own + seen.slice(from)
}

/** The words of an author's own part, without markup. */
export function ownWords(body: string, format: BodyFormat): string {
  const own = ownPart(body, format)
  return format === 'text' ? own : compact(textInPlace(own))
}
