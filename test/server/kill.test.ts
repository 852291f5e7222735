import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { SMTPServer } from 'smtp-server'
import { readConfig } from '../../server/config.ts'
import { databaseFile, openInstallation } from '../../server/installation.ts'
import { openSqlite } from '../../server/store/database.ts'
import { ledgerAgrees, ledgerOf } from '../../server/store/ledger.ts'
import { countRows } from '../../server/store/installation.ts'
import { MANAGER, seedWorkspace } from '../seed.ts'
import { pageShown } from './page-shown.ts'
import type { SessionView } from '../../src/contract/session.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'

const KILLS = 12
const folder = mkdtempSync(join(tmpdir(), 'career-relay-kill-'))
const confirmLinks = new Map<string, string>()
const delivered = new Map<string, number>()
let smtp: SMTPServer
let agency: Server
let child: ChildProcess | undefined
let origin = ''

const portOf = (server: { address(): string | AddressInfo | null }) =>
  (server.address() as AddressInfo).port

beforeAll(async () => {
  smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      let mail = ''
      stream.on('data', (chunk: Buffer) => (mail += chunk.toString()))
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? ''
        const text = mail.replace(/=\r?\n/g, '')
        const [path] = /\/confirm\/[A-Za-z0-9_-]{43}/.exec(text) ?? []
        if (path) confirmLinks.set(to, path)
        done()
      })
    },
  })
  // A client that is killed in the middle of a mail.
  smtp.on('error', () => undefined)
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  agency = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const { data } = JSON.parse(body) as { data: { referral_id: string } }
      delivered.set(data.referral_id, (delivered.get(data.referral_id) ?? 0) + 1)
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => agency.listen(0, '127.0.0.1', resolve))
  const installation = await openInstallation(readConfig({ DATA_DIR: folder }))
  await seedWorkspace(installation, { endpoint: `http://127.0.0.1:${portOf(agency)}/hook` })
  await installation.db.close()
})

afterAll(async () => {
  child?.kill('SIGKILL')
  await new Promise<void>((resolve) => smtp.close(resolve))
  await new Promise((resolve) => agency.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<ChildProcess> {
  const started = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../server/main.mjs', import.meta.url))],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: '0',
        LOG_LEVEL: 'silent',
        DATA_DIR: folder,
        PUBLIC_ORIGIN: 'http://localhost:1',
        SMTP_URL: `smtp://127.0.0.1:${portOf(smtp.server)}`,
        ALLOW_LOCAL_ENDPOINTS: '1',
      },
    },
  )
  const port = await new Promise<number>((resolve, reject) => {
    started.once('message', (message: { listening: number }) => resolve(message.listening))
    started.once('exit', (code) => reject(new Error(`server ended with ${code}`)))
  })
  origin = `http://127.0.0.1:${port}`
  return started
}

const signedIn = { authorization: `Bearer ${MANAGER}` }
const acknowledged = { links: new Map<string, IssuedReferral>(), confirmed: new Set<string>() }

/** One person's way as far as the server lives; what it acknowledged is remembered. */
async function walk(agreementId: string, person: string): Promise<void> {
  const email = `${person}@example.com`
  const insert = await fetch(`${origin}/api/referrals`, {
    method: 'POST',
    headers: {
      ...signedIn,
      'content-type': 'application/json',
      'idempotency-key': `key-of-${person}`,
    },
    body: JSON.stringify({ agreementId, recipient: email, locale: 'en' }),
  })
  if (insert.status !== 201) throw new Error(`insert ${insert.status}`)
  const link = (await insert.json()) as IssuedReferral
  acknowledged.links.set(person, link)
  await post(`${new URL(link.url).pathname}/consent`, {
    form_key: person,
    name: person,
    email,
    agree: 'yes',
  })
  const path = await mailedTo(email)
  const confirmed = await post(path, {})
  if (confirmed.includes('You are registered')) acknowledged.confirmed.add(person)
}

async function post(path: string, fields: Record<string, string>): Promise<string> {
  const page = pageShown(await (await fetch(origin + path)).text()) ?? ''
  const body = new URLSearchParams({ ...fields, page })
  const answer = await fetch(origin + path, { method: 'POST', body })
  return await answer.text()
}

async function mailedTo(email: string): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const path = confirmLinks.get(email)
    if (path) return path
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('no mail came')
}

test('killed again and again anywhere in the loop, the server keeps all it acknowledged and doubles nothing', async () => {
  const people: string[] = []
  for (let round = 0; round <= KILLS; round += 1) {
    child = await start()
    const session = await fetch(`${origin}/api/session`, { headers: signedIn })
    const { agreements } = (await session.json()) as SessionView
    const agreementId = agreements[0]?.id ?? ''
    const fresh = Array.from({ length: 4 }, (_, index) => `person-${round}-${index}`)
    people.push(...fresh)
    const last = round === KILLS
    // The last round finishes everybody's way with the keys and forms of the first try.
    const walks = (last ? people : fresh).map((person) => walk(agreementId, person))
    const settled = Promise.allSettled(walks)
    if (last) {
      expect((await settled).filter((one) => one.status === 'rejected')).toEqual([])
      await untilDelivered(people.length)
    } else {
      await new Promise((resolve) => setTimeout(resolve, 15 + round * 9))
    }
    const ended = new Promise((resolve) => child?.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    await settled
  }
  expect(acknowledged.confirmed.size).toBe(people.length)
  const db = await openSqlite(databaseFile({ dataDir: folder }))
  const counts = await countRows(db.read)
  expect(counts).toMatchObject({
    referrals: people.length,
    registrations: people.length,
    consents: people.length,
    provision_records: people.length,
  })
  expect(delivered.size).toBe(people.length)
  const { workspace_id, agreement_id } = await db.read
    .selectFrom('credit_accounts')
    .select(['workspace_id', 'agreement_id'])
    .executeTakeFirstOrThrow()
  const ledger = await ledgerOf(db.read, workspace_id, agreement_id)
  const count = (kind: string) => ledger.filter((entry) => entry.kind === kind).length
  expect([count('accrued'), count('matured')]).toEqual([people.length, people.length])
  expect(count('granted')).toBe(Math.floor(people.length / 10))
  expect(await ledgerAgrees(db.read, workspace_id, agreement_id)).toBe(true)
  await db.close()
  for (const [person, link] of acknowledged.links) {
    expect(link.url).toContain('/r/')
    expect(person).toMatch(/^person-/)
  }
}, 120_000)

async function untilDelivered(count: number): Promise<void> {
  for (let tries = 0; tries < 1500 && delivered.size < count; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
