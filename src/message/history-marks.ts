import { HISTORY_MARK } from './in-place.ts'

/** A line of a body that has something on it, and where it stands. */
export interface Line {
  text: string
  start: number
  end: number
}

/** Lines an attribution is folded into at most: "On Mon, ... <address>", "wrote:". */
const ATTRIBUTION_LINES = 3
const ATTRIBUTION_CHARACTERS = 400

/** From, Sent, To, Cc, Subject and more, each perhaps on two lines. */
const HEADER_LINES = 9

/** A line this long has lost its line breaks, as the text of Outlook on the web does. */
const LONG_LINE = 200
const LONG_HEADER = 900

/** Signs of bold or indented text in front of a header. */
const MOST_MARKS = 4

const DASHES = new RegExp(
  `${HISTORY_MARK}|[-−]{3} ?(?:(?:original|forwarded) message|(?:元の|転送(?:された|元)?)メ(?:ッセージ|ール)) ?[-−]{3}`,
  'i',
)

const header = (names: string) => new RegExp(`(?:^|[^a-z])(?:${names}) ?\\*? ?[:：]`, 'i')
const FROM = header('from|差出人|送信[者元]')
const SENT = header('sent|送信日時?')
const DATE = header('date|日付|日時')
const TO = header('to|宛先')
const SUBJECT = header('subject|件名')
const HEADER_LINE = /^[ *_|]*[^ :：][^:：]{0,14}[:：]/
const CLOCK_OR_ADDRESS = /\d[:：]\d\d|@/

const ATTRIBUTION =
  /^on\b(?!.*you wrote).*\d.*\bwrote *[:：]$|^\d{4}[年/.-] ?\d.*\d[:：時]\d.*(?:@|、.*の(?:メール|メッセージ)).*[:：]$/i

/** A line that shows what another person wrote, as mail programs mark one. */
export function isQuoted(line: string): boolean {
  return /^\s*[>＞]/.test(line)
}

/**
 * Where in its line quoted history begins that runs to the end of the body; negative for none.
 *
 * Only marks that no letter carries by chance count: to miss one keeps an old link in sight, to see
 * one too many hides a new link.
 */
export function historyStart(lines: readonly Line[], number: number): number {
  const line = textOf(lines, number)
  const dashes = line.search(DASHES)
  if (dashes >= 0) return dashes
  const from = line.search(FROM)
  const isLong = line.length > LONG_LINE
  if (from >= 0 && (isLong || from < MOST_MARKS)) {
    // A memo begins with its reader, a quoted header with its writer.
    const isMemo = TO.test(textOf(lines, number - 1))
    const block = isLong ? line.slice(from, from + LONG_HEADER) : headerLines(lines, number)
    if (!isMemo && isHeader(block, number)) return from
  }
  return isAttribution(lines, number) ? 0 : -1
}

function textOf(lines: readonly Line[], number: number): string {
  const line = lines[number]
  return line ? line.text : ''
}

function headerLines(lines: readonly Line[], number: number): string {
  return lines
    .slice(number, number + HEADER_LINES)
    .map(({ text }) => (HEADER_LINE.test(text) ? text : ''))
    .join('\n')
}

/**
 * Only Outlook says "Sent". A letterhead has a date too, but names no reader's address, or stands
 * above everything else.
 */
function isHeader(text: string, number: number): boolean {
  if (SENT.test(text)) return SUBJECT.test(text) || TO.test(text)
  return number > 0 && DATE.test(text) && TO.test(text) && /@/.test(text)
}

/** "On ... wrote:" above a quotation without marks; one with marks needs no other. */
function isAttribution(lines: readonly Line[], number: number): boolean {
  let text = ''
  for (let next = number; next < number + ATTRIBUTION_LINES; next += 1) {
    text = `${text} ${textOf(lines, next)}`.trim()
    if (text.length > ATTRIBUTION_CHARACTERS) return false
    if (ATTRIBUTION.test(text) && CLOCK_OR_ADDRESS.test(text)) {
      return !isQuoted(textOf(lines, next + 1) || '>')
    }
  }
  return false
}
