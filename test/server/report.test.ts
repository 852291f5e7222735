import { createHash } from 'node:crypto'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { upkeep } from '../../server/upkeep.ts'
import type { ReportView } from '../../src/contract/report.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, MANAGER, OFFICER, RECRUITER } from '../seed.ts'
import { CLICK } from './browsers.ts'
import {
  call,
  consentPost,
  formPost,
  insertLink,
  mailedPath,
  startTestServer,
  type TestServer,
} from './test-server.ts'

jest.setTimeout(60_000)

describe.each(ENGINES)('what managers can read on %s', (engine) => {
  let server: TestServer
  afterEach(() => server.close())

  /** A mail that was let go, and what its reader does with it. */
  async function send(email: string, does: 'nothing' | 'opens' | 'registers' | 'declines') {
    server.clock.now += 60_000
    const link = await insertLink(server, email)
    const path = new URL(link.url).pathname
    const token = path.slice('/r/'.length)
    await server.app.inject({ method: 'POST', url: '/r/released', payload: { token } })
    server.clock.now += 60_000
    if (does === 'nothing') return link
    await server.app.inject({ url: path, headers: CLICK })
    if (does === 'declines') await server.app.inject(formPost(`${path}/decline`))
    if (does === 'registers') {
      await server.app.inject(consentPost(link, { email }))
      await server.deliver()
      await server.app.inject(formPost(mailedPath(server, email, '/confirm/')))
      await server.deliver()
    }
    await server.context.opens.flush()
    return link
  }

  async function sendMany(prefix: string, counts: { registering: number; silent: number }) {
    for (let at = 0; at < counts.registering; at += 1) {
      await send(`${prefix}-yes${at}@example.com`, 'registers')
    }
    for (let at = 0; at < counts.silent; at += 1) {
      await send(`${prefix}-no${at}@example.com`, 'nothing')
    }
  }

  const report = async (query = '', token = MANAGER) =>
    await call(server, 'GET', `/api/report${query}`, undefined, { token })

  /** Every answer a manager can get, in every way they can ask for it. */
  async function everythingSeen() {
    const seen: Record<string, unknown> = {}
    for (const language of ['ja', 'en']) {
      for (const path of ['/api/report', '/api/progress', '/api/agreements', '/api/session']) {
        for (const filter of ['', '?agreementId=agreement-1', '?from=2026-01&to=2026-01', '?n=1']) {
          const answer = await server.app.inject({
            url: path + filter,
            headers: { authorization: `Bearer ${MANAGER}`, 'accept-language': language },
          })
          seen[`${language} ${path}${filter}`] = answer.json<unknown>()
        }
      }
    }
    // The day a link made now would expire on is the day of the question.
    const text = JSON.stringify(seen).replaceAll(/"expiryDate":\{[^}]*\}/g, '')
    return createHash('sha256').update(text).digest('hex')
  }

  const NEXT_DAY = 2 * DAY_MS

  test.each(['opens', 'registers', 'declines'] as const)(
    'no two answers tell by their difference that the one person written to %s',
    async (does) => {
      server = await startTestServer(engine, { postingStep: 5 })
      await sendMany('first', { registering: 6, silent: 6 })
      server.clock.now += NEXT_DAY
      await upkeep(server.context)
      const before = await everythingSeen()
      expect((await report()).body).toContain('"registered":6')
      await send('watched@example.com', does)
      expect(await everythingSeen()).toBe(before)
      for (let day = 0; day < 4; day += 1) {
        server.clock.now += NEXT_DAY
        await upkeep(server.context)
        expect(await everythingSeen()).toBe(before)
      }
      // Four further people later it could have been any of five.
      await sendMany('cover', { registering: 0, silent: 4 })
      server.clock.now += NEXT_DAY
      await upkeep(server.context)
      expect(await everythingSeen()).not.toBe(before)
    },
  )

  test('when figures are posted depends on what was sent, never on what anybody did', async () => {
    const times: (number | null)[] = []
    for (const does of ['nothing', 'registers'] as const) {
      server = await startTestServer(engine, { postingStep: 5 })
      const start = server.clock.now
      for (let at = 0; at < 4; at += 1) await send(`quiet${at}@example.com`, 'nothing')
      // One who registers at once after a long silence: the bar must not move because of it.
      server.clock.now = start + 30 * DAY_MS
      await send('watched@example.com', does)
      server.clock.now = start + 31 * DAY_MS
      await upkeep(server.context)
      server.clock.now = start + 40 * DAY_MS
      await upkeep(server.context)
      const asOf = (await report()).json<ReportView>().agreements[0]?.asOf ?? null
      times.push(asOf === null ? null : asOf - start)
      if (does === 'nothing') await server.close()
    }
    expect(times).toEqual([31 * DAY_MS, 31 * DAY_MS])
  })

  test('ten links to one address are one person and no cover for another', async () => {
    server = await startTestServer(engine, { postingStep: 5 })
    for (let at = 0; at < 10; at += 1) await insertLink(server, 'the-same@example.com')
    await send('watched@example.com', 'registers')
    server.clock.now += 2 * NEXT_DAY
    await upkeep(server.context)
    expect((await report()).json<ReportView>().agreements[0]).toMatchObject({
      asOf: null,
      periods: [],
    })
  })

  test('where no Outlook reports that a mail was let go, figures come some days later', async () => {
    server = await startTestServer(engine, { postingStep: 5 })
    for (let at = 0; at < 5; at += 1) await insertLink(server, `unreported${at}@example.com`)
    server.clock.now += 2 * DAY_MS
    await upkeep(server.context)
    expect((await report()).json<ReportView>().agreements[0]?.asOf).toBeNull()
    server.clock.now += 2 * DAY_MS
    await upkeep(server.context)
    expect((await report()).json<ReportView>().agreements[0]?.asOf).toBe(server.clock.now)
  })

  test('is a funnel with people and machines apart, at once where the workspace posts at once', async () => {
    server = await startTestServer(engine, { postingStep: 1 })
    await sendMany('funnel', { registering: 6, silent: 6 })
    for (let at = 0; at < 7; at += 1) {
      const link = await send(`scanned${at}@example.com`, 'nothing')
      const { pathname: url } = new URL(link.url)
      await server.app.inject({ method: 'HEAD', url, headers: CLICK })
    }
    await server.context.opens.flush()
    const month = new Date(server.clock.now + 9 * 3_600_000).toISOString().slice(0, 7)
    expect((await report()).json()).toEqual({
      agreements: [
        {
          agreementId: AGREEMENT,
          agencyName: 'Mirai Career Inc.',
          ended: false,
          asOf: server.clock.now,
          postingStep: 1,
          periods: [
            {
              ...{ from: month, to: month, sent: 19 },
              outcomes: {
                opens: { person: 6, probable: '<5', machine: 7 },
                registered: 6,
                accepted: '<5',
              },
            },
          ],
        },
      ],
    })
    for (const token of [RECRUITER, OFFICER]) {
      expect((await report('', token)).statusCode).toBe(403)
      const progress = await call(server, 'GET', '/api/progress', undefined, { token })
      expect(progress.statusCode).toBe(403)
    }
  })

  test('points of an agreement that has ended still mature and are posted, few together', async () => {
    server = await startTestServer(engine, {
      postingStep: 5,
      terms: { qualifyOn: 'registered', holdDays: 14 },
    })
    await sendMany('last', { registering: 2, silent: 4 })
    await call(server, 'POST', `/api/agreements/${AGREEMENT}/end`)
    const posted = async () => {
      const row = await server.db.read
        .selectFrom('credit_accounts')
        .select(['balance', 'posted_balance', 'posted_at'])
        .executeTakeFirstOrThrow()
      return {
        matured: (JSON.parse(row.balance) as { matured: number }).matured,
        posted: JSON.parse(row.posted_balance) as { matured: number; pending: number },
        at: row.posted_at,
      }
    }
    server.clock.now += NEXT_DAY
    await upkeep(server.context)
    const first = server.clock.now
    expect(await posted()).toMatchObject({ matured: 0, posted: { pending: 2 }, at: first })
    server.clock.now += 20 * DAY_MS
    await upkeep(server.context)
    expect(await posted()).toMatchObject({ matured: 2, posted: { pending: 2 }, at: first })
    // A month after the last posting six people's links were still open: it could be any of them.
    server.clock.now = first + 30 * DAY_MS
    await upkeep(server.context)
    expect(await posted()).toMatchObject({ posted: { matured: 2, pending: 0 } })
    expect((await report()).json<ReportView>().agreements[0]).toMatchObject({ ended: true })
  })

  test('of an agreement that ended with a handful nothing is told, whatever they did', async () => {
    server = await startTestServer(engine, { postingStep: 5 })
    await sendMany('few', { registering: 1, silent: 1 })
    await call(server, 'POST', `/api/agreements/${AGREEMENT}/end`)
    for (const days of [60, 30, 8, 60, 60, 60]) {
      server.clock.now += days * DAY_MS
      await upkeep(server.context)
      expect((await report()).json<ReportView>().agreements[0]).toMatchObject({
        asOf: null,
        periods: [],
      })
    }
  })
})
