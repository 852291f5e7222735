import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CompiledQuery } from 'kysely'
// Before the database is opened, so that it listens.
import { statementsDuring } from './statements.ts'
import { pathOf, register, startTestServer, type TestServer } from './test-server.ts'

/** Read from first to last, or all that a company has: what takes longer with every candidate. */
const WALKS = /^SCAN|\(workspace_id=\?\)$/

describe('what a candidate does, in the embedded database', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer('sqlite')
  })
  afterAll(() => server.close())

  async function planOf(statement: string): Promise<string[]> {
    const values = statement
      .split('?')
      .slice(1)
      .map(() => null)
    const query = CompiledQuery.raw(`explain query plan ${statement}`, values)
    const { rows } = await server.db.read.executeQuery<{ detail: string }>(query)
    return rows.map((row) => row.detail)
  }

  test('takes no longer the more there are', async () => {
    const statements = await statementsDuring(async () => {
      const link = await register(server, 'one-of-many@example.com')
      await server.app.inject(pathOf(link.url))
    })
    const walks: string[] = []
    for (const statement of new Set(statements)) {
      const plan = await planOf(statement)
      if (plan.some((step) => WALKS.test(step))) walks.push(statement, ...plan)
    }
    expect(walks).toEqual([])
  })
})
