import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { upkeep } from '../../server/upkeep.ts'
import { ENGINES } from '../databases.ts'
import {
  consentPost,
  formPost,
  insertLink,
  mailedPath,
  register,
  startTestServer,
  type TestServer,
} from './test-server.ts'

describe.each(ENGINES)('what is forgotten on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  const confirmOf = (address: string) => mailedPath(server, address, '/confirm/')

  test('an unconfirmed entry is forgotten after a week and can no longer be confirmed', async () => {
    const email = 'forgotten@example.com'
    const link = await insertLink(server, email)
    await server.app.inject(consentPost(link, { email }))
    await server.deliver()
    const path = confirmOf(email)
    server.clock.now += 7 * DAY_MS
    await upkeep(server.context)
    expect((await server.app.inject(formPost(path))).statusCode).toBe(404)
    const kept = await server.db.read
      .selectFrom('registrations')
      .select('sealed_contact')
      .where('referral_id', '=', link.id)
      .execute()
    expect(kept).toEqual([{ sealed_contact: null }])
  })

  test('contact data go thirty days after the agency received them, not before', async () => {
    const link = await register(server, 'retained@example.com')
    await server.deliver()
    const contact = async () => {
      const [row] = await server.db.read
        .selectFrom('registrations')
        .select('sealed_contact')
        .where('referral_id', '=', link.id)
        .execute()
      return row?.sealed_contact
    }
    server.clock.now += 29 * DAY_MS
    await upkeep(server.context)
    expect(await contact()).toEqual(expect.any(String))
    server.clock.now += 2 * DAY_MS
    await upkeep(server.context)
    expect(await contact()).toBeNull()
  })

  test('before consent nothing readable about the candidate is stored', async () => {
    const email = 'unreadable.person@example.com'
    const link = await insertLink(server, email)
    await server.app.inject(consentPost(link, { email, name: 'Unreadable Name' }))
    const everything: unknown[] = []
    for (const table of [
      'referrals',
      'registrations',
      'outbox',
      'idempotency_keys',
      'opens',
    ] as const) {
      everything.push(await server.db.read.selectFrom(table).selectAll().execute())
    }
    const text = JSON.stringify(everything)
    expect(text).not.toMatch(/unreadable/i)
    expect(text).not.toContain(new URL(link.url).pathname.slice(3))
  })

  test('openings of links, old keys and spent codes go after a month, the link and its count do not', async () => {
    const link = await insertLink(server, 'traces@example.com')
    await server.app.inject(new URL(link.url).pathname)
    await server.context.opens.flush()
    const kept = async () => {
      const count = async (table: 'opens' | 'idempotency_keys' | 'referrals') =>
        (await server.db.read.selectFrom(table).selectAll().execute()).length
      return [await count('opens'), await count('idempotency_keys'), await count('referrals')]
    }
    const [opens, keys, referrals] = await kept()
    expect([opens, keys].map((one) => (one ?? 0) > 0)).toEqual([true, true])
    server.clock.now += 31 * DAY_MS
    await upkeep(server.context)
    expect(await kept()).toEqual([0, 0, referrals])
  })
})
