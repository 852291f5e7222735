import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { sql } from 'kysely'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { KEPT_DAYS } from '../../server/domain/retention.ts'
import { ledgerAgrees } from '../../server/store/ledger.ts'
import { forgetDue } from '../../server/store/retention.ts'
import { insert } from '../../server/store/statement.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, WORKSPACE } from '../seed.ts'
import { rightsOf } from './rights-of.ts'
import { call, formPost, progressOf, register, startTestServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

jest.setTimeout(60_000)

/** Each with a column somebody might wish otherwise. */
const EVIDENCE = [
  ['consent_texts', 'body'],
  ['agreement_versions', 'terms'],
  ['leads', 'text'],
  ['shown_pages', 'body'],
  ['ledger_entries', 'entry'],
  ['consents', 'record'],
  ['withdrawals', 'method'],
  ['provision_records', 'record'],
  ['audit_entries', 'action'],
] as const

const FOR_GOOD = [
  ...(['consent_texts', 'agreement_versions', 'leads'] as const),
  ...(['shown_pages', 'ledger_entries'] as const),
]

describe.each(ENGINES)('evidence in the database, on %s', (engine) => {
  let server: TestServer
  const { rightsPath } = rightsOf(() => server)
  const rowsOf = async (table: string) =>
    (await sql<object>`select * from ${sql.table(table)}`.execute(server.db.read)).rows
  const write = async (statement: ReturnType<typeof sql>) =>
    await server.db.write((tx) => statement.execute(tx))

  beforeAll(async () => {
    server = await startTestServer(engine, { terms: { qualifyOn: 'registered', holdDays: 0 } })
    await register(server, 'withdrawing@example.com')
    await server.deliver()
    await server.app.inject(formPost(`${rightsPath('withdrawing@example.com')}/withdraw`))
    await register(server, 'staying@example.com')
    await server.deliver()
    const text = 'Separately from this decision, an adviser at our partner agency is there for you.'
    const lead = { stage: 'final', locale: 'en', basedOn: 0, text }
    expect((await call(server, 'PUT', '/api/wording', lead)).statusCode).toBe(200)
    await call(server, 'POST', `/api/agreements/${AGREEMENT}/end`)
  })
  afterAll(() => server.close())

  test.each(EVIDENCE)(
    '%s are not changed and not deleted, by whatever statement',
    async (table, column) => {
      const before = await rowsOf(table)
      expect(before.length).toBeGreaterThan(0)
      const refused = `${table}: only added to`
      const [name, key] = [sql.table(table), sql.ref(column)]
      await expect(write(sql`update ${name} set ${key} = 'otherwise'`)).rejects.toThrow(refused)
      await expect(write(sql`delete from ${name}`)).rejects.toThrow(refused)
      if (engine === 'postgres') {
        await expect(write(sql`truncate ${name}`)).rejects.toThrow(refused)
      }
      expect(await rowsOf(table)).toEqual(before)
    },
  )

  test('of before the time that retention names goes, of after it stays, and some for good', async () => {
    const forget = async (table: string, until: number) =>
      await server.db.write(async (tx) => {
        await insert(tx, 'forgetting', { id: table, until })
        await sql`delete from ${sql.table(table)}`.execute(tx)
      })
    const { granted_at } = await server.db.read
      .selectFrom('consents')
      .select('granted_at')
      .orderBy('granted_at', 'desc')
      .executeTakeFirstOrThrow()
    await expect(forget('consents', granted_at - 1)).rejects.toThrow('only added to')
    for (const table of FOR_GOOD) {
      await expect(forget(table, Number.MAX_SAFE_INTEGER)).rejects.toThrow('only added to')
    }
    expect(await rowsOf('forgetting')).toEqual([])
  })

  test('goes with retention all the same, but for texts and the ledger, and the product goes on', async () => {
    const kept = await Promise.all(FOR_GOOD.map(rowsOf))
    await forgetDue(server.context, server.clock.now + (KEPT_DAYS.records + 2) * DAY_MS)
    for (const table of ['consents', 'withdrawals', 'provision_records', 'audit_entries']) {
      expect([table, await rowsOf(table)]).toEqual([table, []])
    }
    expect(await Promise.all(FOR_GOOD.map(rowsOf))).toEqual(kept)
    expect(await rowsOf('forgetting')).toEqual([])
    expect(await ledgerAgrees(server.db.read, WORKSPACE, AGREEMENT)).toBe(true)
    expect((await progressOf(server))?.points).toBeDefined()
  })
})
