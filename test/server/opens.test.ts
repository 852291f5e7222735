import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { TOO_SOON_MS } from '../../server/domain/opens.ts'
import { openCounter } from '../../server/store/opens.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import { ENGINES } from '../databases.ts'
import { CLICK } from './browsers.ts'
import { insertLink, startTestServer, type TestServer } from './test-server.ts'

describe.each(ENGINES)('opens of a link on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  const pathOf = (link: IssuedReferral) => new URL(link.url).pathname
  const open = (link: IssuedReferral, headers: Record<string, string> = {}) =>
    server.app.inject({ url: pathOf(link), headers: { ...CLICK, ...headers } })
  const kept = async (...links: IssuedReferral[]) => {
    await server.context.opens.flush()
    return await server.db.read
      .selectFrom('opens')
      .selectAll()
      .where(
        'referral_id',
        'in',
        links.map(({ id }) => id),
      )
      .orderBy('id')
      .execute()
  }

  test('are kept with method, class, hints and the time since the mail was let go', async () => {
    const link = await insertLink(server, 'told@example.com')
    server.clock.now += 3_600_000
    const token = pathOf(link).slice(3)
    await server.app.inject({ method: 'POST', url: '/r/released', payload: { token } })
    server.clock.now += TOO_SOON_MS - 1
    await open(link)
    server.clock.now += 60_000
    await open(link)
    await server.app.inject({ method: 'HEAD', url: pathOf(link), headers: CLICK })
    await open(link, { 'sec-purpose': 'prefetch' })
    expect(await kept(link)).toMatchObject([
      {
        label: 'probable',
        method: 'GET',
        agent: 'desktop_browser',
        hints: 'too_soon',
        since_sent_ms: TOO_SOON_MS - 1,
      },
      { label: 'person', hints: '', since_sent_ms: TOO_SOON_MS + 59_999 },
      { label: 'machine', method: 'HEAD' },
      { label: 'machine', hints: 'prefetch' },
    ])
  })

  test('count from when the link was made where the release was not reported', async () => {
    const link = await insertLink(server, 'unreported@example.com')
    server.clock.now += 7_000
    await open(link)
    expect(await kept(link)).toMatchObject([{ label: 'person', since_sent_ms: 7_000 }])
  })

  test('of many links from one address within seconds are doubted, the first ones too', async () => {
    const links: IssuedReferral[] = []
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      links.push(await insertLink(server, `${name}@many.example`))
    }
    server.clock.now += 60_000
    for (const link of links) {
      expect((await open(link, { 'x-forwarded-for': '198.51.100.9' })).statusCode).toBe(200)
      // Each a batch of its own, so the first are written before the crowd is seen.
      await server.context.opens.flush()
      server.clock.now += 500
    }
    const rows = await kept(...links)
    expect(rows.map((row) => row.label)).toEqual(Array(5).fill('probable'))
    expect(new Set(rows.map((row) => row.hints))).toEqual(new Set(['many_links']))
    await open(links[0]!)
    expect((await kept(links[0]!)).at(-1)).toMatchObject({ label: 'person' })
  })

  test("from a mail filter's network are machines', from the product's list or the operator's", async () => {
    const link = await insertLink(server, 'filtered@example.com')
    server.clock.now += 60_000
    await open(link, { 'x-forwarded-for': '40.107.3.4' })
    const counter = openCounter(server.db, () => undefined, ['192.0.2.0/24'])
    const seen = { workspaceId: 'workspace-1', referralId: link.id, openedAt: server.clock.now }
    const request = {
      ...{ method: 'GET', userAgent: CLICK['user-agent'], purpose: undefined },
      ...{ fetchMode: 'navigate', fetchUser: '?1', sinceSentMs: 60_000 },
    }
    counter.count({ ...seen, address: '192.0.2.8', request })
    await counter.flush()
    expect(await kept(link)).toMatchObject([
      { label: 'machine', hints: 'scanner_network' },
      { label: 'machine', hints: 'scanner_network' },
    ])
  })

  test('leave no trace of an address or a browser', async () => {
    const link = await insertLink(server, 'traceless@example.com')
    await open(link, { 'x-forwarded-for': '198.51.100.77', 'user-agent': 'Mozilla/5.0 Odd/7.7' })
    expect(JSON.stringify(await kept(link))).not.toMatch(/198\.51|Odd|7\.7|Mozilla/)
  })
})
