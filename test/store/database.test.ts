import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { openSqlite } from '../../server/store/database.ts'
import { countRows } from '../../server/store/installation.ts'
import { migrationState } from '../../server/store/migrations.ts'
import { claimDue, enqueue, finish, postpone } from '../../server/store/outbox.ts'
import { insert, insertOnce } from '../../server/store/statement.ts'
import { ENGINES, newDatabase, type TestDatabase } from '../databases.ts'

const setting = (name: string) => ({ name, value: 'x' })

describe.each(ENGINES)('the store on %s', (engine) => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await newDatabase(engine)
  })
  afterAll(() => db.drop())

  test('has run every migration, and runs none twice', async () => {
    const { all, ran } = await migrationState(db.read)
    expect(ran).toEqual(all)
    const again = await db.reopen()
    expect(await migrationState(again.read)).toMatchObject({ all, ran })
    await again.close()
  })

  test('a write that fails leaves nothing, and takes no other write along', async () => {
    const outcomes = await Promise.allSettled([
      db.write((tx) => insert(tx, 'settings', setting('kept-1'))),
      db.write(async (tx) => {
        await insert(tx, 'settings', setting('lost'))
        throw new Error('changed my mind')
      }),
      db.write((tx) => insert(tx, 'settings', setting('kept-2'))),
    ])
    expect(outcomes.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const names = await db.read.selectFrom('settings').select('name').orderBy('name').execute()
    expect(names.map((row) => row.name)).toEqual(['kept-1', 'kept-2'])
  })

  test('tells whether a row was there already', async () => {
    expect(await db.write((tx) => insertOnce(tx, 'settings', setting('once')))).toBe(true)
    expect(await db.write((tx) => insertOnce(tx, 'settings', setting('once')))).toBe(false)
  })

  test('a read never sees what is not committed', async () => {
    let seen = -1
    await db.write(async (tx) => {
      await insert(tx, 'settings', setting('uncommitted'))
      const rows = await db.read
        .selectFrom('settings')
        .select('name')
        .where('name', '=', 'uncommitted')
        .execute()
      seen = rows.length
    })
    expect(seen).toBe(0)
  })

  test('what one process has in hand no other takes, until its lease ends', async () => {
    const other = await db.reopen()
    const item = (subjectId: string) => ({
      workspaceId: 'w',
      kind: 'mail.confirm' as const,
      subjectId,
    })
    await db.write(async (tx) => {
      for (let number = 0; number < 20; number += 1) await enqueue(tx, item(`s${number}`), 0)
    })
    const claim = { lane: 'mail' as const, now: 10, leaseMs: 100, limit: 15 }
    const [mine, theirs] = await Promise.all([
      db.write((tx) => claimDue(tx, claim)),
      other.write((tx) => claimDue(tx, claim)),
    ])
    const taken = [...mine, ...theirs].map((one) => one.id)
    expect(new Set(taken).size).toBe(taken.length)
    const rest = await db.write((tx) => claimDue(tx, { ...claim, limit: 100 }))
    expect(taken.length + rest.length).toBe(20)
    await db.write((tx) => finish(tx, mine[0]?.id ?? '', 'delivered', 20))
    await db.write((tx) => postpone(tx, mine[1]?.id ?? '', 10_000))
    const later = await other.write((tx) => claimDue(tx, { ...claim, now: 200, limit: 100 }))
    expect(later).toHaveLength(18)
    await other.close()
  })

  test('an agency hears of one person in the order things happened', async () => {
    const fresh = await newDatabase(engine)
    const subject = { workspaceId: 'w', subjectId: 'consent-1' }
    await fresh.write(async (tx) => {
      await enqueue(tx, { ...subject, kind: 'agency.registered' }, 0)
      await enqueue(tx, { ...subject, kind: 'mail.registered' }, 0)
      await enqueue(tx, { ...subject, kind: 'agency.withdrawn' }, 0)
    })
    const claim = { lane: 'agency' as const, now: 10, leaseMs: 100, limit: 100 }
    const mails = await fresh.write((tx) => claimDue(tx, { ...claim, lane: 'mail' }))
    expect(mails.map((one) => one.kind)).toEqual(['mail.registered'])
    const first = await fresh.write((tx) => claimDue(tx, claim))
    expect(first.map((one) => one.kind)).toEqual(['agency.registered'])
    for (const one of first) await fresh.write((tx) => finish(tx, one.id, 'delivered', 20))
    const second = await fresh.write((tx) => claimDue(tx, claim))
    expect(second.map((one) => one.kind)).toEqual(['agency.withdrawn'])
    await fresh.drop()
  })

  test('counts what it holds', async () => {
    expect(await countRows(db.read)).toMatchObject({ outbox: 20, consents: 0 })
  })
})

describe('the embedded database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'career-relay-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('is on disk before a write is acknowledged: WAL, and FULL on the connection that writes', async () => {
    const db = await openSqlite(join(folder, 'durable.sqlite'))
    const pragma = async (name: string) => {
      const { rows } = await db.write((tx) =>
        sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(tx),
      )
      return Object.values(rows[0] ?? {})[0]
    }
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('synchronous')).toBe(2)
    await db.close()
  })

  test('takes a thousand writes at once in a few commits', async () => {
    const file = join(folder, 'grouped.sqlite')
    const db = await openSqlite(file)
    const writes = Array.from({ length: 1000 }, (_, index) =>
      db.write((tx) => insert(tx, 'settings', setting(`n${index}`))),
    )
    await Promise.all(writes)
    const { count } = await db.read
      .selectFrom('settings')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(1000)
    await db.close()
  })
})
