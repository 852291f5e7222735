import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { KEPT_DAYS } from '../../server/domain/retention.ts'
import { forgetDue } from '../../server/store/retention.ts'
import { ENGINES } from '../databases.ts'
import { MANAGER, RECRUITER } from '../seed.ts'
import { deskOf } from './desk-of.ts'
import { insertLink, insertRequest, pathOf, formPost } from './test-server.ts'
import { startTestServer, type TestServer } from './test-server.ts'

jest.setTimeout(60_000)

const EMAIL = 'lost.link@example.com'

describe.each(ENGINES)('"no further offers" by letter, on %s', (engine) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer(engine)
  })
  afterEach(() => server.close())
  const { desk, trail } = deskOf(() => server)
  const optOut = async (address: string, more = {}) => await desk('/opt-outs', { address }, more)
  const insertedTo = async (address: string) =>
    (await server.app.inject(insertRequest(address))).statusCode

  test('is kept for somebody whose link was forgotten and takes it no more', async () => {
    const link = await insertLink(server, EMAIL)
    server.clock.now = link.expiresAt + (KEPT_DAYS.link_mappings + 1) * DAY_MS
    await forgetDue(server.context, server.clock.now)
    expect((await server.app.inject(formPost(pathOf(link.declineUrl)))).statusCode).toBe(404)
    const answer = await optOut(' Lost.Link@EXAMPLE.com'.trim())
    expect([answer.statusCode, answer.json()]).toEqual([200, { optedOut: true }])
    expect(await insertedTo(EMAIL)).toBe(409)
    expect(await insertedTo('somebody.else@example.com')).toBe(201)
  })

  test('answers alike whoever it is, and twice, and the trail names nobody', async () => {
    await insertLink(server, EMAIL)
    const answers = [await optOut(EMAIL), await optOut(EMAIL), await optOut('nobody@example.com')]
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1)
    expect(await trail()).toEqual(Array.from({ length: 3 }, () => 'privacy.opted_out done'))
    const kept = await server.db.read.selectFrom('suppressions').selectAll().execute()
    expect(kept.map(({ source }) => source)).toEqual(['desk', 'desk'])
    expect(JSON.stringify(kept)).not.toMatch(/lost|nobody|example/)
  })

  test('is the officer’s alone, counts as a look-up, and takes no address that is none', async () => {
    for (const token of [MANAGER, RECRUITER]) {
      expect((await optOut(EMAIL, { token })).statusCode).toBe(403)
    }
    expect((await optOut('nobody')).statusCode).toBe(400)
    expect(await insertedTo(EMAIL)).toBe(201)
    for (let turn = 0; turn < 30; turn += 1) await optOut(`person${turn}@example.com`)
    expect((await optOut('one.more@example.com')).statusCode).toBe(429)
    expect(await insertedTo('one.more@example.com')).toBe(201)
  })
})
