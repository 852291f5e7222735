import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Right } from '../../src/contract/rights.ts'
import { RIGHTS } from '../../src/contract/rights.ts'
import type { AuditPage, MemberList } from '../../src/contract/settings.ts'
import { EXAMPLE_AGENCY, EXAMPLE_EMPLOYER } from '../example-companies.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, ARTICLE_TERMS, MANAGER, OFFICER, RECRUITER, seedWorkspace } from '../seed.ts'
import { call, insertLink, insertRequest, startTestServer, type TestServer } from './test-server.ts'

// Two companies with all they have are made first, which a busy machine takes its time for.
jest.setTimeout(60_000)

const OTHER = '-2'
const STRANGER = `${MANAGER}${OTHER}`

/** A body each route would take, so that only the id is wrong. */
const BODIES: Record<string, object> = {
  'PUT /api/agreements/:id': {
    mode: 'relay',
    formUrl: '',
    agency: EXAMPLE_AGENCY,
    terms: ARTICLE_TERMS,
    endpoint: 'https://hooks.agency.example/relay',
  },
  'PUT /api/members/:id': { role: 'recruiter' },
  'POST /api/privacy/requests/:id/close': { outcome: 'done' },
}

/** What each write needs, said here once more, so that a slip in a route is seen. */
const WRITES: Record<string, Right> = {
  'DELETE /api/session': 'use_own_session',
  'POST /api/session/code': 'use_own_session',
  'DELETE /api/sessions/:id': 'use_own_session',
  'POST /api/referrals': 'insert_referral',
  'PUT /api/company': 'manage_company',
  'POST /api/agreements': 'manage_agreements',
  'PUT /api/agreements/:id': 'manage_agreements',
  'POST /api/agreements/:id/test': 'manage_agreements',
  'POST /api/agreements/:id/live': 'manage_agreements',
  'POST /api/agreements/:id/end': 'manage_agreements',
  'POST /api/agreements/preview': 'manage_agreements',
  'POST /api/company/preview': 'manage_company',
  'POST /api/sends/revoke': 'insert_referral',
  'PUT /api/positions': 'manage_wording',
  'PUT /api/wording': 'manage_wording',
  'POST /api/members': 'manage_members',
  'PUT /api/members/:id': 'manage_members',
  'DELETE /api/members/:id': 'manage_members',
  'POST /api/members/:id/code': 'manage_members',
  'POST /api/privacy/look-ups': 'use_privacy_desk',
  'POST /api/privacy/requests': 'use_privacy_desk',
  'POST /api/privacy/requests/:id/look-up': 'use_privacy_desk',
  'POST /api/privacy/requests/:id/close': 'use_privacy_desk',
  'POST /api/privacy/erasures': 'use_privacy_desk',
  'POST /api/privacy/withdrawals': 'use_privacy_desk',
  'POST /api/privacy/corrections': 'use_privacy_desk',
  'POST /api/privacy/opt-outs': 'use_privacy_desk',
}

