import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { countRows } from '../../server/store/installation.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT } from '../seed.ts'
import {
  call,
  consentPost,
  formPost,
  insertLink,
  insertRequest,
  mailedPath,
  register,
  startTestServer,
  type TestServer,
} from './test-server.ts'

// Every test starts a server of its own, which a busy machine takes its time for.
jest.setTimeout(20_000)

const FORM = 'https://forms.mirai-career.example/relay'

describe.each(ENGINES)('after an agreement has ended, on %s', (engine) => {
  let server: TestServer
  afterEach(() => server.close())
  const start = async (formUrl?: string) =>
    (server = await startTestServer(
      engine,
      formUrl === undefined ? {} : { formUrl, terms: { qualifyOn: 'accepted' } },
    ))
  const end = async () => {
    const answer = await call(server, 'POST', `/api/agreements/${AGREEMENT}/end`)
    expect(answer.json()).toMatchObject({ state: 'ended' })
  }
  const pathOf = (link: { url: string }) => new URL(link.url).pathname

  test.each([
    ['our own form', undefined],
    ["the agency's", FORM],
  ])('its links to %s say so kindly and register nobody', async (_, formUrl) => {
    await start(formUrl)
    const link = await insertLink(server, 'late@example.com')
    await end()
    const before = await countRows(server.db.read)
    const english = (await server.app.inject(`${pathOf(link)}?lang=en`)).body
    expect(english).toContain('This offer has ended')
    expect(english).not.toMatch(/<form|type="checkbox"|Mirai Career/)
    const japanese = (await server.app.inject(`${pathOf(link)}?lang=ja`)).body
    expect(japanese).toContain('このご案内の受付は終了しました')
    const posted = await server.app.inject(consentPost(link, { email: 'late@example.com' }))
    expect([posted.statusCode, posted.body]).toEqual([200, expect.stringContaining('has ended')])
    expect(await countRows(server.db.read)).toEqual(before)
  })

  test('what it earned stays in the managers’ sight, as ended, while any of it is open', async () => {
    const seen = async () =>
      (await call(server, 'GET', '/api/progress')).json<{ agreements: object[] }>().agreements
    await start()
    await register(server, 'earned@example.com')
    await end()
    expect(await seen()).toMatchObject([{ agreementId: AGREEMENT, ended: true, points: 1 }])
    await server.close()
    await start()
    expect(await seen()).toMatchObject([{ ended: false, points: 0 }])
    await end()
    expect(await seen()).toEqual([])
  })

  test('its links still take "no further offers", for every agreement to come', async () => {
    await start()
    const link = await insertLink(server, 'enough@example.com')
    const other = (await call(server, 'GET', '/api/agreements')).json<{
      agreements: Record<string, unknown>[]
    }>().agreements[0]!
    await end()
    const page = (await server.app.inject(`${pathOf(link)}?lang=en`)).body
    expect(page).toContain(`href="${pathOf(link)}/decline?lang=en"`)
    const done = await server.app.inject(formPost(`${pathOf(link)}/decline?lang=en`))
    expect(done.body).toContain('Noted')
    const { mode, formUrl, agency, terms, endpoint } = other
    const draft = { mode, formUrl, agency, terms, endpoint }
    const made = (await call(server, 'POST', '/api/agreements', draft)).json<{
      agreement: { id: string }
    }>()
    await call(server, 'POST', `/api/agreements/${made.agreement.id}/live`)
    const request = insertRequest('enough@example.com')
    const payload = { ...(request.payload as object), agreementId: made.agreement.id }
    expect((await server.app.inject({ ...request, payload })).statusCode).toBe(409)
  })

  test('a form that waits for its mailbox is not handed over, and says so', async () => {
    await start()
    const link = await insertLink(server, 'between@example.com')
    await server.app.inject(consentPost(link, { email: 'between@example.com' }))
    await server.deliver()
    const confirm = mailedPath(server, 'between@example.com', '/confirm/')
    const withdraw = mailedPath(server, 'between@example.com', '/rights/')
    await end()
    for (const answer of [
      await server.app.inject(confirm),
      await server.app.inject(formPost(confirm)),
    ]) {
      expect(answer.statusCode).toBe(200)
      expect(answer.body).toContain('The offer ended before you confirmed')
    }
    await server.deliver()
    expect(server.agency.received).toEqual([])
    expect(await server.db.read.selectFrom('consents').selectAll().execute()).toEqual([])
    expect((await server.app.inject(formPost(withdraw))).statusCode).toBe(200)
  })

  test('whoever registered before keeps every right, and the way to it', async () => {
    await start()
    const link = await register(server, 'before@example.com')
    await server.deliver()
    const withdraw = mailedPath(server, 'before@example.com', '/rights/')
    await end()
    const page = (await server.app.inject(`${pathOf(link)}?lang=en`)).body
    expect(page).toContain(`href="${pathOf(link)}/rights-mail?lang=en"`)
    expect((await server.app.inject(`${pathOf(link)}/rights-mail`)).statusCode).toBe(200)
    await server.app.inject(formPost(withdraw))
    await server.deliver()
    const told = server.agency.received.map(
      ({ body }) => (JSON.parse(body) as { type: string }).type,
    )
    expect(told).toContain('referral.withdrawn')
  })
})
