import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { ENGINES } from '../databases.ts'
import { OFFICER } from '../seed.ts'
import {
  call,
  consentPost,
  formPost,
  insertLink,
  insertRequest,
  pathOf,
  register,
  startTestServer,
  type TestServer,
} from './test-server.ts'

jest.setTimeout(60_000)

const VICTIM = 'hanako.sato@example.com'
const INVENTED = [
  'hanako.sato@example.com#.evil.test',
  'hanako.sato@example.com/.evil.test',
  'hanako.sato@example.com?.evil.test',
  'hanako.sato@example.com\\.evil.test',
  'hanako.sato@%65xample.com',
  'hanako.sato@exam\u00adple.com',
  'hanako.sato@example.com＃.evil.test',
]

describe.each(ENGINES)('a spelling invented to be taken for somebody else on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  const desk = async (path: string, body: object) =>
    await call(server, 'POST', `/api/privacy/${path}`, body, { token: OFFICER })
  const request = (address: string) => ({ address, kind: 'access', receivedOn: '2026-01-01' })

  test('is refused wherever an address comes in; the person’s own spellings are taken', async () => {
    const link = await register(server, VICTIM)
    await server.deliver()
    const rightsMail = `${pathOf(link.url).replace(/\?.*/, '')}/rights-mail`
    const answers = async (address: string) => [
      (await server.app.inject(consentPost(link, { email: address }))).statusCode,
      (await server.app.inject(formPost(rightsMail, { email: address }))).statusCode,
      (await server.app.inject(insertRequest(address))).statusCode,
      (await desk('look-ups', { address })).statusCode,
      (await desk('requests', request(address))).statusCode,
      (await desk('erasures', { address })).statusCode,
    ]
    server.mails.length = 0
    for (const address of INVENTED) {
      expect([address, ...(await answers(address))]).toEqual([
        address,
        ...[422, 422, 400, 400, 400, 400],
      ])
      await server.deliver()
    }
    expect(server.mails).toEqual([])
    const { held } = (await desk('look-ups', { address: VICTIM })).json<{ held: object | null }>()
    expect(held).toMatchObject({ consents: [{}] })
    for (const own of [
      'Ｈａｎａｋｏ．Ｓａｔｏ＠ＥＸＡＭＰＬＥ．ｃｏｍ',
      'hanako.sato@example。com',
    ]) {
      expect((await desk('look-ups', { address: own })).json()).toMatchObject({ held })
      expect((await desk('requests', request(own))).statusCode).toBe(201)
      expect((await server.app.inject(formPost(rightsMail, { email: own }))).statusCode).toBe(200)
    }
    await server.deliver()
    expect(new Set(server.mails.map((mail) => mail.to))).toEqual(new Set([VICTIM]))
  })

  test('mail goes to the very host the person is known by', async () => {
    const link = await insertLink(server, 'sato@例え。jp')
    await server.app.inject(consentPost(link, { email: 'Sato@例え.jp' }))
    await server.deliver()
    expect(server.mails.at(-1)?.to).toBe('Sato@xn--r8jz45g.jp')
  })
})
