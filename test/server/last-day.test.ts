import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { SessionView } from '../../src/contract/session.ts'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { ENGINES } from '../databases.ts'
import { CLICK } from './browsers.ts'
import { call, consentPost, insertLink, startTestServer, type TestServer } from './test-server.ts'

/** A link's mail names a day; nobody who reads it on that day comes too late. */
describe.each(ENGINES)('The day a link ends on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  const midnight = (day: string) => Date.parse(`${day}T00:00:00+09:00`)

  test.each([
    ['at midnight', 0],
    ['in the afternoon', 0.6 * DAY_MS],
    ['in the last moment of a day', DAY_MS - 1],
  ])('of one made %s is open as a whole, and is the one every place names', async (_, time) => {
    server.clock.now = midnight('2026-11-23') + time
    const session = (await call(server, 'GET', '/api/session')).json<SessionView>()
    expect(session.agreements[0]?.expiryDate.en).toBe('21 February 2027')
    const link = await insertLink(server, `day.${time}@example.com`)
    expect(link.expiryDate).toBe('21 February 2027')
    const page = async () =>
      (await server.app.inject({ url: new URL(link.url).pathname, headers: CLICK })).body
    const agree = async () => (await server.app.inject(consentPost(link))).body
    server.clock.now = midnight('2027-02-22') - 1
    expect(await page()).toContain('takes registrations until 21 February 2027.')
    expect(await agree()).not.toContain('The time for registering')
    server.clock.now += 1
    expect(await page()).toContain('The time for registering through this link has passed.')
    expect(await agree()).toContain('The time for registering')
  })
})
