import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { MANIFEST } from '../manifest-stage.ts'
import { startTestServer, type TestServer } from './test-server.ts'

describe('The page that Outlook’s help link leads to', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer('sqlite', {
      config: { linkOrigin: 'https://offers.example.jp' },
    })
  })
  afterAll(() => server.close())

  const [, address = ''] = /<SupportUrl DefaultValue="([^"]+)"/.exec(MANIFEST) ?? []
  const path = new URL(address).pathname

  test.each([
    ['ja', 'キャリアリレーのヘルプ', 'en'],
    ['en', 'Help with Career Relay', 'ja'],
  ])('is there, in %s and a click from the other language', async (language, title, other) => {
    const answer = await server.app.inject({ url: path, headers: { 'accept-language': language } })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain(`<h1>${title}</h1>`)
    expect(answer.body).toContain(`href="${path}?lang=${other}"`)
    const switched = await server.app.inject({
      url: `${path}?lang=${other}`,
      headers: { 'accept-language': language },
    })
    expect(switched.body).toContain(`<html lang="${other}">`)
  })

  test('has no script, and is not on the candidates’ host', async () => {
    const answer = await server.app.inject(path)
    expect(answer.headers['content-security-policy']).toContain("script-src 'none'")
    const elsewhere = await server.app.inject({ url: path, headers: { host: 'offers.example.jp' } })
    expect(elsewhere.statusCode).toBe(404)
  })
})
