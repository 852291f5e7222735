import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ENGINES } from '../databases.ts'
import {
  consentPost,
  insertLink,
  mailedPath,
  pathOf,
  startTestServer,
  type TestServer,
} from './test-server.ts'

describe.each(ENGINES)('a link that a mail product held or rewrote, on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  const linkPath = async (email: string) => new URL((await insertLink(server, email)).url).pathname

  test.each([
    ['without its query', ''],
    ['with its query twice', '?c=abcdef&c=abcdef'],
    ['with parameters of a gateway', '?c=abcdef&utm_source=gateway&sid=1'],
    ['with its ampersand written as in HTML', '?c=abcdef&amp;sid=1'],
    ['with a bracket behind its query', '?c=abcdef%3E'],
    ['with a Japanese full stop behind its query', '?c=abcdef%E3%80%82'],
    ['with a slash at its end', '/'],
  ])('%s leads to the same page', async (_, rest) => {
    const path = await linkPath('query@example.com')
    const answer = await server.app.inject(`${path}${rest}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('Agree and register')
  })

  test('is answered when only its head is asked for, without a body', async () => {
    const path = await linkPath('head@example.com')
    for (const rest of ['', '/decline']) {
      const answer = await server.app.inject({ method: 'HEAD', url: `${path}${rest}` })
      expect([answer.statusCode, answer.body]).toEqual([200, ''])
    }
  })

  test.each(['>', '\uff1e', ')', '\uff09', '」', '。', '、', '.', ',', '."', '】', '\u3000', ' >'])(
    'with “%s” glued to it is led to where it would go without',
    async (glued) => {
      const path = await linkPath('glued@example.com')
      for (const rest of ['', '/decline']) {
        const answer = await server.app.inject(`${path}${rest}${encodeURIComponent(glued)}`)
        expect([answer.statusCode, answer.headers.location]).toEqual([302, `${path}${rest}`])
        expect(answer.headers['cache-control']).toBe('no-store')
      }
    },
  )

  test('the mailed links of a registration stand the same', async () => {
    const link = await insertLink(server, 'mailed@example.com')
    await server.app.inject(consentPost(link, { email: 'mailed@example.com' }))
    await server.deliver()
    for (const start of ['/confirm/', '/rights/'] as const) {
      const path = mailedPath(server, 'mailed@example.com', start)
      const answer = await server.app.inject(`${path}%3E`)
      expect([answer.statusCode, answer.headers.location]).toEqual([302, path])
      expect((await server.app.inject(path)).statusCode).toBe(200)
    }
  })

  test('leads nowhere with letters glued to it, and never to another site', async () => {
    const path = await linkPath('letters@example.com')
    for (const wrong of [
      `${path}x`,
      `${path}%00`,
      `${path}%E0%A4%A.`,
      '/r/.',
      '/r//evil.example.',
      '/r/%2F%2Fevil.example%3E',
    ]) {
      const answer = await server.app.inject(wrong)
      expect([wrong, answer.statusCode]).toEqual([wrong, 404])
    }
    const unknown = await server.app.inject(`/r/${'x'.repeat(22)}%3E`)
    expect(unknown.headers.location).toBe(`/r/${'x'.repeat(22)}`)
    const posted = await server.app.inject({ method: 'POST', url: `${path}/decline%3E` })
    expect(posted.statusCode).toBe(404)
  })

  test('keeps its own address: nothing of a query comes along', async () => {
    const link = await insertLink(server, 'bare@example.com')
    const [path, query] = pathOf(link.url).split('?')
    const answer = await server.app.inject(`${path}%3E?${query}`)
    expect(answer.headers.location).toBe(path)
  })
})
