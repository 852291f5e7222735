import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { AccessCode, SessionList, SignedIn } from '../../src/contract/sign-in.ts'
import type { AuditPage, Company, Invited } from '../../src/contract/settings.ts'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { upkeep } from '../../server/upkeep.ts'
import { ENGINES } from '../databases.ts'
import { MANAGER, RECRUITER, WORKSPACE } from '../seed.ts'
import { peopleOf } from './people.ts'
import { call, insertRequest, startTestServer, type TestServer } from './test-server.ts'

describe.each(ENGINES)('signing in on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  const { invite, signIn } = peopleOf(() => server)
  const changeCompany = async (more: Partial<Company>) => {
    const company = (await call(server, 'GET', '/api/company')).json<Company>()
    return await call(server, 'PUT', '/api/company', { ...company, ...more })
  }
  const session = (token: string) => call(server, 'GET', '/api/session', undefined, { token })

  test('an invited member becomes one session with the code, however it is typed', async () => {
    const { code, member } = await invite('typed@example.co.jp')
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    expect(member).toMatchObject({ role: 'recruiter', joined: false, you: false })
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `
    const answer = await signIn(typed)
    expect(answer.statusCode).toBe(201)
    const { token } = answer.json<SignedIn>()
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect((await session(token)).json()).toMatchObject({
      member: { id: member.id, role: 'recruiter' },
    })
    const stored = JSON.stringify(await server.db.read.selectFrom('sessions').selectAll().execute())
    expect(stored).not.toContain(token)
  })

  test('a code works once; only a retry of the same sign-in gets the same session', async () => {
    const { code } = await invite('once@example.co.jp')
    const first = await signIn(code, { key: 'the-same-sign-in' })
    const retry = await signIn(code, { key: 'the-same-sign-in' })
    expect(retry.json<SignedIn>().token).toBe(first.json<SignedIn>().token)
    const other = await signIn(code, { key: 'another-sign-in' })
    expect(other.json()).toMatchObject({ code: 'code_not_valid', status: 401 })
  })

  test('ten sign-ins with one code at once make one session', async () => {
    const { code } = await invite('crowd@example.co.jp')
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(code)))
    expect(answers.filter((one) => one.statusCode === 201)).toHaveLength(1)
  })

  test('a code is good for an hour', async () => {
    const { code, expiresAt } = await invite('late@example.co.jp')
    expect(expiresAt - server.clock.now).toBe(3_600_000)
    server.clock.now += 3_600_000
    expect((await signIn(code, { from: '203.0.113.8' })).json()).toMatchObject({
      code: 'code_not_valid',
    })
  })

  test('a retried invitation is the same member with the same code', async () => {
    const body = { name: 'Retry', email: 'retry@example.co.jp', role: 'recruiter' }
    const key = { key: 'the-same-invitation' }
    const first = await call(server, 'POST', '/api/members', body, key)
    const again = await call(server, 'POST', '/api/members', body, key)
    expect(again.json()).toEqual(first.json())
    const other = await call(server, 'POST', '/api/members', { ...body, name: 'X' }, key)
    expect(other.json()).toMatchObject({ code: 'idempotency_key_reused' })
    const twice = await call(server, 'POST', '/api/members', body)
    expect(twice.json()).toMatchObject({ code: 'already_member', field: '/email' })
  })

  test('guessing from one address is stopped, and only from there', async () => {
    const guess = (number: number) => signIn(`AAAA-BBBB-${1000 + number}`, { from: '198.51.100.9' })
    for (let number = 0; number < 20; number += 1)
      expect((await guess(number)).statusCode).toBe(401)
    const { code } = await invite('guessed@example.co.jp')
    expect((await guess(99)).json()).toMatchObject({ code: 'too_many_requests' })
    expect((await signIn(code, { from: '198.51.100.9' })).statusCode).toBe(429)
    expect((await signIn(code, { from: '198.51.100.10' })).statusCode).toBe(201)
  })

  test('guessing from one network of IPv6 is guessing from one address', async () => {
    const guess = (number: number, network = '2001:db8:0:1') =>
      signIn(`EEEE-FFFF-${1000 + number}`, { from: `${network}::${number.toString(16)}` })
    for (let number = 0; number < 20; number += 1)
      expect((await guess(number)).statusCode).toBe(401)
    expect((await guess(99)).statusCode).toBe(429)
    expect((await guess(99, '2001:db8:0:2')).statusCode).toBe(401)
  })

  test('sixty guesses at the same instant are not more than twenty', async () => {
    const guesses = Array.from({ length: 60 }, (_, number) =>
      signIn(`CCCC-DDDD-${1000 + number}`, { from: '198.51.100.77' }),
    )
    const codes = (await Promise.all(guesses)).map((one) => one.statusCode)
    expect(codes.filter((one) => one === 401)).toHaveLength(20)
    expect(codes.filter((one) => one === 429)).toHaveLength(40)
  })

  test('a spent code stays spent, also when its request is repeated weeks later', async () => {
    const body = { name: 'Later', email: 'later@example.co.jp', role: 'recruiter' }
    const key = { key: 'a-request-repeated-late' }
    const first = (await call(server, 'POST', '/api/members', body, key)).json<Invited>()
    expect((await signIn(first.code)).statusCode).toBe(201)
    server.clock.now += 20 * DAY_MS
    await upkeep(server.context)
    const again = (await call(server, 'POST', '/api/members', body, key)).json<Invited>()
    expect(again).toMatchObject({ code: first.code, expiresAt: first.expiresAt })
    expect((await signIn(again.code, { from: '198.51.100.78' })).statusCode).toBe(401)
  })

  test('a session in use lives on; one that is not used ends after ninety days', async () => {
    const used = (await signIn((await invite('used@example.co.jp')).code)).json<SignedIn>().token
    const idle = (await signIn((await invite('idle@example.co.jp')).code)).json<SignedIn>().token
    for (let month = 0; month < 4; month += 2) {
      server.clock.now += 60 * DAY_MS
      for (const token of [used, MANAGER, RECRUITER]) {
        expect((await session(token)).statusCode).toBe(200)
      }
    }
    expect((await session(idle)).json()).toMatchObject({ code: 'not_signed_in' })
  })

  test('a member lists and ends their own sessions, and gets a code for another device', async () => {
    const first = (await signIn((await invite('devices@example.co.jp')).code)).json<SignedIn>()
      .token
    const { code } = (
      await call(server, 'POST', '/api/session/code', {}, { token: first })
    ).json<AccessCode>()
    const second = (await signIn(code)).json<SignedIn>().token
    const list = (
      await call(server, 'GET', '/api/sessions', undefined, { token: first })
    ).json<SessionList>()
    expect(list.sessions).toHaveLength(2)
    expect(list.sessions[0]).toMatchObject({
      mailbox: 'saiyo@example.co.jp',
      device: 'Outlook on the web',
    })
    const spare = await call(server, 'POST', '/api/session/code', {}, { token: second })
    const other = list.sessions.find((one) => !one.current)
    await call(server, 'DELETE', `/api/sessions/${other?.id}`, undefined, { token: first })
    expect((await session(second)).statusCode).toBe(401)
    // Nor does it come back by a code it asked for before.
    const back = await signIn(spare.json<AccessCode>().code, { from: '198.51.100.80' })
    expect(back.statusCode).toBe(401)
    await call(server, 'DELETE', '/api/session', undefined, { token: first })
    expect((await session(first)).statusCode).toBe(401)
  })

  test('a recruiter neither sees nor ends the session of anybody else; a manager may', async () => {
    const { sessions } = (await call(server, 'GET', '/api/sessions')).json<SessionList>()
    const own = (
      await call(server, 'GET', '/api/sessions', undefined, { token: RECRUITER })
    ).json<SessionList>()
    expect(own.sessions.map((one) => one.memberId)).toEqual(['recruiter'])
    const foreign = sessions.find((one) => one.memberName === 'used@example.co.jp')
    const path = `/api/sessions/${foreign?.id}`
    expect((await call(server, 'DELETE', path, undefined, { token: RECRUITER })).statusCode).toBe(
      404,
    )
    expect((await call(server, 'DELETE', path)).statusCode).toBe(204)
  })

  test('where a company lets in Entra alone, codes and code sessions are refused', async () => {
    const { code } = await invite('entra@example.co.jp')
    // Nobody is locked out by a switch: whoever sets it has to come by Entra already.
    const early = await changeCompany({ entraOnly: true })
    expect(early.json()).toMatchObject({ code: 'entra_first', field: '/entraOnly' })
    const letIn = (entra_only: number) =>
      server.db.write(async (tx) => {
        await tx.updateTable('workspaces').set({ entra_only }).where('id', '=', WORKSPACE).execute()
      })
    await letIn(1)
    expect((await session(RECRUITER)).json()).toMatchObject({ code: 'entra_only', status: 403 })
    expect((await signIn(code)).json()).toMatchObject({ code: 'entra_only' })
    await letIn(0)
    expect((await session(MANAGER)).statusCode).toBe(200)
  })

  test('who did what is written down, newest first, for those who may see it', async () => {
    await changeCompany({ internalDomains: ['example.co.jp', 'sister.example'] })
    const { entries } = (await call(server, 'GET', '/api/audit')).json<AuditPage>()
    expect(entries[0]?.action).toBe('company.changed')
    const actions = entries.map((entry) => entry.action)
    for (const action of [
      'member.invited',
      'member.signed_in',
      'session.ended',
      'company.changed',
    ]) {
      expect(actions).toContain(action)
    }
    expect(entries.map((entry) => entry.id)).toEqual(
      [...entries.map((entry) => entry.id)].sort().reverse(),
    )
    expect(JSON.stringify(entries)).not.toContain('left@example.com')
    const refused = await call(server, 'GET', '/api/audit', undefined, { token: RECRUITER })
    expect(refused.json()).toMatchObject({ code: 'not_allowed' })
    const older = await call(server, 'GET', `/api/audit?before=${entries.at(-1)?.id}`)
    expect(
      older.json<AuditPage>().entries.every((entry) => entry.id < (entries.at(-1)?.id ?? '')),
    ).toBe(true)
  })

  test('the mailbox is remembered beside the member who sent', async () => {
    const { token } = (await signIn((await invite('delegate@example.co.jp')).code)).json<SignedIn>()
    const { id } = (await server.app.inject(insertRequest('shared@example.com', { token }))).json<{
      id: string
    }>()
    const row = await server.db.read
      .selectFrom('referrals')
      .innerJoin('members', 'members.id', 'referrals.member_id')
      .select(['referrals.mailbox', 'members.email'])
      .where('referrals.id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ mailbox: 'saiyo@example.co.jp', email: 'delegate@example.co.jp' })
    const request = insertRequest('said@example.com', { token })
    const payload = { ...(request.payload as object), mailbox: 'jinji@example.co.jp' }
    const said = (await server.app.inject({ ...request, payload })).json<{ id: string }>()
    const { mailbox } = await server.db.read
      .selectFrom('referrals')
      .select('mailbox')
      .where('id', '=', said.id)
      .executeTakeFirstOrThrow()
    expect(mailbox).toBe('jinji@example.co.jp')
  })
})
