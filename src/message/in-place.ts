/**
 * Stands where markup stood, so that what is read out of a body keeps its places: every string
 * made here is as long as the one it was made from.
 */
const FILLER = '\0'

/** What nobody sees. An unclosed comment hides the rest, in a browser too. */
const HIDDEN = /<!--[^]*?(?:-->|$)|<(style|script|head)\b[^]*?(?:<\/\1\b|<body\b|$)/gi

/** Line breaks of the source mean nothing, but in text kept as it was. */
const SOURCE_BREAK = /(<pre\b[^]*?(?:<\/pre|$))|[\r\n]/gi

const TAG = /<(?=[a-z/!?])(\/?[\w:]{0,20})[^<>]*>/gi

const NEW_LINE = /^\/?(?:p|div|br|t[rdh]|li|h[1-6r]|blockquote|pre)$/

/** Elements that hold a quotation and end with it, so that an answer may stand below. */
const QUOTATION =
  /^<(?:blockquote|div)\b.*(?:\btype\s*=\s*["']?cite|\bcite\s*=|(?:gmail|yahoo|protonmail)_quote|mail-editor-reference-message-container)|^<blockquote\b.*\bborder-left(?!:\s*(?:none|0|medium))/i

/** What Outlook puts above the message replied to; from there on a body is history. */
const REPLY_HEADER = /divRplyFwdMsg/

/** A line of its own where that stood. */
export const HISTORY_MARK = '\u0001'

/** Entities, and what an editor may put into an address so that it can be broken. */
const ENTITY = /&(?:#(\d+|x[\da-f]+)|(\w+));|<\/?wbr\b[^<>]*>|[\u00ad\u200b-\u200d\u2060\ufeff]/gi

/** What is never written as it is; every other name is a mark or an accent. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
}

/** A blank of the same length. */
export function blank(text: string): string {
  return ' '.repeat(text.length)
}

/** HTML without comments, styles and scripts. */
export function visibleHtml(html: string): string {
  return html.replace(HIDDEN, blank)
}

/**
 * The text of HTML in the places where it stood. Blocks begin a line, and every line of a quotation
 * begins with the mark that quoted text has.
 */
export function textInPlace(html: string): string {
  let quotation = ''
  let depth = 0
  const source = html.replace(SOURCE_BREAK, (_, kept?: string) => kept || ' ')
  const text = source.replace(TAG, (tag, given: string) => {
    const name = given.toLowerCase()
    if (depth === 0) {
      quotation = QUOTATION.test(tag) ? name : ''
      depth = quotation ? 1 : 0
    } else if (name === quotation) depth += 1
    else if (name === `/${quotation}`) depth -= 1
    const isLine = NEW_LINE.test(name)
    if (depth > 0) return padded(isLine ? '\n>' : '', tag)
    if (REPLY_HEADER.test(tag)) return padded(`\n${HISTORY_MARK}`, tag)
    return padded(isLine ? '\n' : '', tag)
  })
  return decodedInPlace(text)
}

/** Entities as the characters they stand for, in place. */
export function decodedInPlace(html: string): string {
  return html.replace(ENTITY, (entity, code?: string, name?: string) =>
    padded(code ? characterOf(code) : name ? namedCharacter(name) : '', entity),
  )
}

/** What was read in place as it reads. */
export function compact(inPlace: string): string {
  return inPlace.replace(/\0/g, '')
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
  const point = Number(`0${code}`)
  return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : ''
}

/** An accented letter counts as its letter, since that is all the checks look at. */
function namedCharacter(name: string): string {
  const [, letter] = /^(\w)(?:acute|grave|circ|uml|tilde|ring|cedil)$/.exec(name) || []
  return NAMED[name] || letter || ' '
}
