import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, jest } from '@jest/globals'
import { keyFingerprint, readMasterKeys } from '../../server/key-file.ts'
import { bindToKey } from '../../server/store/installation.ts'
import type { Status } from '../../server/cli/status.ts'
import { newDatabase } from '../databases.ts'
import { insertLink, openStage } from './stage.ts'

// Each command is a process of its own, and machines that run tests are busy.
jest.setTimeout(60_000)
const stage = openStage()
const data = stage.path('data')
const database = stage.path('data', 'career-relay.sqlite')
let server: Awaited<ReturnType<typeof stage.serve>>

beforeAll(async () => {
  await stage.seed(data)
  server = await stage.serve(data)
})
afterAll(() => stage.close())

async function status(): Promise<Status> {
  const { code, out, err } = await stage.relay(data, ['status', '--json'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out) as Status
}

function change(sql: string): void {
  const db = new SQLite(database)
  db.exec(sql)
  db.close()
}

describe('Status', () => {
  test('says that there is no database, and makes none', async () => {
    const nowhere = stage.path('nowhere')
    const { code, out, err } = await stage.relay(nowhere, ['status', '--json'])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('There is no database at')
    expect(existsSync(nowhere)).toBe(false)
  })

  test('tells of a running server what it holds, what waits, and that the credit adds up', async () => {
    expect(await status()).toMatchObject({
      engine: 'sqlite',
      database,
      key: { file: stage.path('data', 'relay.key'), state: 'fits' },
      serverRunning: true,
      content: { outbox: { waiting: 0, failing: 0, oldestAt: null }, accounts: 1, disagreeing: [] },
    })
    await stage.register(server.origin, 'hanako@example.com')
    await insertLink(server.origin, 'jiro@example.com')
    const { content, migrations } = await status()
    expect(migrations.ran).toEqual(migrations.all)
    expect(content).toMatchObject({
      counts: { workspaces: 1, members: 3, referrals: 2, consents: 1, ledger_entries: 2 },
      disagreeing: [],
    })
    expect(content?.outbox.waiting).toBeGreaterThanOrEqual(1)
    expect(content?.outbox.oldestAt).toBeGreaterThan(Date.now() - 60_000)
  })

  test('tells the same in lines for a person, in English and in Japanese', async () => {
    const english = await stage.relay(data, ['status'])
    expect(english.out).toMatch(/^Version +\d/)
    expect(english.out).toMatch(/\nServer +running\n/)
    expect(english.out).toMatch(/\nOutbox +\d waiting, \d of them failing, oldest of 20/)
    const japanese = await stage.relay(data, ['status'], { LANG: 'ja_JP.UTF-8' })
    expect(japanese.out).toMatch(/\nサーバー +稼働中\n/)
  })

  test('knows that a server is gone however it ended', async () => {
    await server.stop('SIGKILL')
    expect((await status()).serverRunning).toBe(false)
    server = await stage.serve(data)
    expect((await status()).serverRunning).toBe(true)
    expect((await server.stop()).code).toBe(0)
    expect((await status()).serverRunning).toBe(false)
  })

  test('ends with 1 when the kept credit is not what the ledger adds up to', async () => {
    change(`update credit_accounts set entry_count = entry_count + 1`)
    const { code, err, out } = await stage.relay(data, ['status'])
    expect(code).toBe(1)
    expect(err).toMatch(/^The credit kept for agreement \S+ is not what its ledger adds up to\.\n$/)
    expect(out).toMatch(/\nLedgers that add up +0\/1\n/)
    change(`update credit_accounts set entry_count = entry_count - 1`)
  })

  test('ends with 1 when the key is missing or belongs to another database', async () => {
    const key = stage.path('data', 'relay.key')
    renameSync(key, `${key}.aside`)
    expect(await stage.relay(data, ['status'])).toMatchObject({
      code: 1,
      err: `There is no key file at ${key}; without it the data are of no use.\n`,
    })
    writeFileSync(key, JSON.stringify({ version: 1, master: Buffer.alloc(32).toString('base64') }))
    expect(await stage.relay(data, ['status'])).toMatchObject({
      code: 1,
      err: `The key file ${key} belongs to another database.\n`,
    })
    rmSync(key)
    renameSync(`${key}.aside`, key)
  })

  test('ends with 1 for a database of a newer version, and for one not migrated yet', async () => {
    change(`insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z')`)
    expect(await stage.relay(data, ['status'])).toMatchObject({
      code: 1,
      err: 'A newer version of Career Relay wrote this database (9999-later); use that version.\n',
    })
    change(`delete from kysely_migration where name = '9999-later'`)
    const fresh = stage.path('fresh')
    mkdirSync(fresh)
    writeFileSync(`${fresh}/career-relay.sqlite`, '')
    const { code, err } = await stage.relay(fresh, ['status'])
    expect(code).toBe(1)
    expect(err).toContain('Migrations have not run yet (0001-first-schema, ')
  })

  test('ends with 1 and one sentence for a file that is no database', async () => {
    const broken = stage.path('broken')
    mkdirSync(broken)
    writeFileSync(`${broken}/career-relay.sqlite`, 'not a database '.repeat(100))
    expect(await stage.relay(broken, ['status'])).toMatchObject({
      code: 1,
      out: '',
      err: 'This could not be done: file is not a database\n',
    })
  })

  test('looks at PostgreSQL too, and never prints its password', async () => {
    const postgres = await newDatabase('postgres')
    const [master = Buffer.alloc(0)] = readMasterKeys(stage.path('data', 'relay.key')) ?? []
    await bindToKey(postgres, keyFingerprint(master))
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(
      postgres.read,
    )
    const url = new URL(process.env['TEST_DATABASE_URL'] ?? '')
    url.pathname = `/${rows[0]?.name}`
    const answer = await stage.relay(data, ['status', '--json'], { DATABASE_URL: url.href })
    await postgres.drop()
    expect(answer).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(answer.out)).toMatchObject({
      engine: 'postgres',
      database: url.host + url.pathname,
      serverRunning: null,
      content: { counts: { workspaces: 0 }, disagreeing: [] },
    })
  })
})
