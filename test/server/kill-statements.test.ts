import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { startMailServer } from '../../sandbox/mail-server.ts'
import { openMailStore } from '../../sandbox/mail-store.ts'
import { readConfig } from '../../server/config.ts'
import { openInstallation } from '../../server/installation.ts'
import type { Database } from '../../server/store/database.ts'
import { ledgerAgrees } from '../../server/store/ledger.ts'
import { insertLink } from '../cli/stage.ts'
import { ENGINES, newDatabase, type TestDatabase } from '../databases.ts'
import { AGREEMENT, seedWorkspace, WORKSPACE } from '../seed.ts'
import { pageShown } from './page-shown.ts'
import { confirmedRows, erasedRows, withdrawnRows } from './rows-left.ts'

const PROGRAM = fileURLToPath(new URL('./fragile-server.ts', import.meta.url))
/** Where the product itself keeps what Node compiled; a third of each start. */
const COMPILED = fileURLToPath(new URL('../../.cache/compiled', import.meta.url))

/** More than any of the transactions has statements. */
const MOST_STATEMENTS = 60

describe.each(ENGINES)('a server killed between two statements on %s', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'career-relay-fragile-'))
  const mails = openMailStore(join(folder, 'mails'))
  let postgres: TestDatabase | undefined
  let env: Record<string, string>
  let smtp: Awaited<ReturnType<typeof startMailServer>>
  let child: ChildProcess | undefined
  let origin = ''

  beforeAll(async () => {
    smtp = await startMailServer(mails)
    if (engine === 'postgres') postgres = await newDatabase('postgres')
    env = {
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATA_DIR: folder,
      DATABASE_URL: postgres?.url ?? '',
      PUBLIC_ORIGIN: 'http://localhost:1',
      SMTP_URL: smtp.url,
    }
    const installation = await openInstallation(readConfig(env))
    await seedWorkspace(installation, {
      endpoint: 'http://127.0.0.1:1/hook',
      terms: { holdDays: 14 },
    })
    await installation.db.close()
  })
  afterEach(() => void child?.kill('SIGKILL'))
  afterAll(async () => {
    await smtp.close()
    await postgres?.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function start(): Promise<void> {
    const started = spawn(process.execPath, [PROGRAM], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, ...env, NODE_COMPILE_CACHE: COMPILED },
    })
    const port = await new Promise<number>((resolve, reject) => {
      started.once('message', (message: { listening: number }) => resolve(message.listening))
      started.once('exit', (code) => reject(new Error(`server ended with ${code}`)))
    })
    child = started
    origin = `http://127.0.0.1:${port}`
  }

  /** Resolves once the process is gone, if it is going; a second after the press at most. */
  async function ended(): Promise<void> {
    const running = child
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    await Promise.race([gone, setTimeout(1_000)])
  }

  async function post(path: string, fields: Record<string, string> = {}): Promise<string> {
    const page = pageShown(await (await fetch(origin + path)).text()) ?? ''
    const body = new URLSearchParams({ ...fields, page })
    return await (await fetch(origin + path, { method: 'POST', body })).text()
  }

  /** As far as the mail with both secrets. */
  async function arrive(email: string) {
    const link = await insertLink(origin, email)
    const mail = mails.waitFor(email, 20_000)
    const fields = { form_key: email, name: 'Hanako', email, agree: 'yes' }
    await post(`${new URL(link.url).pathname}/consent`, fields)
    const { text = '' } = (await mail) ?? {}
    const [confirm = ''] = /\/confirm\/[A-Za-z0-9_-]{43}/.exec(text) ?? []
    const [rights = ''] = /\/rights\/[A-Za-z0-9_-]{43}/.exec(text) ?? []
    return { id: link.id, confirm, rights }
  }

  /** Each number that is tried costs a start of the server; the other engine tries those between. */
  const firstOf = (every: number) => (engine === 'sqlite' ? 0 : every / 2)

  const ACTS = {
    confirming: {
      prepare: async () => undefined,
      path: (one: Awaited<ReturnType<typeof arrive>>) => `${one.confirm}?lang=en`,
      done: 'You are registered',
      every: 2,
      rows: confirmedRows,
      whole: { consents: 1, provisions: 1, toAgency: 1, copies: 1, points: 1 },
    },
    withdrawing: {
      prepare: async (one: Awaited<ReturnType<typeof arrive>>) => void (await post(one.confirm)),
      path: (one: Awaited<ReturnType<typeof arrive>>) => `${one.rights}/withdraw?lang=en`,
      done: 'Your consent is withdrawn',
      every: 4,
      rows: withdrawnRows,
      whole: { contacts: 1, withdrawals: 1, agency: 1, reversals: 1, mails: 1 },
    },
    erasing: {
      prepare: async (one: Awaited<ReturnType<typeof arrive>>) => void (await post(one.confirm)),
      path: (one: Awaited<ReturnType<typeof arrive>>) => `${one.rights}/erase?lang=en`,
      done: 'Nothing about you is held any more',
      every: 4,
      rows: erasedRows,
      whole: { erased: 1, contacts: 1, links: 1, withdrawals: 1, reversals: 1, mails: 1 },
    },
  }

  test.each(['confirming', 'withdrawing', 'erasing'] as const)(
    '%s has done nothing or everything, wherever it was ended, and is done once in the end',
    async (name) => {
      const { prepare, path, done, every, rows, whole } = ACTS[name]
      const nothing = Object.fromEntries(Object.keys(whole).map((key) => [key, 0]))
      const outcomes: string[] = []
      const endedBefore = async (endBefore: number | null) => {
        const person = await arrive(`${name}-${endBefore ?? 'commit'}@example.com`)
        await prepare(person)
        child?.send({ endBefore })
        const answer = await post(path(person)).catch(() => undefined)
        await ended()
        const left = await look((db) => rows(db.read, person.id))
        expect([nothing, whole]).toContainEqual(left)
        outcomes.push(left['mails'] === 1 || left['copies'] === 1 ? 'everything' : 'nothing')
        if (answer === undefined) await start()
        expect(await post(path(person))).toContain(done)
        expect(await post(path(person))).toContain(done)
        expect(await look((db) => rows(db.read, person.id))).toEqual(whole)
        expect(await look((db) => ledgerAgrees(db.read, WORKSPACE, AGREEMENT))).toBe(true)
        return answer === undefined
      }
      await start()
      expect(await endedBefore(null)).toBe(true)
      expect(outcomes).toEqual(['everything'])
      const first = firstOf(every)
      let number = first
      while (number < MOST_STATEMENTS && (await endedBefore(number))) number += every
      // Before every statement there is nothing; at the last number it was not ended at all.
      expect(number).toBeGreaterThan(8)
      expect(outcomes.slice(1, -1)).toEqual(Array((number - first) / every).fill('nothing'))
    },
    400_000,
  )

  async function look<T>(work: (db: Database) => Promise<T>): Promise<T> {
    const { db } = await openInstallation(readConfig(env))
    try {
      return await work(db)
    } finally {
      await db.close()
    }
  }
})
