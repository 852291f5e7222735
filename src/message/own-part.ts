import {
  attributionEnd,
  beginsHistory,
  ANY_MARK,
  isQuoted,
  linesOf,
  SURE_MARK,
  type Line,
} from './history-marks.ts'
import { blank, compact, INDENTED, textInPlace, visibleHtml } from './in-place.ts'
import type { BodyFormat } from './message.ts'

/** A part of a body, its characters where they stand in it. */
export interface Part {
  source: string
  /** The text of it, in place. */
  words: string
}

/**
 * The part of a body its author is writing now: without the messages quoted in it, and in HTML
 * without what nobody sees. What is left out in the middle becomes blanks, so that every character
 * keeps its place; what follows the author's part is cut off.
 */
export function ownPart(body: string, format: BodyFormat): Part {
  const { source, words } = wholePart(body, format)
  const lines = linesOf(words)
  let own = ''
  let from = 0
  let attributed = -1
  let quotation = SURE_MARK
  for (let number = 0; number < lines.length; number += 1) {
    const line = lines[number] as Line
    const { start, end } = line
    // Somebody's words where a line above says whose they are, else the author's own.
    const isAttributed = number === attributed && line.mark === INDENTED
    if (isAttributed) attributed += 1
    // Marks in a row are no arrows, nor is any once others are quoted above.
    const next = lines[number + 1]
    if (isAttributed || isQuoted(line, next && ANY_MARK.test(next.words) ? ANY_MARK : quotation)) {
      quotation = ANY_MARK
      own += source.slice(from, start) + blank(source.slice(start, end))
      from = end
    } else {
      const below = attributionEnd(lines, number)
      if (beginsHistory(lines, number, below)) {
        // The last line of an attribution alone is one for sure: those above may be the author's.
        const last = lines[below - 1] || line
        return partOf(own + source.slice(from, last.start), format)
      }
      if (below > 0) {
        attributed = below
        quotation = ANY_MARK
      }
    }
  }
  return partOf(own + source.slice(from), format)
}

/** All that is seen of a body, quoted history included. */
export function wholePart(body: string, format: BodyFormat): Part {
  return partOf(format === 'html' ? visibleHtml(body) : body, format)
}

/** The words of an author's own part, without markup. */
export function ownWords(body: string, format: BodyFormat): string {
  return compact(ownPart(body, format).words)
}

function partOf(source: string, format: BodyFormat): Part {
  return { source, words: format === 'html' ? textInPlace(source) : source }
}
