/**
 * Stands where markup stood, so that what is read out of a body keeps its places: every string
 * made here is as long as the one it was made from.
 */
const FILLER = '\0'

/** What begins a line of HTML tells what line it is; `\n` begins one like any other. */
export const HISTORY = '\u0001'
export const RULE = '\u0002'
export const CITED = '\u0003'
export const INDENTED = '\u0004'
const LAST_MARK = 4

/** What nobody sees. What is not closed hides the rest, in a browser too. */
const HIDDEN = /<!--(?:-?>|[^]*?(?:--!?>|$))|<(style|script|title)\b[^]*?(?:<\/\1\b|$)/gi

/** A tag with its name, or a line break of the source. */
const TAG = /<(?=[a-z/!?])(\/?[\w:]{0,20})[^<>]*>|[\r\n]/gi

/** Where line breaks of the source mean something. */
const KEPT_TEXT = /^<(?:pre|[^]*white-space[\w: -]{0,20}(?:pre|break))/i

/** Cells stand beside each other: those of a quoted header make one line of it. */
const NEW_LINE = /^\/?(?:p|div|br|tr|li|h[1-6r]|blockquote|pre)$/
const CELL = /^t[dh]$/

/** What Outlook puts above the message replied to; from there on a body is history. */
const REPLY_HEADER = /divRplyFwdMsg/

/** The line that Outlook draws above a message replied to, or forwarded without a word. */
const DRAWN_RULE = /^<(?:hr|div[^]*border-(?:top[^;]{0,60}solid|style: *solid none))/i

/** Elements that hold a quotation and end with it, so that an answer may stand below. */
const QUOTATION = /^<(?:blockquote|div)[^]*(?:\bcite|(?:mail|yahoo)_quote|reference-message)/i

/** Such elements without their marks; authors set letters of their own in them too. */
const INDENTATION = /^<(?:blockquote|div[^]*border-left[^;]{0,60}solid)/i

/** What an editor puts into an address, as it is or named, so that it can be broken. */
const INVISIBLE = /[\xad\u200b-\u200f\u2060-\u2064\ufeff]/g
const ENTITY = /&(?:#(\d+|x[\da-f]+);?|(\w+);)/gi

/** What stands in an address, or is not seen; every other name is a mark or an accent. */
const NAMED: Readonly<Record<string, string>> = {
  // A body may name what every object has.
  __proto__: null as never,
  amp: '&',
  lt: '<',
  gt: '>',
  colon: ':',
  sol: '/',
  period: '.',
  quest: '?',
  equals: '=',
  shy: FILLER,
  zwj: FILLER,
  zwnj: FILLER,
  ZeroWidthSpace: FILLER,
}

/** A blank of the same length. */
export function blank(text: string): string {
  return ' '.repeat(text.length)
}

/** HTML without comments, styles and scripts. */
export function visibleHtml(html: string): string {
  return html.replace(HIDDEN, (hidden) => padded('', hidden))
}

/** The text of HTML in the places where it stood. Blocks begin a line, marked as what it is. */
export function textInPlace(html: string): string {
  const inQuotation = within(QUOTATION)
  const inIndentation = within(INDENTATION)
  const inKeptText = within(KEPT_TEXT)
  const text = html.replace(TAG, (tag, given: string = 'br') => {
    const name = given.toLowerCase()
    const isKept = inKeptText(tag, name)
    if (!isKept && tag < ' ') return ' '
    const isQuoted = inQuotation(tag, name)
    const isIndented = inIndentation(tag, name)
    const isLine = NEW_LINE.test(name)
    const line = DRAWN_RULE.test(tag) ? RULE : isIndented ? INDENTED : '\n'
    const isHistory = !isQuoted && REPLY_HEADER.test(tag)
    const mark = isQuoted ? CITED : line
    return padded(isHistory ? HISTORY : isLine ? mark : CELL.test(name) ? ' ' : '', tag)
  })
  return decodedInPlace(text)
}

/** Says of each tag in its turn whether it stands within an element that begins like that. */
function within(beginning: RegExp): (tag: string, name: string) => boolean {
  let element = ''
  let depth = 0
  return (tag, name) => {
    if (depth === 0) {
      element = beginning.test(tag) ? name : ''
      depth = element ? 1 : 0
    } else if (name === element) depth += 1
    else if (name === `/${element}`) depth -= 1
    return depth > 0
  }
}

/** Entities as the characters they stand for, in place, and nothing that is not seen. */
export function decodedInPlace(html: string): string {
  return html
    .replace(ENTITY, (entity, code: string | undefined, name: string) =>
      padded(code ? characterOf(code) : namedCharacter(name), entity),
    )
    .replace(INVISIBLE, FILLER)
}

/** What was read in place as it reads. */
export function compact(inPlace: string): string {
  return inPlace.replace(/\0/g, '').replace(/[\x01-\x04]/g, '\n')
}

/** Tells where characters of the compact text stand in place, asked for from left to right. */
export function placesIn(inPlace: string): (index: number) => number {
  let at = 0
  let seen = 0
  return (index) => {
    for (; at < inPlace.length && (inPlace[at] === FILLER || seen < index); at += 1) {
      if (inPlace[at] !== FILLER) seen += 1
    }
    return at
  }
}

function padded(text: string, whole: string): string {
  return text + FILLER.repeat(whole.length - text.length)
}

function characterOf(code: string): string {
  const point = +`0${code}`
  return point > LAST_MARK && point < 0x110000 ? String.fromCodePoint(point) : ''
}

/** An accented letter counts as its letter, since that is all the checks look at. */
function namedCharacter(name: string): string {
  const [, letter] = /^(\w)(?:acute|grave|circ|uml|tilde|ring|cedil)$/.exec(name) || []
  return NAMED[name] || letter || ' '
}
