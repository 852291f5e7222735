import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { hashSecret } from '../../server/domain/secrets.ts'
import { offerCache } from '../../server/pages/offer-cache.ts'
import { findAgreementVersion } from '../../server/store/agreements.ts'
import { countRows } from '../../server/store/installation.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, WORKSPACE } from '../seed.ts'
import {
  call,
  consentPost,
  formPost,
  insertLink,
  insertRequest,
  startTestServer,
  type TestServer,
} from './test-server.ts'
import { CLICK } from './browsers.ts'

const tokenOf = (url: string) => new URL(url).pathname.slice('/r/'.length)

describe.each(ENGINES)("the candidate's page on %s", (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  const page = (path: string, headers: Record<string, string> = {}) =>
    server.app.inject({ url: path, headers: { ...CLICK, ...headers } })

  test('says who would receive what, with an empty form and an unticked box', async () => {
    const link = await insertLink(server, 'reader@example.com')
    const answer = await page(new URL(link.url).pathname)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('Mirai Career Inc. (licensed employment agency, 13-ユ-000000)')
    expect(answer.body).toContain('Agree and register')
    expect(answer.body).toContain('No thank you')
    expect(answer.body).not.toMatch(/\bchecked\b/)
    expect(answer.body.match(/type="checkbox"/g)).toHaveLength(1)
    for (const [, value] of answer.body.matchAll(
      /<input id="[^"]*" name="(?!agree)[^>]* value="([^"]*)"/g,
    )) {
      expect(value).toBe('')
    }
  })

  test('is in the language of the mail, and in the other one on request', async () => {
    const link = (
      await server.app.inject(insertRequest('lang@example.com', { locale: 'ja' }))
    ).json<{
      url: string
    }>()
    const path = new URL(link.url).pathname
    expect((await page(path)).body).toContain('同意して登録する')
    expect((await page(`${path}?lang=en`)).body).toContain('Agree and register')
    expect((await page(`${path}?lang=fr`)).body).toContain('同意して登録する')
  })

  test('opened by many at once, each gets their own link and a key of its own', async () => {
    const people = Array.from({ length: 12 }, (_, number) => `at-once-${number}@example.com`)
    const links = await Promise.all(people.map((person) => insertLink(server, person)))
    const tokens = links.map(({ url }) => tokenOf(url))
    const answers = await Promise.all([...tokens, ...tokens].map((token) => page(`/r/${token}`)))
    const keys = answers.map(({ body }, index) => {
      const named = [...body.matchAll(/\/r\/([\w-]{22})/g)].map(([, token]) => token)
      expect(named.length).toBeGreaterThan(4)
      expect(new Set(named)).toEqual(new Set([tokens[index % tokens.length]]))
      expect(body).not.toMatch(/[\u0001\u0002]/)
      return /name="form_key" value="([\w-]{36})"/.exec(body)?.[1]
    })
    expect(new Set(keys).size).toBe(answers.length)
    expect(keys).not.toContain(undefined)
  })

  test('stays as it was filled in while others are: an answer may still be on its way', async () => {
    const agreement = await findAgreementVersion(server.db.read, WORKSPACE, AGREEMENT, 1)
    if (!agreement) throw new Error('there is no agreement')
    const fill = offerCache('localhost')('ja', agreement, 'open', '2027年2月21日')
    const own = (letter: string) => ({ token: letter.repeat(22), formKey: letter.repeat(36) })
    const first = fill(own('a'))
    const asFilled = first.toString()
    const second = fill(own('b')).toString()
    expect(first.toString()).toBe(asFilled)
    expect(asFilled).toContain(`/r/${'a'.repeat(22)}/consent`)
    expect(second).toContain(`value="${'b'.repeat(36)}"`)
  })

  test('loads nothing from elsewhere, runs nothing, sets nothing and leaves no trace', async () => {
    const link = await insertLink(server, 'quiet@example.com')
    const answer = await page(new URL(link.url).pathname)
    expect(answer.headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    })
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.body).not.toMatch(/<script|https?:\/\//)
  })

  test('decides nothing by GET, HEAD or a prefetch, and counts each under its label (§0.13)', async () => {
    const before = await countRows(server.db.read)
    const link = await insertLink(server, 'scanned@example.com')
    const path = new URL(link.url).pathname
    server.clock.now += 60_000
    await page(path)
    await page(path, { 'sec-purpose': 'prefetch' })
    await server.app.inject({ method: 'HEAD', url: path, headers: CLICK })
    await page(`${path}/decline`)
    await page(`${path}/decline`, { 'sec-fetch-site': 'same-origin' })
    await page(`${path}/decline`, { 'sec-purpose': 'prefetch' })
    await server.context.opens.flush()
    const opens = await server.db.read
      .selectFrom('opens')
      .select('label')
      .where('referral_id', '=', link.id)
      .orderBy('id')
      .execute()
    expect(opens.map((open) => open.label)).toEqual([
      ...['person', 'machine', 'machine'],
      // The page for "no further offers" straight from the mail, not from the offer.
      ...['person', 'machine'],
    ])
    expect(await countRows(server.db.read)).toEqual({ ...before, referrals: before.referrals + 1 })
  })

  test('takes nothing from a scanner that presses every button of an empty form', async () => {
    const link = await insertLink(server, 'pressed@example.com')
    const before = await countRows(server.db.read)
    const answer = await server.app.inject(
      formPost(`${new URL(link.url).pathname}/consent`, { form_key: 'k' }),
    )
    expect(answer.statusCode).toBe(422)
    expect(await countRows(server.db.read)).toEqual(before)
  })

  test('comes back as typed when something is missing, each place marked', async () => {
    const link = await insertLink(server, 'typed@example.com')
    const answer = await server.app.inject(
      consentPost(link, { name: '<script>alert(1)</script>', email: 'nonsense', agree: 'no' }),
    )
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('value="&#60;script&#62;alert(1)&#60;/script&#62;"')
    expect(answer.body).not.toContain('<script>')
    expect(answer.body).toContain('This does not look complete')
    expect(answer.body).toContain('Please tick the box')
    expect(answer.body.match(/aria-invalid="true"/g)).toHaveLength(2)
  })

  test('is the same calm 404 for a wrong, malformed or revoked link, without detail', async () => {
    const link = await insertLink(server, 'revoked@example.com')
    await server.db.write(async (tx) => {
      await tx
        .updateTable('referrals')
        .set({ revoked_at: server.clock.now })
        .where('token_hash', '=', hashSecret(tokenOf(link.url)))
        .execute()
    })
    const wrong = [
      'x'.repeat(22),
      'short',
      '%00',
      'x'.repeat(100),
      'x'.repeat(5000),
      '%E0%A4%A',
      'a/b/c',
    ]
    const paths = [
      new URL(link.url).pathname,
      ...wrong.map((token) => `/r/${token}`),
      '/r',
      '/rights/x',
    ]
    const answers = await Promise.all(paths.map((path) => page(path, { 'accept-language': 'en' })))
    expect(answers.map((answer) => answer.statusCode)).toEqual(paths.map(() => 404))
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
    expect((await server.app.inject(consentPost(link))).statusCode).toBe(404)
    expect(
      (await server.app.inject(formPost(`${new URL(link.url).pathname}/decline`))).statusCode,
    ).toBe(404)
  })

  test('opened again where its form was sent to, it is the offer again', async () => {
    const link = await insertLink(server, 'reopened@example.com')
    const path = new URL(link.url).pathname
    const again = await page(`${path}/consent`)
    expect([again.statusCode, again.headers.location]).toEqual([303, path])
    expect((await page(`${path}/`)).statusCode).toBe(200)
  })

  test('takes characters no database likes for what they are: nothing', async () => {
    const link = await insertLink(server, 'nul@example.com')
    const fields = { form_key: '\u0000', name: 'A\u0000B', email: 'nul@example.com' }
    expect((await server.app.inject(consentPost(link, fields))).statusCode).toBe(200)
    const hook = await server.app.inject({ method: 'POST', url: '/hooks/agency/%00', payload: {} })
    expect(hook.statusCode).toBe(404)
    const insert = insertRequest('nul@example.com')
    const payload = { agreementId: '\u0000', recipient: 'nul@example.com', locale: 'en' }
    expect((await server.app.inject({ ...insert, payload })).statusCode).toBe(400)
  })

  test('an expired link takes no registration but still takes "no further offers"', async () => {
    const link = await insertLink(server, 'late@example.com')
    const path = new URL(link.url).pathname
    const before = await countRows(server.db.read)
    server.clock.now += 91 * DAY_MS
    const late = await page(path)
    expect(late.body).toContain('The time for registering through this link has passed.')
    expect(late.body).not.toContain('Agree and register')
    await server.app.inject(consentPost(link))
    expect(await countRows(server.db.read)).toEqual(before)
    expect((await server.app.inject(formPost(`${path}/decline`))).body).toContain('Noted')
    expect((await server.app.inject(insertRequest('late@example.com'))).statusCode).toBe(409)
    server.clock.now -= 91 * DAY_MS
  })

  test('"no further offers" holds for every spelling of the address, and shows nowhere else', async () => {
    const link = await insertLink(server, 'no.more@gmail.com')
    const path = new URL(link.url).pathname
    const shape = (body: string) => body.replace(/name="form_key" value="[^"]*"/, '')
    const before = shape((await page(path)).body)
    await server.app.inject(formPost(`${path}/decline`))
    await server.app.inject(formPost(`${path}/decline`))
    const refused = await server.app.inject(insertRequest('NoMore+jobs@googlemail.com'))
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({
      code: 'cannot_be_offered',
      detail: 'No offer can be inserted for this address.',
    })
    expect(shape((await page(path)).body)).toBe(before)
  })

  test('refuses a form that another site sends, and takes one from its own page', async () => {
    const link = await insertLink(server, 'guarded@example.com')
    const post = consentPost(link, { email: 'guarded@example.com' })
    const foreign = { ...post, headers: { ...post.headers, 'sec-fetch-site': 'cross-site' } }
    expect((await server.app.inject(foreign)).statusCode).toBe(403)
    expect((await server.app.inject(post)).statusCode).toBe(200)
  })

  test('answers a body of ten megabytes with a sentence', async () => {
    const link = await insertLink(server, 'large@example.com')
    const answer = await server.app.inject(consentPost(link, { name: 'x'.repeat(10_000_000) }))
    expect(answer.statusCode).toBe(413)
    expect(answer.body).toMatch(/That is more than can be taken at once\.|一度に受け付けられる量/)
  })

  test('says so kindly while no mail can be sent, and keeps nothing', async () => {
    const link = await insertLink(server, 'mailless@example.com')
    const before = await countRows(server.db.read)
    const { config } = server.context
    server.context.config = { ...config, smtpUrl: undefined }
    const closed = await page(new URL(link.url).pathname)
    expect(closed.body).toContain('Registration is not possible at the moment.')
    const typed = await server.app.inject(consentPost(link, { name: 'Typed Name' }))
    expect(typed.body).toContain('What you typed is still here, and nothing was sent.')
    expect(typed.body).toContain('value="Typed Name"')
    expect((await server.app.inject(insertRequest('mailless2@example.com'))).statusCode).toBe(503)
    expect((await call(server, 'GET', '/api/session')).json()).toMatchObject({
      agreements: [],
      mailMissing: true,
    })
    server.context.config = config
    expect(await countRows(server.db.read)).toEqual(before)
    expect((await call(server, 'GET', '/api/session')).json()).toMatchObject({ mailMissing: false })
  })
})
