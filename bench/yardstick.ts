import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { DATABASE_FILE } from '../server/installation.ts'
import type { Answer } from './answer.ts'
import { answerRun } from './processes.ts'
import { consentRows } from './yardstick-consent.ts'
import { linkLookUp } from './yardstick-link.ts'
import { referralRows } from './yardstick-referral.ts'

/**
 * What a bare server does for a request before it answers. It says when the answer may go out.
 */
export type Work = (path: string, answer: () => void) => void

// The least that could do the same: node:http, one connection to a copy of the product's database,
// prepared statements, and the product's own answer, byte for byte. It checks nothing.
const [, , folder = '', kind = '', answerFile = ''] = process.argv
const works: Record<string, (db: SQLite.Database) => Work> = {
  link: linkLookUp,
  referral: referralRows,
  consent: consentRows,
}

const db = new SQLite(join(folder, DATABASE_FILE))
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
const work = works[kind]?.(db)
if (!work) throw new Error(`there is no yardstick for ${kind}`)
const { status, headers, body } = JSON.parse(readFileSync(answerFile, 'utf8')) as Answer
const bytes = Buffer.from(body)
const fixedHeaders = Object.fromEntries(headers)

const server = createServer((request, response) => {
  const answer = () => response.writeHead(status, fixedHeaders).end(bytes)
  if (request.method === 'GET') return work(request.url ?? '', answer)
  request.resume().on('end', () => work(request.url ?? '', answer))
})
server.listen(0, '127.0.0.1', () => answerRun((server.address() as AddressInfo).port))
