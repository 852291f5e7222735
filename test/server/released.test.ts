import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { InjectOptions } from 'fastify'
import { ENGINES } from '../databases.ts'
import { formPost, insertLink, startTestServer, type TestServer } from './test-server.ts'

const tokenOf = (url: string) => new URL(url).pathname.slice(3)

/** As the send check reports from Outlook's own site. */
function report(token: string, headers: Record<string, string> = {}): InjectOptions {
  return {
    method: 'POST',
    url: '/r/released',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'cross-site',
      origin: 'https://outlook.office.com',
      ...headers,
    },
    payload: new URLSearchParams({ token }).toString(),
  }
}

describe.each(ENGINES)('the report of the send check on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  const releasedAt = async (id: string) =>
    (
      await server.db.read
        .selectFrom('referrals')
        .select('released_at')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).released_at

  test('is taken from another site, as a form, without a preflight', async () => {
    const link = await insertLink(server, 'from.outlook@example.com')
    const answer = await server.app.inject(report(tokenOf(link.url)))
    expect(answer.statusCode).toBe(204)
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(await releasedAt(link.id)).toBe(server.clock.now)
  })

  test('is taken from classic Outlook, whose origin ends with a slash (issue 3907)', async () => {
    const asked = await server.app.inject({
      method: 'OPTIONS',
      url: '/r/released',
      headers: {
        origin: 'https://localhost:3000/',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })
    expect(asked.statusCode).toBe(204)
    expect(asked.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
    })
    const link = await insertLink(server, 'from.classic@example.com')
    await server.app.inject(report(tokenOf(link.url), { origin: 'https://localhost:3000/' }))
    expect(await releasedAt(link.id)).not.toBeNull()
  })

  test('is answered alike for every token, known or not', async () => {
    const link = await insertLink(server, 'alike@example.com')
    const tokens = [tokenOf(link.url), tokenOf(link.url), 'x'.repeat(22), '', 'x'.repeat(500)]
    const answers = []
    for (const token of tokens) {
      const { statusCode, body, headers } = await server.app.inject(report(token))
      const said = Object.entries(headers).filter(([name]) => !/^(date|x-ratelimit)/.test(name))
      answers.push(JSON.stringify({ statusCode, body, said }))
    }
    expect(new Set(answers).size).toBe(1)
  })

  test('refuses a body far too large, and leaves other forms behind the guard', async () => {
    const large = await server.app.inject(report('x'.repeat(2_000)))
    expect(large.statusCode).toBe(413)
    const link = await insertLink(server, 'guarded@example.com')
    const decline = formPost(`/r/${tokenOf(link.url)}/decline`)
    const foreign = { ...decline, headers: { ...decline.headers, 'sec-fetch-site': 'cross-site' } }
    expect((await server.app.inject(foreign)).statusCode).toBe(403)
    expect((await server.app.inject('/r/released')).statusCode).toBe(404)
  })
})

test('the host of candidates alone takes the report, where there are two', async () => {
  const linkOrigin = 'https://offer.example.co.jp'
  const server = await startTestServer('sqlite', { config: { linkOrigin } })
  const link = await insertLink(server, 'two.hosts@example.com')
  const sent = report(tokenOf(link.url))
  const headers = { ...sent.headers, host: 'offer.example.co.jp' }
  expect((await server.app.inject({ ...sent, headers })).statusCode).toBe(204)
  await server.close()
})