describe.each(ENGINES)('two companies on one server on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
    await seedWorkspace(server.context, {
      endpoint: 'http://127.0.0.1:9/',
      suffix: OTHER,
      now: server.clock.now,
    })
  })
  afterAll(() => server.close())

  const routes = async () => {
    const { paths } = (await server.app.inject('/openapi.json')).json<{
      paths: Record<string, object>
    }>()
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({
        method: method.toUpperCase(),
        path: path.replace('{id}', ':id'),
      })),
    )
  }

  test('every route that takes an id answers 404 to the other company’s', async () => {
    const ids = ['recruiter', 'manager', 'session-recruiter', AGREEMENT]
    const withId = (await routes()).filter((one) => one.path.includes(':id'))
    expect(withId.length).toBeGreaterThan(6)
    for (const { method, path } of withId) {
      for (const id of ids) {
        const body = method === 'DELETE' ? undefined : (BODIES[`${method} ${path}`] ?? {})
        const token = path.startsWith('/api/privacy/') ? `${OFFICER}${OTHER}` : STRANGER
        const answer = await call(server, method, path.replace(':id', id), body, { token })
        expect(`${method} ${path} ${id}: ${answer.statusCode}`).toBe(`${method} ${path} ${id}: 404`)
      }
    }
    const foreign = { ...insertRequest('x@example.com', { token: STRANGER }) }
    expect((await server.app.inject(foreign)).json()).toMatchObject({
      code: 'not_found',
      field: '/agreementId',
    })
  })

  test('nothing of one company stands in any list of the other', async () => {
    await call(server, 'POST', '/api/members', {
      name: 'Only Here',
      email: 'only@example.co.jp',
      role: 'recruiter',
    })
    await call(server, 'PUT', '/api/positions', { positions: ['Only Here'] })
    const text = 'Only Here: an adviser is available to you.'
    const change = { stage: 'interview', locale: 'en', text, basedOn: 0 }
    expect((await call(server, 'PUT', '/api/wording', change)).statusCode).toBe(200)
    for (const path of [
      '/api/members',
      '/api/sessions',
      '/api/agreements',
      '/api/audit',
      '/api/progress',
      '/api/session',
      '/api/wording',
      '/api/wording/history?stage=interview&locale=en',
    ]) {
      const answer = await call(server, 'GET', path, undefined, { token: STRANGER })
      expect(answer.statusCode).toBe(200)
      expect(answer.body).not.toMatch(/Only Here|only@example|"recruiter"(?=,"(name|workspace))/)
      expect(answer.body).not.toContain(`"${AGREEMENT}"`)
    }
    const { members } = (
      await call(server, 'GET', '/api/members', undefined, { token: STRANGER })
    ).json<MemberList>()
    expect(members.every((one) => one.id.endsWith(OTHER))).toBe(true)
    const { entries } = (
      await call(server, 'GET', '/api/audit', undefined, { token: STRANGER })
    ).json<AuditPage>()
    expect(entries).toEqual([])
  })

  test('"no further offers" to one company is none of the other’s business', async () => {
    const link = await insertLink(server, 'both@example.com')
    await server.app.inject({
      method: 'POST',
      url: `${new URL(link.url).pathname}/decline`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    const payload = {
      agreementId: `${AGREEMENT}${OTHER}`,
      recipient: 'both@example.com',
      locale: 'en',
    }
    expect(
      (
        await server.app.inject({
          ...insertRequest('both@example.com', { token: STRANGER }),
          payload,
        })
      ).statusCode,
    ).toBe(201)
    expect((await server.app.inject(insertRequest('both@example.com'))).statusCode).toBe(409)
  })

  test('a changed company changes no agreement but its own', async () => {
    const employer = { ...EXAMPLE_EMPLOYER, nameEn: 'The Other Company' }
    await call(
      server,
      'PUT',
      '/api/company',
      { employer, internalDomains: [], entraOnly: false, askWithoutLink: false },
      { token: STRANGER },
    )
    const own = await call(server, 'GET', '/api/company')
    expect(own.body).not.toContain('The Other Company')
  })

  test('each role gets just what the table says, on every route', async () => {
    const tokens = { recruiter: RECRUITER, manager: MANAGER, privacy_officer: OFFICER }
    const needed: Record<string, Right> = {
      'GET /api/session': 'use_own_session',
      'GET /api/sessions': 'use_own_session',
      'GET /api/sends': 'insert_referral',
      'GET /api/progress': 'see_progress',
      'GET /api/report': 'see_progress',
      'GET /api/privacy': 'use_privacy_desk',
      'GET /api/company': 'manage_company',
      'GET /api/agreements': 'manage_agreements',
      'GET /api/wording': 'manage_wording',
      'GET /api/wording/history?stage=final&locale=ja': 'manage_wording',
      'GET /api/members': 'manage_members',
      'GET /api/audit': 'see_audit',
    }
    const gets = (await routes()).filter(
      (one) => one.method === 'GET' && one.path !== '/api/sign-in',
    )
    expect(gets.map((one) => `GET ${one.path}`).sort()).toEqual(
      Object.keys(needed)
        .map((route) => route.replace(/\?.*/, ''))
        .sort(),
    )
    for (const [role, token] of Object.entries(tokens)) {
      for (const [route, right] of Object.entries(needed)) {
        const answer = await call(server, 'GET', route.slice(4), undefined, { token })
        const allowed = RIGHTS[role as keyof typeof tokens].includes(right)
        expect(`${role} ${route} ${answer.statusCode}`).toBe(
          `${role} ${route} ${allowed ? 200 : 403}`,
        )
      }
    }
  })

  test('a role that may not is refused every write, before it is read', async () => {
    const tokens = { recruiter: RECRUITER, manager: MANAGER, privacy_officer: OFFICER }
    const open = ['POST /api/sign-in/code']
    const writes = (await routes())
      .filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !open.includes(route))
    expect(writes.sort()).toEqual(Object.keys(WRITES).sort())
    for (const [route, right] of Object.entries(WRITES)) {
      const [method = '', path = ''] = route.split(' ')
      for (const [role, token] of Object.entries(tokens)) {
        const url = path.replace(':id', 'nobody-has-this-id')
        // Without an idempotency key nothing happens, to whomever it would be allowed.
        const answer = await server.app.inject({
          method: method as 'POST',
          url,
          headers: { authorization: `Bearer ${token}` },
        })
        const isRefused = answer.statusCode === 403
        const isAllowed = RIGHTS[role as keyof typeof tokens].includes(right)
        expect(`${role} ${route} ${isRefused}`).toBe(`${role} ${route} ${!isAllowed}`)
      }
    }
  })
})

describe('the API', () => {
  test('does not start with a route that says nothing about who may call it', async () => {
    const server = await startTestServer('sqlite')
    const { default: Fastify } = await import('fastify')
    const { guardRoutes } = await import('../../server/routes/access.ts')
    const app = Fastify()
    guardRoutes(app, server.context)
    expect(() => app.get('/forgotten', async () => 'secret')).toThrow('/forgotten names no right')
    await server.close()
  })
})
