import { HISTORY_MARK } from './in-place.ts'

/** Lines an attribution is folded into at most: "On Mon, ... <address>", "wrote:". */
const ATTRIBUTION_LINES = 3
const ATTRIBUTION_CHARACTERS = 400

/** From, Sent, To, Cc, Subject, importance, attachments, each perhaps on two lines. */
const HEADER_LINES = 12

/** A line this long has lost its line breaks, as the text of Outlook on the web does. */
const LONG_LINE = 400
const LONG_HEADER = 900

const DASHES = new RegExp(
  `${HISTORY_MARK}|-{3} ?(?:original (?:message|appointment)|reply message|forwarded (?:message|by[^-]{1,80})|元の(?:メッセージ|メール)|転送(?:された)?メッセージ) ?-{3}`,
  'i',
)

const header = (names: string) => new RegExp(`(?:^|[^a-z])(?:${names}) ?\\*? ?[:\uff1a]`, 'i')
const FROM = header('from|差出人|送信者')
const SENT = header('sent|送信日時')
const DATE = header('date|日付|日時')
const TO = header('to|宛先')
const SUBJECT = header('subject|件名')
const HEADER_LINE = /^[ *_|]*[^ :\uff1a][^:\uff1a]{0,14}[:\uff1a]/
const CLOCK_OR_ADDRESS = /\d[:\uff1a]\d\d|@/

const ATTRIBUTION =
  /^on\b.*\d.*\bwrote *[:\uff1a]$|^\d{4}[年/.-] ?\d{1,2}[月/.-] ?\d{1,2}.*\d[:\uff1a時]\d.*(?:@|の(?:メール|メッセージ)|書きました).*[:\uff1a]$/i

export function lineAt(lines: readonly string[], number: number): string {
  return lines[number] || ''
}

/** A line that shows what another person wrote, as mail programs mark one. */
export function isQuoted(line: string): boolean {
  return /^\s*[>\uff1e]/.test(line)
}

/**
 * Where in its line quoted history begins that runs to the end of the body; negative for none.
 *
 * Only marks that no letter carries by chance count: to miss one keeps an old link in sight, to see
 * one too many hides a new link.
 */
export function historyStart(lines: readonly string[], number: number): number {
  const line = lineAt(lines, number)
  const dashes = line.search(DASHES)
  if (dashes >= 0) return dashes
  const from = line.search(FROM)
  const isLong = line.length > LONG_LINE
  if (from >= 0 && (isLong || HEADER_LINE.test(line.slice(0, from + 8)))) {
    // A memo begins with its reader, a quoted header with its writer.
    const [before] = linesFrom(lines, number - 1, -1, 1)
    const isMemo = TO.test(before || '')
    const block = isLong ? line.slice(from, from + LONG_HEADER) : headerLines(lines, number)
    if (!isMemo && isHeader(block)) return from
  }
  return isAttribution(lines, number) ? 0 : -1
}

/** Lines that have something on them, from this one on or back. */
function linesFrom(lines: readonly string[], number: number, step: number, count: number) {
  const found: string[] = []
  for (let next = number; found.length < count && next >= 0 && next < lines.length; next += step) {
    const line = lineAt(lines, next).trim()
    if (line) found.push(line)
  }
  return found
}

function headerLines(lines: readonly string[], number: number): string {
  let others = 0
  return linesFrom(lines, number, 1, HEADER_LINES)
    .filter((line) => {
      const isOther = !HEADER_LINE.test(line)
      others = isOther ? others + 1 : others > 1 ? others : 0
      return !isOther && others < 2
    })
    .join('\n')
}

/** Mail programs write a clock or an address into it; only Outlook says "Sent". */
function isHeader(text: string): boolean {
  const subject = SUBJECT.test(text)
  if (SENT.test(text)) return subject || TO.test(text)
  if (!DATE.test(text) || !CLOCK_OR_ADDRESS.test(text)) return false
  return subject || (TO.test(text) && text.indexOf('@') >= 0)
}

/** "On ... wrote:" above a quotation without marks; one with marks needs no other. */
function isAttribution(lines: readonly string[], number: number): boolean {
  if (!/^ *(?:on\b|\d{4})/i.test(lineAt(lines, number))) return false
  const below = linesFrom(lines, number, 1, ATTRIBUTION_LINES + 1)
  for (let count = 1; count <= ATTRIBUTION_LINES; count += 1) {
    const text = below.slice(0, count).join(' ')
    if (text.length > ATTRIBUTION_CHARACTERS) return false
    if (ATTRIBUTION.test(text) && CLOCK_OR_ADDRESS.test(text)) {
      return count < below.length && !isQuoted(below[count] || '')
    }
  }
  return false
}
