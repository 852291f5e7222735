import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { ApiError } from '../../src/api/api-error.ts'
import { connectApi } from '../../src/api/api.ts'

let answer: (request: IncomingMessage, response: ServerResponse) => void
const seen: IncomingMessage[] = []
const server = createServer((request, response) => {
  seen.push(request)
  answer(request, response)
})
const { fetch } = globalThis

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  // A browser completes the pane's own paths; Node has no page to complete them from.
  globalThis.fetch = (path, init) => fetch(`http://127.0.0.1:${port}${path as string}`, init)
})
afterAll(() => {
  globalThis.fetch = fetch
  server.close()
})
beforeEach(() => void seen.splice(0))

const reply = (status: number, type: string, body: string) => {
  answer = (_, response) => response.writeHead(status, { 'Content-Type': type }).end(body)
}
const api = connectApi(async () => 'a-session-token', 'ja')
const referral = { agreementId: 'a', recipient: 'h@example.com', locale: 'ja' as const }

describe('asking the server', () => {
  test('a refusal brings the server’s sentence, and the field it speaks of', async () => {
    const problem = { code: 'last_manager', detail: '管理者が1名以上必要です。', field: '/role' }
    reply(409, 'application/problem+json', JSON.stringify(problem))
    await expect(api.changeMember('m', { role: 'recruiter' }, 'key-0001')).rejects.toMatchObject({
      code: 'last_manager',
      sentence: '管理者が1名以上必要です。',
      field: '/role',
    })
  })

  test('an answer without content is an answer', async () => {
    answer = (_, response) => response.writeHead(204).end()
    await expect(api.signOut('key-0001')).resolves.toBeUndefined()
    expect(seen[0]).toMatchObject({ method: 'DELETE', url: '/api/session' })
    expect(seen[0]?.headers['content-type']).toBeUndefined()
  })

  test('every call says who asks, and in which language', async () => {
    reply(200, 'application/json', '{"agreements":[]}')
    expect(await api.progress()).toEqual({ agreements: [] })
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Bearer a-session-token',
      'accept-language': 'ja',
    })
    expect(seen[0]?.headers.cookie).toBeUndefined()
  })

  test('a new link carries its idempotency key', async () => {
    reply(201, 'application/json', '{"id":"1"}')
    await api.issueReferral(referral, 'key-0001')
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: '/api/referrals',
      headers: { 'idempotency-key': 'key-0001', 'content-type': 'application/json' },
    })
  })

  test.each([
    ['a problem of ours', 409, '{"code":"cannot_be_offered"}', 'cannot_be_offered'],
    ['a code nobody knows', 400, '{"code":"toString"}', 'invalid_request'],
    ['a proxy’s page while the server restarts', 502, '<h1>Bad gateway</h1>', 'unreachable'],
    ['a proxy that lets nobody through', 429, '<h1>Slow down</h1>', 'too_many_requests'],
    ['a proxy that waited too long', 408, '<h1>Timeout</h1>', 'unreachable'],
    ['a page where data should be', 200, '<h1>Sign in to the network</h1>', 'unreachable'],
  ])('%s is told apart', async (_, status, body, code) => {
    reply(status, 'text/plain', body)
    await expect(api.session()).rejects.toMatchObject({ name: 'ApiError', code })
  })

  test.each([
    ['in seconds', () => '20', 20_000],
    ['by a date', () => new Date(Date.now() + 20_000).toUTCString(), 20_000],
    ['by a date that is past', () => new Date(0).toUTCString(), 0],
    ['in no form there is', () => 'soon', undefined],
  ])('how long to leave a server alone is told %s', async (_, told, expected) => {
    answer = (_request, response) =>
      response.writeHead(503, { 'Retry-After': told() }).end('<h1>Back soon</h1>')
    const refused = await api.session().catch((error: unknown) => error as ApiError)
    expect(refused).toMatchObject({ code: 'unreachable' })
    const { retryAfterMs } = refused as ApiError
    if (expected === undefined) expect(retryAfterMs).toBeUndefined()
    else expect(Math.abs((retryAfterMs ?? -Infinity) - expected)).toBeLessThan(2_000)
  })

  test('a connection that breaks is no answer', async () => {
    answer = (request) => request.socket.destroy()
    await expect(api.session()).rejects.toMatchObject({ code: 'unreachable' })
  })
})
