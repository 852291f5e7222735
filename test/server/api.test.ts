import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import { TOKEN_PATTERN, recipientCheck } from '../../src/contract/link.ts'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { countRows } from '../../server/store/installation.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, MANAGER, RECRUITER } from '../seed.ts'
import { insertRequest, startTestServer, type TestServer } from './test-server.ts'

const as = (token: string) => ({ authorization: `Bearer ${token}` })

describe.each(ENGINES)('the API on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  test('tells the pane who it speaks for and what a link would say', async () => {
    const answer = await server.app.inject({ url: '/api/session', headers: as(RECRUITER) })
    expect(answer.json()).toMatchObject({
      member: { name: 'recruiter', role: 'recruiter' },
      workspace: { internalDomains: ['example.co.jp'], example: false },
      agreements: [{ id: AGREEMENT, agencyShortName: 'Mirai Career Inc.' }],
      linkOrigin: 'https://relay.example.co.jp',
    })
    const japanese = { ...as(RECRUITER), 'accept-language': 'ja-JP' }
    expect(
      (await server.app.inject({ url: '/api/session', headers: japanese })).json(),
    ).toMatchObject({
      workspace: { name: '株式会社サンプル工業' },
      agreements: [{ agencyShortName: 'みらいキャリア' }],
    })
  })

  test.each([
    ['nothing', {}],
    ['an unknown session', as('x'.repeat(43))],
    ['something that is no session', { authorization: 'Basic abc' }],
    ['a session in another scheme', { authorization: `bearer${RECRUITER}` }],
  ])('is closed to a request that carries %s', async (_what, headers) => {
    for (const url of ['/api/session', '/api/progress']) {
      const answer = await server.app.inject({ url, headers })
      expect(answer.statusCode).toBe(401)
      expect(answer.headers['content-type']).toMatch('application/problem+json')
      expect(answer.json()).toMatchObject({ code: 'not_signed_in', status: 401 })
    }
  })

  test('is closed to a session whose time has passed', async () => {
    server.clock.now += 3651 * DAY_MS
    expect(
      (await server.app.inject({ url: '/api/session', headers: as(RECRUITER) })).statusCode,
    ).toBe(401)
    server.clock.now -= 3651 * DAY_MS
  })

  test('shows credit to a manager and not to a recruiter', async () => {
    expect(
      (await server.app.inject({ url: '/api/progress', headers: as(MANAGER) })).statusCode,
    ).toBe(200)
    const refused = await server.app.inject({ url: '/api/progress', headers: as(RECRUITER) })
    expect(refused.json()).toMatchObject({ code: 'not_allowed', status: 403 })
  })

  test('stores a link before it answers with it', async () => {
    const answer = await server.app.inject(insertRequest('hanako@example.com'))
    expect(answer.statusCode).toBe(201)
    const link = answer.json<IssuedReferral>()
    const url = new URL(link.url)
    const token = url.pathname.slice(3)
    expect(token).toMatch(TOKEN_PATTERN)
    expect(url.searchParams.get('c')?.slice(0, 2)).toBe(recipientCheck(token, 'hanako@example.com'))
    expect(link.wording.locked).toContain('{{link}}')
    expect((await server.app.inject(url.pathname)).statusCode).toBe(200)
    expect((await server.app.inject(new URL(link.declineUrl).pathname)).statusCode).toBe(200)
  })

  test('answers a retried Insert with the same link, also ten at once', async () => {
    const before = await countRows(server.db.read)
    const request = insertRequest('retry@example.com', { key: 'the-same-key' })
    const answers = await Promise.all(Array.from({ length: 10 }, () => server.app.inject(request)))
    expect(answers.map((answer) => answer.statusCode)).toEqual(
      Array.from({ length: 10 }, () => 201),
    )
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
    expect((await countRows(server.db.read)).referrals).toBe(before.referrals + 1)
  })

  test('refuses the same key for another person, and gives another member their own link', async () => {
    const first = await server.app.inject(insertRequest('one@example.com', { key: 'shared-key' }))
    const other = await server.app.inject(insertRequest('two@example.com', { key: 'shared-key' }))
    expect(other.statusCode).toBe(422)
    expect(other.json()).toMatchObject({ code: 'idempotency_key_reused' })
    const manager = { key: 'shared-key', token: MANAGER }
    const theirs = await server.app.inject(insertRequest('one@example.com', manager))
    expect(theirs.statusCode).toBe(201)
    expect(theirs.json<IssuedReferral>().url).not.toBe(first.json<IssuedReferral>().url)
  })

  test('needs an Idempotency-Key for a write', async () => {
    for (const key of ['', 'short', 'with space in it', 'x'.repeat(129)]) {
      const answer = await server.app.inject(insertRequest('key@example.com', { key }))
      expect(answer.json()).toMatchObject({ code: 'idempotency_key_required' })
    }
  })

  test('refuses a colleague and the agency itself with the one neutral sentence', async () => {
    for (const address of ['boss@example.co.jp', 'x@hr.example.co.jp', 'a@mirai-career.example']) {
      const answer = await server.app.inject(insertRequest(address))
      expect(answer.json()).toMatchObject({ code: 'cannot_be_offered', status: 409 })
    }
  })

  test('says which field is wrong, in the language of the reader', async () => {
    const request = insertRequest('not an address')
    const answer = await server.app.inject({
      ...request,
      headers: { ...request.headers, 'accept-language': 'ja-JP' },
    })
    expect(answer.json()).toMatchObject({
      code: 'invalid_request',
      field: '/recipient',
      detail: '入力が不足しているか、形式が正しくありません。',
    })
    const unknown = {
      ...insertRequest('a@example.com'),
      payload: { agreementId: 'none', recipient: 'a@example.com', locale: 'en' },
    }
    expect((await server.app.inject(unknown)).json()).toMatchObject({ code: 'not_found' })
    const missing = { ...insertRequest('a@example.com'), payload: {} }
    expect((await server.app.inject(missing)).json()).toMatchObject({ field: '/agreementId' })
    const broken = {
      ...insertRequest('a@example.com'),
      payload: '{"recipient":',
      headers: { ...insertRequest('a@example.com').headers, 'content-type': 'application/json' },
    }
    expect((await server.app.inject(broken)).statusCode).toBe(400)
  })

  test('takes a time stamp for a released mail, once, and answers alike for any token', async () => {
    const link = (await server.app.inject(insertRequest('sent@example.com'))).json<IssuedReferral>()
    const token = new URL(link.url).pathname.slice(3)
    const report = (body: object) =>
      server.app.inject({ method: 'POST', url: '/r/released', payload: body })
    const releasedAt = async () =>
      (
        await server.db.read
          .selectFrom('referrals')
          .select('released_at')
          .where('id', '=', link.id)
          .executeTakeFirstOrThrow()
      ).released_at
    expect(await releasedAt()).toBeNull()
    const first = server.clock.now
    expect((await report({ token })).statusCode).toBe(204)
    server.clock.now += 1000
    await report({ token })
    expect(await releasedAt()).toBe(first)
    for (const body of [{ token: 'x'.repeat(22) }, { token: 5 }, {}]) {
      expect((await report(body)).statusCode).toBe(204)
    }
  })

  test('describes itself and says that it is alive', async () => {
    const described = (await server.app.inject('/openapi.json')).json<{
      openapi: string
      paths: object
    }>()
    expect(described.openapi).toBe('3.1.0')
    expect(Object.keys(described.paths)).toEqual(
      expect.arrayContaining([
        '/api/session',
        '/api/referrals',
        '/api/progress',
        '/api/sign-in/code',
      ]),
    )
    const { post } = (described.paths as Record<string, { post: object }>)['/api/referrals'] ?? {}
    expect(post).toMatchObject({
      parameters: [{ name: 'idempotency-key', in: 'header', required: true }],
      responses: { default: { description: 'RFC 9457 problem document' } },
    })
    expect((await server.app.inject('/healthz')).json()).toEqual({ status: 'ok' })
  })
})

