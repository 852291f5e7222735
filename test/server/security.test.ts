import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { buildApp } from '../../server/app.ts'
import { MANAGER } from '../seed.ts'
import {
  call,
  consentPost,
  formPost,
  insertLink,
  mailedPath,
  startTestServer,
  type TestServer,
} from './test-server.ts'

describe('a server on the internet', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer('sqlite', {
      config: { linkOrigin: 'https://offers.example.jp' },
    })
  })
  afterAll(() => server.close())

  test('answers to its own names only', async () => {
    for (const host of [
      'evil.example',
      'relay.example.co.jp.evil.example',
      'localhost',
      '127.0.0.1',
      'relay.example.co.jp:81',
    ]) {
      const answer = await server.app.inject({ url: '/api/sign-in', headers: { host } })
      expect([host, answer.statusCode]).toEqual([host, 421])
    }
    for (const host of ['relay.example.co.jp', 'Relay.Example.co.JP', 'relay.example.co.jp:443']) {
      const answer = await server.app.inject({ url: '/api/sign-in', headers: { host } })
      expect([host, answer.statusCode]).toEqual([host, 200])
    }
    expect(
      (await server.app.inject({ url: '/healthz', headers: { host: '10.0.0.9' } })).statusCode,
    ).toBe(200)
  })

  test('believes a forwarded name from a trusted proxy only', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'relay.example.co.jp' }
    const near = await server.app.inject({ url: '/api/sign-in', headers })
    const far = await server.app.inject({
      url: '/api/sign-in',
      headers,
      remoteAddress: '203.0.113.50',
    })
    expect([near.statusCode, far.statusCode]).toEqual([200, 421])
  })

  test('refuses plain http with a sentence, as a page to people and as a problem to programs', async () => {
    const link = await insertLink(server, 'plain@example.com')
    const headers = { 'x-forwarded-proto': 'http', 'accept-language': 'ja' }
    const page = await server.app.inject({
      url: new URL(link.url).pathname,
      headers: { ...headers, host: 'offers.example.jp' },
    })
    expect([page.statusCode, page.headers['content-type']]).toEqual([
      403,
      'text/html; charset=utf-8',
    ])
    expect(page.body).toContain('https でのみ')
    const api = await server.app.inject({ url: '/api/sign-in', headers })
    expect(api.json()).toMatchObject({ code: 'https_required' })
  })

  test('keeps candidates’ pages on a host where the API and the pane do not answer', async () => {
    const link = await insertLink(server, 'apart@example.com')
    expect(link.url).toMatch(/^https:\/\/offers\.example\.jp\/r\//)
    const at = (url: string) => server.app.inject({ url, headers: { host: 'offers.example.jp' } })
    expect((await at(new URL(link.url).pathname)).statusCode).toBe(200)
    for (const path of [
      '/api/session',
      '/api/sign-in',
      '/addin/taskpane.html',
      '/openapi.json',
      '/',
    ]) {
      expect([path, (await at(path)).statusCode]).toEqual([path, 404])
    }
    await server.app.inject(consentPost(link, { email: 'apart@example.com' }))
    await server.deliver()
    const parts = server.mails.at(-1)?.text.parts ?? []
    for (const part of parts)
      if ('link' in part) expect(part.link).toMatch(/^https:\/\/offers\.example\.jp\//)
    expect((await at(mailedPath(server, 'apart@example.com', '/confirm/'))).statusCode).toBe(200)
  })

  test('sends nobody anywhere: no parameter of ours is a place to go', async () => {
    const link = await insertLink(server, 'redirect@example.com')
    const { pathname } = new URL(link.url)
    for (const query of [
      '?next=https://evil.example',
      '?lang=//evil.example',
      '?lang=en&url=//evil.example',
    ]) {
      const answer = await server.app.inject(pathname + query)
      expect(answer.statusCode).toBe(200)
      expect(answer.body).not.toContain('evil.example')
    }
    const odd = await server.app.inject('/r//evil.example/consent')
    expect(odd.headers.location).toBeUndefined()
  })

  test('serves files of the pane and nothing above them', async () => {
    for (const path of [
      '/addin/../package.json',
      '/addin/..%2fpackage.json',
      '/addin/%2e%2e/%2e%2e/data/relay.key',
      '/addin/....//package.json',
      '/addin/%00',
      '/addin//etc/passwd',
    ]) {
      const answer = await server.app.inject(path)
      expect([path, answer.statusCode >= 400]).toEqual([path, true])
      expect(answer.body).not.toMatch(/"dependencies"|master|root:/)
    }
  })

  test('takes no session from a request but by its own header', async () => {
    for (const request of [
      { url: `/api/session?token=${MANAGER}`, headers: {} },
      { url: '/api/session', headers: { cookie: `session=${MANAGER}` } },
      { url: '/api/session', headers: { 'x-session': MANAGER } },
    ]) {
      expect((await server.app.inject(request)).statusCode).toBe(401)
    }
    const fixed = await server.app.inject({
      method: 'POST',
      url: '/api/sign-in/code',
      headers: { 'idempotency-key': 'fixation-try', authorization: `Bearer ${'f'.repeat(43)}` },
      payload: { code: 'AAAA-AAAA-AAAA' },
    })
    expect(fixed.statusCode).toBe(401)
    expect(fixed.headers['set-cookie']).toBeUndefined()
  })

  test('gives no other site a reading of its answers', async () => {
    const answer = await server.app.inject({
      url: '/api/sign-in',
      headers: { origin: 'https://evil.example' },
    })
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual(
      [],
    )
  })
})

