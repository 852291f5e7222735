/** Characters that fill two columns in a fixed-width font (East Asian wide and full-width). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** Japanese lines do not begin with these, nor end with an opening bracket. */
const NOT_FIRST = /^[、。」』】・ー,.:;!?)\]\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d]/u
const NOT_LAST = /[「『【([\uff08\uff3b]$/u

/** The width of a text in columns. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += WIDE.test(character) ? 2 : 1
  return columns
}

/**
 * Breaks one line into lines of at most `columns`. Words and addresses stay whole, so an address
 * longer than a line keeps a line of its own; the continuation of an item is indented under it.
 */
export function wrapText(line: string, columns: number): string[] {
  const indent = /^(?:・|- )/.test(line) ? '  ' : ''
  const lines: string[] = []
  let current = ''
  for (const piece of pieces(line)) {
    if (current.trim() !== '' && columnsOf((current + piece).trimEnd()) > columns) {
      lines.push(current.trimEnd())
      current = indent + piece.trimStart()
    } else {
      current += piece
    }
  }
  return [...lines, current.trimEnd()]
}

/** The units a line may be broken between: words with the space after them, single CJK characters. */
function pieces(line: string): string[] {
  const units = line.match(/\s*(?:[\u0021-\u007e]+|[^\u0020-\u007e])\s*/gu) ?? []
  const joined: string[] = []
  for (const unit of units) {
    const previous = joined.at(-1)
    const clings =
      previous !== undefined && (NOT_FIRST.test(unit) || NOT_LAST.test(previous.trimEnd()))
    if (clings) joined[joined.length - 1] = previous + unit
    else joined.push(unit)
  }
  return joined
}