describe('limits', () => {
  test('a member who asks too often is told to wait, and others are not held up', async () => {
    const limits = { apiPerMinute: 5, formsPerMinute: 3 }
    const server = await startTestServer('sqlite', { config: { limits } })
    const ask = (token: string) => server.app.inject({ url: '/api/session', headers: as(token) })
    // Told in seconds, and never longer than the window the limit is counted in.
    const waitOf = ({ headers }: { headers: Record<string, unknown> }) =>
      Number(headers['retry-after']) > 0 && Number(headers['retry-after']) <= 60
    for (let number = 0; number < 5; number += 1)
      expect((await ask(RECRUITER)).statusCode).toBe(200)
    const refused = await ask(RECRUITER)
    expect(refused.json()).toMatchObject({ code: 'too_many_requests', status: 429 })
    expect(waitOf(refused)).toBe(true)
    expect((await ask(MANAGER)).statusCode).toBe(200)
    // Somebody without a session is stopped by address, before a token is even looked at.
    const guess = () => ask('x'.repeat(43))
    let answers = await Promise.all(Array.from({ length: 120 }, guess))
    answers = answers.filter((one) => one.statusCode === 429)
    expect(answers.length).toBeGreaterThanOrEqual(20)
    expect(answers.every(waitOf)).toBe(true)
    const post = () => server.app.inject({ method: 'POST', url: '/r/released', payload: {} })
    // An office behind one address sends many mails a minute.
    for (let number = 0; number < 60; number += 1) expect((await post()).statusCode).toBe(204)
    expect((await post()).statusCode).toBe(429)
    await server.close()
  })

  test('the server answers 503 when its database does not', async () => {
    const server = await startTestServer('sqlite')
    const broken = { ...server.context.db, read: undefined as never }
    const { buildApp } = await import('../../server/app.ts')
    const app = await buildApp({ ...server.context, db: broken })
    expect((await app.inject('/healthz')).statusCode).toBe(503)
    await app.close()
    await server.close()
  })
})
