import { folded } from './folded.ts'
import { CITED, compact, HISTORY, INDENTED, RULE } from './in-place.ts'

/** A line of a body that has something on it or above it, and where it stands. */
export interface Line {
  /** What kind of line the break before it makes it. */
  mark: string
  words: string
  /** Its words in one spelling, once somebody asked for them: most of a long thread is never read. */
  plain?: string
  start: number
  end: number
}

/**
 * What begins a line. A rule of underscores and the dashes of an original message do so too, since
 * the text of Outlook on the web loses its line breaks.
 */
const BREAK =
  /([\n\u0001-\u0004]|_{9,}|[-−－]{3}(?=[\0 ]*(?:(?:original|forwarded) m|(?:元の|転送[^-]{0,3})メ).{2,8}\0*[-−－]))/i

/** Lines an attribution is folded into at most: "On Mon, ... <address>", "wrote:". */
const ATTRIBUTION_LINES = 3
const ATTRIBUTION_CHARACTERS = 400

/** From, Sent, To, Cc, Subject and more, each perhaps on two lines. */
const HEADER_LINES = 9

const header = (names: string) => new RegExp(`(?:^|[^a-z])(?:${names})[ *]*:`)
const FROM = /^[ *_|]*(?:from|差出人|送信[者元])[ *]*:/
const SENT = header('sent|送信日時?')
const DATE = header('date|日[付時]')
const TO = header('to|宛先')
const SUBJECT = header('subject|件名')
const HEADER_LINE = /^.{1,18}:/

/** "On (date), X wrote:", a date and an address, "…、Xのメール:", "Xさんは書きました:". */
const ATTRIBUTION =
  /^(?!.*you wrote)[-( ]*(?:on (?=.*(?:\d:\d\d|@)).*\bwrote|(?=.{0,30}\d{4})(?:[a-z]+, (?:[a-z]+ )?)?\d.*\d[:時]\d.*(?:\bwrote|、[^、]*のメ.{2,4}|@[^ :]*>[^.:]{0,12})|.*さんは書きました) ?[:-]+$/

/** The lines of a text in place. */
export function linesOf(inPlace: string): Line[] {
  const lines: Line[] = []
  let mark = ''
  let edge = 0
  let start = 0
  inPlace.split(BREAK).forEach((words, index) => {
    const end = start + words.length
    if (index % 2 === 0) {
      // Nothing stands between the breaks of markup, but some count themselves.
      if (/[^\s\0\u0003\u0004]/.test(mark + words)) lines.push({ mark, words, start: edge, end })
      edge = end
    } else if (words.length > 1) {
      const before = lines[lines.length - 1]
      const isWithinQuoted = before && before.end === start && isQuoted(before)
      mark = isWithinQuoted ? CITED : words[0] === '_' ? RULE : HISTORY
    } else mark = words
    start = end
  })
  return lines
}

/** A line that shows what another person wrote, as mail programs mark one. */
export function isQuoted({ mark, words }: Line): boolean {
  return mark === CITED || /^[\s\0]*[>＞]/.test(words)
}

/**
 * Whether with this line quoted history begins that runs to the end of the body.
 *
 * Only marks that no letter carries by chance count: to miss one keeps an old link in sight, to see
 * one too many hides a new link.
 *
 * @param below the line below an attribution that begins here, from `attributionEnd`
 */
export function beginsHistory(lines: readonly Line[], number: number, below: number): boolean {
  const { mark } = lines[number] as Line
  const next = lines[below]
  if (mark === HISTORY || (next && next.mark !== INDENTED && !isQuoted(next))) return true
  // A memo begins with its reader, a quoted header with its writer. Above all else stands a
  // letterhead: Outlook draws a line even below an empty letter.
  return (
    (mark === RULE || number > 0) &&
    FROM.test(plainOf(lines, number)) &&
    !TO.test(plainOf(lines, number - 1)) &&
    isHeader(headerLines(lines, number))
  )
}

function plainOf(lines: readonly Line[], number: number): string {
  const line = lines[number]
  return line ? (line.plain ||= folded(compact(line.words))) : ''
}

function headerLines(lines: readonly Line[], number: number): string {
  return lines
    .slice(number, number + HEADER_LINES)
    .map((_, index) => plainOf(lines, number + index))
    .filter((plain) => HEADER_LINE.test(plain))
    .join('\n')
}

/** Only Outlook says "Sent". A letterhead has a date too, but names no reader's address. */
function isHeader(text: string): boolean {
  return SENT.test(text)
    ? SUBJECT.test(text) || TO.test(text)
    : DATE.test(text) && TO.test(text) && /@/.test(text)
}

/**
 * The number of the line below an attribution that begins here, such as "On ... wrote:"; negative
 * where none begins. What stands below is somebody else's.
 */
export function attributionEnd(lines: readonly Line[], number: number): number {
  let text = ''
  for (let next = number; next < number + ATTRIBUTION_LINES; next += 1) {
    text = `${text} ${plainOf(lines, next)}`.trim()
    if (text.length > ATTRIBUTION_CHARACTERS) break
    if (ATTRIBUTION.test(text)) return next + 1
  }
  return -1
}
