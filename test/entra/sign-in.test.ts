import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals'
import type { SessionView } from '../../src/contract/session.ts'
import type { AuditPage, Company, Invited, MemberList } from '../../src/contract/settings.ts'
import type { Role } from '../../src/contract/rights.ts'
import { bindTenant } from '../../server/store/entra-tenants.ts'
import { ENGINES } from '../databases.ts'
import { MANAGER, RECRUITER, WORKSPACE } from '../seed.ts'
import { startTestServer, type TestServer } from '../server/test-server.ts'
import { signInAt } from './authorization-code.ts'
import { OTHER_TENANT, startIssuer, TENANT, type IssuerProcess } from './issuer-process.ts'

// Databases and sign-ins are real, and machines that run tests are busy.
jest.setTimeout(30_000)

const oid = (number: number) => `7c1f0a66-2d7e-4f0b-8a53-66f1f0f4a00${number}`
const RECRUITERS = { roles: ['CareerRelay.Recruiter'] }
const MANAGERS = { roles: ['CareerRelay.Manager'] }
const MISAKI = { oid: oid(1), name: '加藤 美咲', preferred_username: 'misaki@example.co.jp' }
const MAKOTO = { oid: oid(2), name: '田中 誠', preferred_username: 'makoto@example.co.jp' }

let issuer: IssuerProcess
let server: TestServer

beforeAll(async () => {
  issuer = await startIssuer()
}, 30_000)

afterAll(() => issuer.stop())

async function tokenOf(person: object, tenant: string = TENANT): Promise<string> {
  return (await signInAt({ issuer: issuer.issuerOf(tenant), person })).access_token
}

const ask = (url: string, token: string) =>
  server.app.inject({ url, headers: { authorization: `Bearer ${token}` } })

let keyNumber = 0
const write = (method: 'POST' | 'PUT' | 'DELETE', url: string, token: string, payload?: object) =>
  server.app.inject({
    method,
    url,
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': `entra-test-${(keyNumber += 1)}`,
    },
    ...(payload && { payload }),
  })

/** Time goes on between two sign-ins, so that the audit trail has an order. */
async function sessionOf(token: string): Promise<SessionView> {
  server.clock.now += 1000
  const answer = await ask('/api/session', token)
  if (answer.statusCode !== 200) throw new Error(`the session answered ${answer.body}`)
  return answer.json<SessionView>()
}

async function refusalOf(token: string): Promise<object> {
  const { statusCode: status, ...answer } = await ask('/api/session', token)
  return { status, code: answer.json<{ code: string }>().code }
}

const NOT_ADMITTED = { status: 403, code: 'entra_not_admitted' }

const auditOf = async (token: string) =>
  (await ask('/api/audit', token))
    .json<AuditPage>()
    .entries.map(({ actor, action, subject }) => `${actor} ${action} ${subject}`)

async function memberIds(token: string): Promise<Record<string, string>> {
  const { members } = (await ask('/api/members', token)).json<MemberList>()
  return Object.fromEntries(members.map((one) => [one.email, one.id]))
}

