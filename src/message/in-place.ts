/**
 * Stands where markup stood, so that what is read out of a body keeps its places: every string
 * made here is as long as the one it was made from.
 */
const FILLER = '\0'

/** What nobody sees. An unclosed comment hides the rest, in a browser too. */
const HIDDEN = /<!--[^]*?(?:-->|$)|<(style|script|title|xml|head)\b[^]*?(?:<\/\1\b|<body\b|$)/gi

const TAG = /<(?=[a-z/!?])\/?([\w:]{0,20})[^<>]*>/gi

const NEW_LINE = /^(?:p|div|br|tr|li|h[1-6r]|table|blockquote|pre|[uo]l|section|article)$/i

const SOURCE_LINES = /(<pre\b[^]*?(?:<\/pre|$))|[\r\n]/gi

/** Entities, and what an editor may put into an address so that it can be broken. */
const ENTITY = /&(?:#(\d+|x[\da-f]+)|(\w+));|<\/?wbr\b[^<>]*>|[\u00ad\u200b-\u200d\u2060\ufeff]/gi

/** The named characters addresses are written with; every other name is a mark or an accent. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  colon: ':',
  sol: '/',
  period: '.',
  quest: '?',
  equals: '=',
  lowbar: '_',
  percnt: '%',
  shy: '',
  zwnj: '',
}

/** A blank of the same length. */
export function blank(text: string): string {
  return ' '.repeat(text.length)
}

/** HTML without comments, styles and scripts. */
export function visibleHtml(html: string): string {
  return html.replace(HIDDEN, blank)
}

/** The text of HTML in the places where it stood; blocks begin a line, lines of the source do not. */
export function textInPlace(html: string): string {
  const unbroken = html.replace(SOURCE_LINES, (_, kept: string | undefined) => kept ?? ' ')
  return decodedInPlace(
    unbroken.replace(TAG, (tag, name: string) =>
      padded(NEW_LINE.test(name) ? '\n' : /^t[dh]$/i.test(name) ? ' ' : '', tag),
    ),
  )
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
    while (at < inPlace.length && (inPlace[at] === FILLER || seen < index)) {
      if (inPlace[at] !== FILLER) seen += 1
      at += 1
    }
    return at
  }
}

function padded(text: string, whole: string): string {
  return text + FILLER.repeat(whole.length - text.length)
}

function characterOf(code: string): string {
  const point = Number(`0${code}`)
  return point === 0 || point > 0x10ffff ? '' : String.fromCodePoint(point)
}

/** An accented letter counts as its letter, since that is all the checks look at. */
function namedCharacter(name: string): string {
  return (
    NAMED[name] ??
    /^(\w)(?:acute|grave|circ|uml|tilde|ring|cedil|slash|caron)$/.exec(name)?.[1] ??
    ' '
  )
}
