import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startTestServer, type TestServer } from './test-server.ts'

const PATH = '/.well-known/microsoft-officeaddins-allowed.json'

describe('What classic Outlook for Windows asks before it runs the send check', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer('sqlite', {
      config: { linkOrigin: 'https://offers.example.jp' },
    })
  })
  afterAll(() => server.close())

  test('is answered with the whole address of the script, for a day', async () => {
    const answer = await server.app.inject(PATH)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({
      allowed: ['https://relay.example.co.jp/addin/launch-events.js'],
    })
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=86400',
      'x-content-type-options': 'nosniff',
    })
  })

  test('needs nobody signed in, and takes a GET only', async () => {
    const post = await server.app.inject({ method: 'POST', url: PATH })
    expect(post.statusCode).toBe(404)
  })

  test('is not there on the candidates’ host, nor under a foreign name', async () => {
    const at = async (host: string) =>
      (await server.app.inject({ url: PATH, headers: { host } })).statusCode
    expect(await at('offers.example.jp')).toBe(404)
    expect(await at('evil.example')).toBe(421)
  })

  test('is no part of the described API', async () => {
    const { paths } = (await server.app.inject('/openapi.json')).json<{ paths: object }>()
    expect(Object.keys(paths)).not.toContain(PATH)
  })
})
