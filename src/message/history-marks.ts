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
  /([\n\x01-\x04]|_{9,}|[-−－]{3}(?=[\0 ]*(?:(?:original|forwarded) m|(?:元の|転送[^-]{0,3})メ).{2,8}\0*[-−－]))/i

/** Lines an attribution is folded into at most: "On Mon, ... <address>", "wrote:". */
const ATTRIBUTION_LINES = 3
const ATTRIBUTION_CHARACTERS = 400

/** From, Sent, To, Cc, Subject and more, each perhaps on two lines. */
const HEADER_LINES = 9

const header = (names: string) => new RegExp(`(?:^|[^a-z])(?:${names})[ *]*:`)
const FROM = /^[ *_|]*(?:from|差出人|送信[者元])[ *]*:/
const SENT = header('sent|送信日時?')
const DATE = header('date|日[付時]')
const READ = header('to|宛先|subject|件名')
const HEADER_LINE = /^.{1,18}:/

/**
 * "On (date), X wrote:", a date and an address, "…、Xのメール:", "Xさんは書きました:", and what older
 * programs write: "In message … on", "At (time) (date)", "X <address> wrote on (date):".
 */
const ATTRIBUTION =
  /^(?!.*you wrote)[-( ]*(?:(?:(?:in me.* )?on |at \d)(?=.*(?:[\d/]{4}|@)).*\bwrote|(?=.{0,30}\d{4}.*\d[:時]\d)(?:[a-z]+,[a-z ]*)?\d.*(?:\bwrote|、[^、]*[^ら]のメ(?:ール|ッセージ)|@[^ :@]*>[^.:]{0,12})|.*@[^ ]*> wrote on .*\d|(?:\d.*|.*> ?|[^\d@]*)さんは.{0,6}書きました) ?[:-]+$/

/** With a time of a day or an address, an attribution needs no mark below it. */
const CERTAIN = /@|^(?=.*[\d/]{4}).*\d[:時]\d/
const TIME = /\d[:時]\d/
const WRITER_ADDRESS = /^.*@/
const TWO_ADDRESSES = /@[^]*@/

/** Signs that a quoted line begins with. In HTML one may be an arrow, and a wide one anywhere. */
export const ANY_MARK = /^[\s\0]*[>＞]/
export const SURE_MARK = /^\s*>(?!\0)/

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
      if (/[^\s\0\x03\x04]/.test(mark + words)) lines.push({ mark, words, start: edge, end })
      edge = end
    } else if (words[1]) {
      const before = lines[lines.length - 1]
      const isWithinQuoted = before && before.end === start && isQuoted(before, ANY_MARK)
      mark = isWithinQuoted ? CITED : words[0] === '_' ? RULE : HISTORY
    } else mark = words
    start = end
  })
  return lines
}

/**
 * A line that shows what another person wrote, as mail programs mark one.
 *
 * @param mark the sign such a line begins with; `ANY_MARK` where an arrow of the author's is unlikely
 */
export function isQuoted(line: Line, mark: RegExp): boolean {
  return line.mark === CITED || mark.test(line.words)
}

/** A line that stands apart from what is above it, and ends with that. */
function isSetApart(line: Line | undefined): boolean {
  return !!line && (line.mark === INDENTED || isQuoted(line, ANY_MARK))
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
  if (mark === HISTORY || (next && !isSetApart(next))) return true
  // A memo begins with its reader, a quoted header with its writer.
  const above = plainOf(lines[number - 1])
  if (!FROM.test(plainOf(lines[number])) || READ.test(above)) return false
  const isRuled = mark === RULE || (number && !above.trim())
  const needed = isRuled ? READ : number ? WRITER_ADDRESS : TWO_ADDRESSES
  return isHeader(headerLines(lines, number), needed)
}

function plainOf(line: Line | undefined): string {
  return line ? (line.plain ||= folded(compact(line.words))) : ''
}

function headerLines(lines: readonly Line[], number: number): string {
  return lines
    .slice(number, number + HEADER_LINES)
    .map(plainOf)
    .filter((plain) => HEADER_LINE.test(plain))
    .join('\n')
}

/**
 * Only Outlook says "Sent", and only mails are dated to the minute. Without a rule above it, a
 * header without addresses is a letterhead or a form of the author's.
 *
 * @param needed what else it must have
 */
function isHeader(text: string, needed: RegExp): boolean {
  const isMail = SENT.test(text) || (DATE.test(text) && TIME.test(text) && /@/.test(text))
  return isMail && READ.test(text) && needed.test(text)
}

/**
 * The number of the line below an attribution that begins here, such as "On ... wrote:"; negative
 * where none begins. What stands below is somebody else's.
 */
export function attributionEnd(lines: readonly Line[], number: number): number {
  let text = ''
  for (let next = number; next < number + ATTRIBUTION_LINES; next += 1) {
    text = `${text} ${plainOf(lines[next])}`.trim()
    if (text.length > ATTRIBUTION_CHARACTERS) break
    if (ATTRIBUTION.test(text) && (CERTAIN.test(text) || isSetApart(lines[next + 1])))
      return next + 1
  }
  return -1
}
