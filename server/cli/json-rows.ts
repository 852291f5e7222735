import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from './refusal.ts'

/** Outlook keeps bodies of a million characters, and JSON may take six bytes for one. */
const LONGEST_LINE_BYTES = 8 * 1024 * 1024

/** What is said about rows, whichever command reads them. */
export interface RowsText {
  badRow: (line: number, reason: string) => string
  notJson: string
  notObject: string
  tooLong: (megabytes: number) => string
  someBad: (bad: number, all: number) => string
}

/** A row that cannot be answered; the message says why. */
export class BadRow extends Error {
  override readonly name = 'BadRow'
}

export type Row = Readonly<Record<string, unknown>>

/**
 * Answer every row of a JSON Lines file with one on standard output, in order. A bad row is told on
 * standard error with the number of its line, and the rest goes on.
 *
 * @throws Refusal at the end, when there were bad rows.
 */
export async function answerRows(
  file: string,
  text: RowsText,
  answer: (row: Row) => Row,
): Promise<void> {
  const count = { all: 0, bad: 0 }
  async function* answers() {
    for await (const { number, content } of linesOf(file)) {
      if (content?.trim() === '') continue
      count.all += 1
      try {
        yield `${JSON.stringify(answer(rowOf(content, text)))}\n`
      } catch (error) {
        if (!(error instanceof BadRow)) throw error
        count.bad += 1
        process.stderr.write(`${text.badRow(number, error.message)}\n`)
      }
    }
  }
  await pipeline(Readable.from(answers()), process.stdout, { end: false })
  if (count.bad > 0) throw new Refusal(text.someBad(count.bad, count.all))
}

function rowOf(content: string | undefined, text: RowsText): Row {
  if (content === undefined) throw new BadRow(text.tooLong(LONGEST_LINE_BYTES / 1024 / 1024))
  let row: unknown
  try {
    row = JSON.parse(content)
  } catch {
    throw new BadRow(text.notJson)
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    throw new BadRow(text.notObject)
  }
  return row as Row
}

interface NumberedLine {
  number: number
  /** Undefined for a line too long to be held. */
  content: string | undefined
}

const LINE_FEED = 10

async function* linesOf(file: string): AsyncGenerator<NumberedLine> {
  let parts: Buffer[] = []
  let bytes = 0
  let number = 1
  const keep = (part: Buffer) => {
    bytes += part.length
    if (bytes > LONGEST_LINE_BYTES) parts = []
    else parts.push(part)
  }
  const take = (): NumberedLine => {
    const whole = bytes > LONGEST_LINE_BYTES ? undefined : Buffer.concat(parts).toString('utf8')
    const line = { number, content: number === 1 ? whole?.replace(/^\ufeff/, '') : whole }
    parts = []
    bytes = 0
    number += 1
    return line
  }
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      keep(chunk.subarray(start, end))
      yield take()
      start = end + 1
    }
    keep(chunk.subarray(start))
  }
  yield take()
}