describe('the log', () => {
  test('names routes and reasons, never a token, a secret, an address or a person', async () => {
    const server = await startTestServer('sqlite')
    let log = ''
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        log += chunk.toString()
        done()
      },
    })
    const context = { ...server.context, config: { ...server.context.config, logLevel: 'trace' } }
    const app = await buildApp(context, stream)
    app.get('/confirm/broken/:secret', async () => {
      throw Object.assign(new Error('it broke'), { detail: 'Key (email)=(logged@example.com)' })
    })
    const link = await insertLink(server, 'logged@example.com')
    await server.app.inject(
      consentPost(link, { name: 'Logged Person', email: 'logged@example.com' }),
    )
    await server.deliver()
    const confirm = mailedPath(server, 'logged@example.com', '/confirm/')
    const headers = {
      host: 'relay.example.co.jp',
      'x-forwarded-proto': 'https',
      authorization: `Bearer ${MANAGER}`,
    }
    const broken = confirm.replace('/confirm/', '/confirm/broken/')
    for (const url of [
      new URL(link.url).pathname,
      confirm,
      broken,
      '/api/session',
      '/r/%E0',
      '/api/nothing',
    ]) {
      await app.inject({ url, headers })
    }
    expect(log).toContain('"route":"/confirm/broken/:secret"')
    expect(log).toContain('it broke')
    for (const secret of [
      new URL(link.url).pathname.slice(3),
      confirm.slice(9),
      MANAGER,
      'logged@example.com',
      'Logged Person',
    ]) {
      expect(log).not.toContain(secret)
    }
    await app.close()
    await server.close()
  })
})

test('a form another site sends is refused on every page that takes one', async () => {
  const server = await startTestServer('sqlite')
  const link = await insertLink(server, 'forms@example.com')
  await server.app.inject(consentPost(link, { email: 'forms@example.com' }))
  await server.deliver()
  const confirm = mailedPath(server, 'forms@example.com', '/confirm/')
  const rights = mailedPath(server, 'forms@example.com', '/rights/')
  const { pathname } = new URL(link.url)
  for (const site of ['cross-site', 'same-site']) {
    for (const path of [confirm, rights, `${pathname}/consent`, `${pathname}/decline`]) {
      const post = formPost(path)
      const answer = await server.app.inject({
        ...post,
        headers: { ...post.headers, 'sec-fetch-site': site },
      })
      expect([path.slice(0, 8), site, answer.statusCode]).toEqual([path.slice(0, 8), site, 403])
    }
  }
  expect((await call(server, 'GET', '/api/progress')).json()).toMatchObject({
    agreements: [{ points: 0 }],
  })
  await server.close()
})
