/** A line of a body that has something on it, and where it stands. */
export interface Line {
  text: string
  start: number
  end: number
}

/** Lines an attribution is folded into at most: "On Mon, ... <address>", "wrote:". */
const ATTRIBUTION_LINES = 3
const ATTRIBUTION_CHARACTERS = 400

/** From, Sent, To, Cc, Subject, importance, attachments, each perhaps on two lines. */
const HEADER_LINES = 12

/** A line this long has lost its line breaks, as the text of Outlook on the web does. */
const LONG_LINE = 400
const LONG_HEADER = 900

const DASHES =
  /-{3} ?(?:original (?:message|appointment)|reply message|forwarded (?:message|by[^-]{1,80})|元の(?:メッセージ|メール)|転送(?:された)?メッセージ) ?-{3}/i

const header = (names: string) => new RegExp(`(?:^|[^a-z])(?:${names}) ?\\*? ?[:\\uff1a]`, 'i')
const FROM = header('from|差出人|送信者')
const SENT = header('sent|送信日時')
const DATE = header('date|日付|日時')
const TO = header('to|宛先')
const SUBJECT = header('subject|件名')
const HEADER_LINE = /^[ *_|]*[^ :\uff1a][^:\uff1a]{0,14}[:\uff1a]/
const CLOCK_OR_ADDRESS = /\d[:\uff1a]\d\d|@/

const ENGLISH_ATTRIBUTION = /^on\b.*\d.*\bwrote *[:\uff1a]$/i
const JAPANESE_ATTRIBUTION =
  /^\d{4}[年/.-] ?\d{1,2}[月/.-] ?\d{1,2}.*\d[:\uff1a時]\d.*(?:@|の(?:メール|メッセージ)|書きました).*[:\uff1a]$/

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
export function historyStart(lines: readonly Line[], number: number): number {
  const line = lines[number]?.text ?? ''
  const dashes = line.search(DASHES)
  if (dashes >= 0) return dashes
  const from = line.search(FROM)
  const isLong = line.length > LONG_LINE
  if (from >= 0 && (isLong || HEADER_LINE.test(line.slice(0, from + 8)))) {
    // A memo begins with its reader, a quoted header with its writer.
    const memo = TO.test(lines[number - 1]?.text ?? '')
    const block = isLong ? line.slice(from, from + LONG_HEADER) : headerLines(lines, number)
    if (!memo && isHeader(block)) return from
  }
  return isAttribution(lines, number) ? 0 : -1
}

function headerLines(lines: readonly Line[], number: number): string {
  let block = ''
  let others = 0
  for (let next = number; next < number + HEADER_LINES && others < 2; next += 1) {
    const text = lines[next]?.text ?? ''
    others = HEADER_LINE.test(text) ? 0 : others + 1
    if (others === 0) block += `${text}\n`
  }
  return block
}

/** Mail programs write a clock or an address into it; only Outlook says "Sent". */
function isHeader(text: string): boolean {
  const subject = SUBJECT.test(text)
  if (SENT.test(text)) return subject || TO.test(text)
  if (!DATE.test(text) || !CLOCK_OR_ADDRESS.test(text)) return false
  return subject || (TO.test(text) && text.indexOf('@') >= 0)
}

/** "On ... wrote:" above a quotation without marks; one with marks needs no other. */
function isAttribution(lines: readonly Line[], number: number): boolean {
  let text = ''
  for (let next = number; next < number + ATTRIBUTION_LINES; next += 1) {
    text = `${text} ${lines[next]?.text ?? ''}`.trim()
    if (text.length > ATTRIBUTION_CHARACTERS || !/^on\b|^\d{4}/i.test(text)) return false
    const whole =
      ENGLISH_ATTRIBUTION.test(text) || (next === number && JAPANESE_ATTRIBUTION.test(text))
    if (whole && CLOCK_OR_ADDRESS.test(text)) return !isQuoted(lines[next + 1]?.text ?? '>')
  }
  return false
}
