import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
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

const PROGRAM = fileURLToPath(new URL('./fragile-server.ts', import.meta.url))

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
  afterAll(async () => {
    child?.kill('SIGKILL')
    await smtp.close()
    await postgres?.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function start(): Promise<void> {
    const started = spawn(process.execPath, [PROGRAM], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, ...env },
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

  const ACTS = {
    confirming: {
      prepare: async () => undefined,
      path: (one: Awaited<ReturnType<typeof arrive>>) => `${one.confirm}?lang=en`,
      done: 'You are registered',
      every: 1,
      rows: confirmedRows,
      whole: { consents: 1, provisions: 1, toAgency: 1, copies: 1, points: 1 },
    },
    erasing: {
      prepare: async (one: Awaited<ReturnType<typeof arrive>>) => void (await post(one.confirm)),
      path: (one: Awaited<ReturnType<typeof arrive>>) => `${one.rights}/erase?lang=en`,
      done: 'Nothing about you is held any more',
      // Three times as many statements, and a start of the server for each that is tried.
      every: 3,
      rows: erasedRows,
      whole: { erased: 1, contacts: 1, links: 1, withdrawals: 1, reversals: 1, mails: 1 },
    },
  }

  test.each(['confirming', 'erasing'] as const)(
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
        const left = await look((db) => rows(db, person.id))
        expect([nothing, whole]).toContainEqual(left)
        outcomes.push(left['mails'] === 1 || left['copies'] === 1 ? 'everything' : 'nothing')
        if (answer === undefined) await start()
        expect(await post(path(person))).toContain(done)
        expect(await post(path(person))).toContain(done)
        expect(await look((db) => rows(db, person.id))).toEqual(whole)
        expect(await look((db) => ledgerAgrees(db.read, WORKSPACE, AGREEMENT))).toBe(true)
        return answer === undefined
      }
      await start()
      expect(await endedBefore(null)).toBe(true)
      expect(outcomes).toEqual(['everything'])
      let number = 0
      while (number < MOST_STATEMENTS && (await endedBefore(number))) number += every
      // Before every statement there is nothing; at the last number it was not ended at all.
      expect(number).toBeGreaterThan(8)
      expect(outcomes.slice(1, -1)).toEqual(Array(number / every).fill('nothing'))
      child?.kill('SIGKILL')
      await ended()
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

async function confirmedRows({ read }: Database, link: string): Promise<Record<string, number>> {
  const consents = await read
    .selectFrom('consents')
    .select('id')
    .where('referral_id', '=', link)
    .execute()
  const ids = consents.map((one) => one.id)
  const of = async (table: 'provision_records' | 'outbox', column: 'consent_id' | 'subject_id') =>
    await read
      .selectFrom(table as 'outbox')
      .selectAll()
      .where(column as 'subject_id', 'in', [...ids, '-'])
      .execute()
  const sent = await of('outbox', 'subject_id')
  return {
    consents: ids.length,
    provisions: (await of('provision_records', 'consent_id')).length,
    toAgency: sent.filter((one) => one.kind === 'agency.registered').length,
    copies: sent.filter((one) => one.kind === 'mail.registered').length,
    points: await entries(read, link, 'accrued'),
  }
}

async function erasedRows({ read }: Database, link: string): Promise<Record<string, number>> {
  const registrations = await read
    .selectFrom('registrations')
    .select(['id', 'person_key', 'sealed_contact'])
    .where('referral_id', '=', link)
    .execute()
  const { recipient_key } = await read
    .selectFrom('referrals')
    .select('recipient_key')
    .where('id', '=', link)
    .executeTakeFirstOrThrow()
  const mails = await read
    .selectFrom('outbox')
    .select('id')
    .where('kind', '=', 'mail.erased')
    .where('subject_id', 'in', [...registrations.map((one) => one.id), '-'])
    .execute()
  const withdrawals = await read
    .selectFrom('withdrawals')
    .innerJoin('consents', 'consents.id', 'withdrawals.consent_id')
    .select('consents.id')
    .where('consents.referral_id', '=', link)
    .execute()
  return {
    erased: registrations.filter((one) => one.person_key.startsWith('erased:')).length,
    contacts: registrations.filter((one) => one.sealed_contact === null).length,
    links: recipient_key.startsWith('erased:') ? 1 : 0,
    withdrawals: withdrawals.length,
    reversals: await entries(read, link, 'reversed'),
    mails: mails.length,
  }
}

async function entries(read: Database['read'], link: string, kind: string): Promise<number> {
  const rows = await read
    .selectFrom('ledger_entries')
    .select('id')
    .where('referral_id', '=', link)
    .where('kind', '=', kind)
    .execute()
  return rows.length
}
