import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { answerDue, LOOK_UPS_PER_HOUR, receivedAt } from '../../server/domain/privacy.ts'
import { dayOf } from '../../server/domain/retention.ts'
import type { LookUpResult, PrivacyInbox, PrivacyRequest } from '../../src/contract/privacy.ts'
import { ENGINES } from '../databases.ts'
import { seedWorkspace, MANAGER, OFFICER, RECRUITER } from '../seed.ts'
import {
  call,
  formPost,
  insertLink,
  progressOf,
  register,
  startTestServer,
  type TestServer,
} from './test-server.ts'

jest.setTimeout(60_000)

describe.each(ENGINES)("the privacy officer's desk on %s", (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
    const second = { endpoint: 'http://127.0.0.1:1/', now: server.clock.now, suffix: '-2' }
    await seedWorkspace(server.context, second)
  })
  afterAll(() => server.close())

  const desk = (
    method: string,
    path: string,
    body?: object,
    more: { key?: string; token?: string } = {},
  ) => call(server, method, `/api/privacy${path}`, body, { token: OFFICER, ...more })
  const lookUp = async (address: string, more: { key?: string } = {}) => {
    // An hour apart, so that the limit is another test's.
    server.clock.now += 60 * 60_000
    return (await desk('POST', '/look-ups', { address }, more)).json<LookUpResult>()
  }
  const inbox = async () => (await desk('GET', '')).json<PrivacyInbox>()
  const trail = async () => {
    const rows = await server.db.read
      .selectFrom('audit_entries')
      .select(['action', 'subject', 'member_id'])
      .where('action', 'like', 'privacy.%')
      .orderBy('id')
      .execute()
    return rows.map((row) => `${row.member_id} ${row.action} ${row.subject}`)
  }
  const today = () => dayOf(server.clock.now)

  test('finds somebody by any spelling of their address, with all that is held', async () => {
    await register(server, 'hanako.sato@gmail.com')
    await server.deliver()
    const found = await lookUp(' Hanako.Sato+jobs@GMAIL.com'.trim())
    expect(found.held).toMatchObject({
      offers: [{ takenBackAt: null, openings: 0 }],
      noOffersSince: null,
      registrations: [{ name: '佐藤 花子', email: 'hanako.sato@gmail.com', endedAt: null }],
      consents: [{ agencyName: 'Mirai Career Inc.', withdrawnAt: null, handOver: 'received' }],
    })
    expect(found.export).toMatchObject({
      format: 'career-relay/export/1',
      registrations: [{ contact: { email: 'hanako.sato@gmail.com' } }],
      consents: [{ recipient: { licence_no: '13-ユ-000000' }, text: { version: 1 } }],
    })
    expect(JSON.stringify(found.export)).not.toMatch(/\/rights\//)
  })

  test('finds somebody who was only written to, or who only declined', async () => {
    const link = await insertLink(server, 'written-to@example.com')
    expect((await lookUp('written-to@example.com')).held).toMatchObject({
      offers: [{}],
      registrations: [],
      consents: [],
    })
    await server.app.inject(formPost(`${new URL(link.url).pathname}/decline`))
    expect((await lookUp('written-to@example.com')).held).toMatchObject({
      noOffersSince: expect.any(Number) as unknown,
    })
  })

  test('finds nobody of another company, nor anybody unknown, and says so alike', async () => {
    await register(server, 'only-there@example.com')
    server.clock.now += 60 * 60_000
    const elsewhere = await desk(
      'POST',
      '/look-ups',
      { address: 'only-there@example.com' },
      {
        token: `${OFFICER}-2`,
      },
    )
    expect(elsewhere.json()).toMatchObject({ held: null, export: null })
    expect(await lookUp('nobody@example.com')).toMatchObject({ held: null, export: null })
  })

  test('writes down every look-up with its outcome, and nothing of whom it was about', async () => {
    const before = (await trail()).length
    const key = 'one-look-up'
    const { number } = await lookUp('nobody.at.all@example.com', { key })
    const again = await desk('POST', '/look-ups', { address: 'nobody.at.all@example.com' }, { key })
    expect(again.json<LookUpResult>().number).toBe(number)
    await register(server, 'somebody@example.com')
    const { number: next } = await lookUp('somebody@example.com')
    expect(next).toBe(number + 1)
    expect((await trail()).slice(before)).toEqual([
      `privacy_officer privacy.looked_up ${number} not_found`,
      `privacy_officer privacy.looked_up ${next} found`,
    ])
    for (const table of ['look_ups', 'audit_entries', 'idempotency_keys'] as const) {
      const rows = await server.db.read.selectFrom(table).selectAll().execute()
      expect(JSON.stringify(rows)).not.toMatch(/nobody\.at\.all|somebody@/)
    }
  })

  test('may look up no more than the work of an hour needs', async () => {
    server.clock.now += 2 * 60 * 60_000
    const ask = async (number: number) =>
      (await desk('POST', '/look-ups', { address: `guess${number}@example.com` })).statusCode
    const answers = await Promise.all(
      Array.from({ length: LOOK_UPS_PER_HOUR + 3 }, (_, at) => ask(at)),
    )
    expect(answers.filter((status) => status === 200)).toHaveLength(LOOK_UPS_PER_HOUR)
    expect(answers.filter((status) => status === 429)).toHaveLength(3)
    server.clock.now += 60 * 60_000 + 1
    expect(await ask(99)).toBe(200)
  })

  test('is nobody else’s, and takes addresses only', async () => {
    for (const token of [RECRUITER, MANAGER]) {
      const paths = [
        ['GET', ''],
        ['POST', '/look-ups'],
        ['POST', '/requests'],
        ['POST', '/erasures'],
        ['POST', '/requests/x/look-up'],
        ['POST', '/requests/x/close'],
      ] as const
      for (const [method, path] of paths) {
        const body = method === 'GET' ? undefined : { address: 'a@example.com' }
        expect((await desk(method, path, body, { token })).statusCode).toBe(403)
      }
    }
    for (const address of ['', 'x', 'a b@example.com', `${'x'.repeat(250)}@example.com`, '@']) {
      expect((await desk('POST', '/look-ups', { address })).statusCode).toBe(400)
    }
  })

  test('keeps a request without a name, due a month on, until it is closed', async () => {
    await register(server, 'asks@example.com')
    const key = 'entered-once'
    const body = { kind: 'access', address: 'Asks@example.com', receivedOn: today() }
    const made = await desk('POST', '/requests', body, { key })
    expect(made.statusCode).toBe(201)
    const request = made.json<PrivacyRequest>()
    expect(request).toMatchObject({ kind: 'access', closedAt: null, outcome: null })
    expect(request.dueAt).toBe(answerDue(request.receivedAt))
    expect((await desk('POST', '/requests', body, { key })).json()).toEqual(request)
    expect((await inbox()).open).toEqual([request])
    expect(JSON.stringify(await inbox())).not.toMatch(/asks/i)

    server.clock.now += 60 * 60_000
    const found = await desk('POST', `/requests/${request.id}/look-up`)
    expect(found.json<LookUpResult>().held?.registrations).toMatchObject([
      { email: 'asks@example.com' },
    ])
    const there = await desk('POST', `/requests/${request.id}/look-up`, undefined, {
      token: `${OFFICER}-2`,
    })
    expect(there.statusCode).toBe(404)

    const closed = await desk('POST', `/requests/${request.id}/close`, { outcome: 'done' })
    expect(closed.json()).toMatchObject({ outcome: 'done', closedAt: server.clock.now })
    await desk('POST', `/requests/${request.id}/close`, { outcome: 'refused' })
    expect(await inbox()).toMatchObject({ open: [], closed: [{ id: request.id, outcome: 'done' }] })
    expect((await desk('POST', `/requests/${request.id}/look-up`)).statusCode).toBe(404)
    const kept = await server.db.read.selectFrom('privacy_requests').select('person_key').execute()
    expect(kept).toEqual([{ person_key: '' }])
    expect((await trail()).slice(-3)).toEqual([
      'privacy_officer privacy.request_entered 1',
      expect.stringMatching(/looked_up \d+ found$/),
      'privacy_officer privacy.request_closed 1 done',
    ])
  })

  test('refuses a day that is none, is to come or is long past, and says where', async () => {
    for (const receivedOn of ['2026-02-30', '2999-01-01', '2020-01-01']) {
      const body = { kind: 'erasure', address: 'a@example.com', receivedOn }
      const answer = await desk('POST', '/requests', body)
      expect(answer.json()).toMatchObject({ code: 'invalid_request', field: '/receivedOn' })
    }
  })

  test('erases on request: no link and no contact is found afterwards, the person is told, the books stay', async () => {
    const email = 'erase-me@example.com'
    await register(server, email)
    await server.deliver()
    const body = { kind: 'erasure', address: email, receivedOn: today() }
    const { id } = (await desk('POST', '/requests', body)).json<PrivacyRequest>()
    const books = await progressOf(server)
    const mails = server.mails.length
    const key = 'erased-once'
    const done = { erased: true, mailed: true }
    expect((await desk('POST', '/erasures', { requestId: id }, { key })).json()).toEqual(done)
    expect((await desk('POST', '/erasures', { requestId: id }, { key })).json()).toEqual(done)
    const again = await desk('POST', '/erasures', { address: email })
    expect(again.json()).toEqual({ erased: false, mailed: false })
    await server.deliver()
    expect(server.mails.slice(mails).map((mail) => mail.to)).toEqual([email])
    expect((await lookUp(email)).held).toMatchObject({
      ...{ offers: [], registrations: [] },
      // The evidence of a consent stays for its legal term, by keyed hash.
      consents: [{ withdrawnAt: expect.any(Number) as unknown }],
      noOffersSince: expect.any(Number) as unknown,
    })
    expect(await progressOf(server)).toEqual(books)
    const { acts } = await inbox()
    expect(acts[0]).toMatchObject({ kind: 'erasure', byDesk: true })
    expect((await trail()).filter((one) => one.includes('privacy.erased'))).toEqual([
      'privacy_officer privacy.erased done',
      'privacy_officer privacy.erased nothing_held',
    ])
  })
})

describe('an answer is due', () => {
  test.each([
    ['2026-11-23', '2026-12-23'],
    ['2026-01-31', '2026-02-28'],
    ['2027-12-31', '2028-01-31'],
    ['2028-01-30', '2028-02-29'],
  ])('of a request of %s by the end of %s', (received, due) => {
    const at = Date.parse(`${received}T12:00:00+09:00`)
    const dueAt = answerDue(at)
    expect(dayOf(dueAt)).toBe(due)
    expect(dayOf(dueAt + 1_000)).not.toBe(due)
    expect(receivedAt(received, at)).toBe(Date.parse(`${received}T00:00:00+09:00`))
  })
})