describe.each(ENGINES)('signing in with Microsoft Entra, on %s', (engine) => {
  beforeEach(async () => {
    server = await startTestServer(engine, { config: { entra: issuer.settings } })
  })
  afterEach(() => server.close())

  test('the pane is told where to ask for a token', async () => {
    const { entra } = (await server.app.inject('/api/sign-in')).json<{ entra: object }>()
    expect(entra).toEqual({
      clientId: issuer.settings.clientId,
      authority: `${issuer.settings.authority}/organizations`,
      scope: `api://${issuer.settings.clientId}/access_as_user`,
    })
  })

  test('a tenant’s first manager opens its workspace; the recruiter who comes after is in it', async () => {
    const recruiter = await tokenOf({ ...MISAKI, ...RECRUITERS })
    expect(await refusalOf(recruiter)).toEqual(NOT_ADMITTED)
    const manager = await tokenOf({ ...MAKOTO, ...MANAGERS })
    const { member, workspace } = await sessionOf(manager)
    expect(member).toMatchObject({ name: '田中 誠', role: 'manager' })
    expect(workspace).toMatchObject({ internalDomains: ['example.co.jp'], example: false })
    expect((await ask('/api/company', manager)).json<Company>().employer).toBeNull()
    const joined = await sessionOf(recruiter)
    expect(joined).toMatchObject({
      member: { name: '加藤 美咲', role: 'recruiter' },
      workspace: { id: workspace.id },
    })
    expect((await ask('/api/company', recruiter)).statusCode).toBe(403)
    expect(await auditOf(manager)).toEqual([
      '加藤 美咲 member.signed_in Microsoft Entra',
      '田中 誠 member.signed_in Microsoft Entra',
    ])
    expect((await sessionOf(recruiter)).member.id).toBe(joined.member.id)
    expect(await auditOf(manager)).toHaveLength(2)
  })

  test('first sign-ins at the same time make one workspace and one member each', async () => {
    const [makoto, misaki] = await Promise.all([
      tokenOf({ ...MAKOTO, ...MANAGERS }),
      tokenOf({ ...MISAKI, ...MANAGERS }),
    ])
    const sessions = await Promise.all([makoto, misaki, makoto, misaki].map(sessionOf))
    expect(new Set(sessions.map((one) => one.workspace.id)).size).toBe(1)
    expect(new Set(sessions.map((one) => one.member.id)).size).toBe(2)
    const workspaces = await server.db.read.selectFrom('workspaces').select('id').execute()
    expect(workspaces.filter((one) => one.id !== WORKSPACE)).toHaveLength(1)
    expect(await auditOf(makoto)).toHaveLength(2)
  })

  test('two companies see nothing of each other, even with the same people', async () => {
    const here = await tokenOf({ ...MAKOTO, ...MANAGERS })
    const there = await tokenOf({ ...MAKOTO, ...MANAGERS }, OTHER_TENANT)
    const [one, other] = [await sessionOf(here), await sessionOf(there)]
    expect(one.workspace.id).not.toBe(other.workspace.id)
    expect(Object.values(await memberIds(here))).toEqual([one.member.id])
    expect(
      (await write('DELETE', `/api/members/${one.member.id}`, there)).json<{ code: string }>(),
    ).toMatchObject({ code: 'not_found' })
  })

  test('the role follows the token, and the change is written down', async () => {
    const manager = await tokenOf({ ...MAKOTO, ...MANAGERS })
    await sessionOf(manager)
    const before = await sessionOf(await tokenOf({ ...MISAKI, ...RECRUITERS }))
    const after = await sessionOf(await tokenOf({ ...MISAKI, ...MANAGERS }))
    expect(after.member).toEqual({ ...before.member, role: 'manager' })
    expect((await auditOf(manager))[0]).toBe(
      'Microsoft Entra member.role_changed 加藤 美咲: recruiter → manager',
    )
    expect(await refusalOf(await tokenOf(MISAKI))).toEqual(NOT_ADMITTED)
  })

  test('whom the command line made privacy officer stays that', async () => {
    await sessionOf(await tokenOf({ ...MAKOTO, ...MANAGERS }))
    const token = await tokenOf({ ...MISAKI, ...MANAGERS })
    const { member } = await sessionOf(token)
    const role: Role = 'privacy_officer'
    await server.db.write((tx) =>
      tx.updateTable('members').set({ role }).where('id', '=', member.id).execute(),
    )
    expect((await sessionOf(token)).member.role).toBe('privacy_officer')
  })

  test('a removed member is out at once, however long the token is good', async () => {
    const manager = await tokenOf({ ...MAKOTO, ...MANAGERS })
    await sessionOf(manager)
    const token = await tokenOf({ ...MISAKI, ...RECRUITERS })
    const { member } = await sessionOf(token)
    await write('DELETE', `/api/members/${member.id}`, manager)
    expect(await refusalOf(token)).toEqual(NOT_ADMITTED)
    expect(await refusalOf(await tokenOf({ ...MISAKI, ...MANAGERS }))).toEqual(NOT_ADMITTED)
    expect(Object.keys(await memberIds(manager))).toEqual(['makoto@example.co.jp'])
  })

  test('a member who came by code and was removed stays out with Entra too, until invited', async () => {
    await server.db.write((tx) => bindTenant(tx, TENANT, WORKSPACE))
    const person = { name: '加藤', email: 'misaki@example.co.jp', role: 'recruiter' }
    const { member } = (await write('POST', '/api/members', MANAGER, person)).json<Invited>()
    await write('DELETE', `/api/members/${member.id}`, MANAGER)
    const token = await tokenOf({ ...MISAKI, ...MANAGERS })
    expect(await refusalOf(token)).toEqual(NOT_ADMITTED)
    const again = (await write('POST', '/api/members', MANAGER, person)).json<Invited>()
    expect((await sessionOf(token)).member.id).toBe(again.member.id)
  })

  test('a company that leaves Entra alone takes no session from before it', async () => {
    await server.db.write((tx) => bindTenant(tx, TENANT, WORKSPACE))
    const token = await tokenOf({ ...MAKOTO, ...MANAGERS })
    await sessionOf(token)
    const company = (await ask('/api/company', token)).json<Company>()
    const put = (entraOnly: boolean) =>
      write('PUT', '/api/company', token, { ...company, entraOnly })
    expect((await put(true)).statusCode).toBe(200)
    expect(await refusalOf(RECRUITER)).toEqual({ status: 403, code: 'entra_only' })
    expect((await put(false)).statusCode).toBe(200)
    expect(await refusalOf(RECRUITER)).toEqual({ status: 401, code: 'not_signed_in' })
  })

  test('a removed member who is invited again comes back as the invited one', async () => {
    const manager = await tokenOf({ ...MAKOTO, ...MANAGERS })
    await sessionOf(manager)
    const token = await tokenOf({ ...MISAKI, ...RECRUITERS })
    const { member } = await sessionOf(token)
    await write('DELETE', `/api/members/${member.id}`, manager)
    const person = { name: '加藤', email: 'Misaki@example.co.jp', role: 'recruiter' }
    const invited = (await write('POST', '/api/members', manager, person)).json<Invited>()
    expect((await sessionOf(token)).member).toEqual({
      id: invited.member.id,
      name: '加藤 美咲',
      role: 'recruiter',
    })
  })

  test('a company that began with codes keeps its members when its tenant is bound to it', async () => {
    await server.db.write((tx) => bindTenant(tx, TENANT, WORKSPACE))
    const byCode = await sessionOf(MANAGER)
    const email = 'manager@example.co.jp'
    const token = await tokenOf({ ...MAKOTO, ...MANAGERS, preferred_username: email })
    const byEntra = await sessionOf(token)
    expect(byEntra.workspace.id).toBe(WORKSPACE)
    expect(byEntra.member).toEqual({ ...byCode.member, name: '田中 誠' })
  })

  test('people whose sign-in names change hands stay who they are', async () => {
    const manager = await tokenOf({ ...MAKOTO, ...MANAGERS })
    await sessionOf(manager)
    const name = { preferred_username: 'kato@example.co.jp' }
    const elder = await sessionOf(await tokenOf({ ...MISAKI, ...RECRUITERS, ...name }))
    const third = { oid: oid(3), name: '加藤 陽子', ...RECRUITERS }
    const younger = await sessionOf(await tokenOf({ ...third, ...name }))
    expect(younger.member.id).not.toBe(elder.member.id)
    const renamed = await sessionOf(await tokenOf({ ...MISAKI, ...RECRUITERS }))
    expect(renamed.member.id).toBe(elder.member.id)
    expect(await memberIds(manager)).toMatchObject({
      'kato@example.co.jp': younger.member.id,
      'misaki@example.co.jp': elder.member.id,
    })
    await sessionOf(await tokenOf({ ...third, ...MISAKI, oid: oid(3) }))
    expect(await memberIds(manager)).toMatchObject({ 'misaki@example.co.jp': younger.member.id })
  })

  test('where Entra alone is allowed, codes no longer open the company and Entra does', async () => {
    await server.db.write((tx) => bindTenant(tx, TENANT, WORKSPACE))
    const company = (await ask('/api/company', MANAGER)).json<Company>()
    const changed = { ...company, entraOnly: true }
    const tooEarly = await write('PUT', '/api/company', MANAGER, changed)
    expect(tooEarly.json()).toMatchObject({ code: 'entra_first', field: '/entraOnly' })
    expect((await sessionOf(RECRUITER)).workspace.id).toBe(WORKSPACE)
    const manager = await tokenOf({ ...MAKOTO, ...MANAGERS })
    expect((await write('PUT', '/api/company', manager, changed)).statusCode).toBe(200)
    expect(await refusalOf(RECRUITER)).toEqual({ status: 403, code: 'entra_only' })
    const token = await tokenOf({ ...MISAKI, ...RECRUITERS })
    expect((await sessionOf(token)).workspace.id).toBe(WORKSPACE)
  })

  test('forged tokens and tokens of strangers are told nothing but that they are not signed in', async () => {
    const good = await tokenOf({ ...MAKOTO, ...MANAGERS })
    const [header, body] = good.split('.')
    const nobody = { status: 401, code: 'not_signed_in' }
    expect(await refusalOf(`${header}.${body}.${'A'.repeat(342)}`)).toEqual(nobody)
    expect(await refusalOf(`${header}.${body}`)).toEqual(nobody)
    expect(await refusalOf('a.b.c')).toEqual(nobody)
    expect((await sessionOf(good)).member.role).toBe('manager')
  })
})

test('a server without Entra settings takes no Entra token', async () => {
  server = await startTestServer('sqlite')
  const token = await tokenOf({ ...MAKOTO, ...MANAGERS })
  expect(await refusalOf(token)).toEqual({ status: 401, code: 'not_signed_in' })
  const methods = (await server.app.inject('/api/sign-in')).json<{ entra: null }>()
  expect(methods.entra).toBeNull()
  await server.close()
})
