import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { AccessCode, SignedIn } from '../../src/contract/sign-in.ts'
import type { AuditPage, MemberList } from '../../src/contract/settings.ts'
import { removeMember, requireMember } from '../../server/store/members.ts'
import { ENGINES } from '../databases.ts'
import { WORKSPACE } from '../seed.ts'
import { peopleOf } from './people.ts'
import { call, insertRequest, startTestServer, type TestServer } from './test-server.ts'

describe.each(ENGINES)('members on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  const { invite, signIn } = peopleOf(() => server)
  const session = (token: string) => call(server, 'GET', '/api/session', undefined, { token })

  test('no manager reaches the privacy officer: no code, no other role, no removal, no sign-out', async () => {
    const path = '/api/members/privacy_officer'
    for (const [method, url, body] of [
      ['POST', `${path}/code`, {}],
      ['PUT', path, { role: 'recruiter' }],
      ['DELETE', path, undefined],
      ['DELETE', '/api/sessions/session-privacy_officer', undefined],
    ] as const) {
      expect((await call(server, method, url, body)).json()).toMatchObject({ code: 'not_allowed' })
    }
  })

  test('a removed member is out at once, and what they sent stays', async () => {
    const { code, member } = await invite('leaver@example.co.jp')
    const { token } = (await signIn(code)).json<SignedIn>()
    const link = await server.app.inject(insertRequest('left@example.com', { token }))
    const spare = await call(server, 'POST', `/api/members/${member.id}/code`, {})
    expect((await call(server, 'DELETE', `/api/members/${member.id}`)).statusCode).toBe(204)
    expect((await session(token)).statusCode).toBe(401)
    expect((await signIn(spare.json<AccessCode>().code)).statusCode).toBe(401)
    const { pathname } = new URL(link.json<{ url: string }>().url)
    expect((await server.app.inject(pathname)).statusCode).toBe(200)
    const { members } = (await call(server, 'GET', '/api/members')).json<MemberList>()
    expect(members.map((one) => one.id)).not.toContain(member.id)
  })

  test('the last manager can neither be removed nor made a recruiter, not even two at once', async () => {
    const step = (id: string) => call(server, 'PUT', `/api/members/${id}`, { role: 'recruiter' })
    expect((await step('manager')).json()).toMatchObject({ code: 'last_manager', status: 409 })
    expect((await call(server, 'DELETE', '/api/members/manager')).json()).toMatchObject({
      code: 'last_manager',
    })
    const { member, code } = await invite('second.manager@example.co.jp', 'manager')
    // Invited is not there: nobody may stand behind the address.
    expect((await step('manager')).json()).toMatchObject({ code: 'last_manager' })
    await signIn(code)
    const both = await Promise.all([step('manager'), step(member.id)])
    // The first may step down; after it the caller is no manager any more, or the second is the last.
    expect(both.filter((one) => one.statusCode === 200)).toHaveLength(1)
    await server.db.write(async (tx) => {
      await tx.updateTable('members').set({ role: 'manager' }).where('id', '=', 'manager').execute()
    })
  })

  test('who is the last manager counts as it stands, not as it was read a moment before', async () => {
    const { member } = await invite('promoted@example.co.jp')
    const removal = server.db.write(async (tx) => {
      const read = await requireMember(tx, WORKSPACE, member.id)
      await tx.updateTable('members').set({ role: 'manager' }).where('id', '=', member.id).execute()
      const others = tx.updateTable('members').set({ role: 'recruiter' })
      await others.where('id', '!=', member.id).where('role', '=', 'manager').execute()
      await removeMember(tx, read, Date.now())
    })
    await expect(removal).rejects.toMatchObject({ code: 'last_manager' })
    expect((await call(server, 'DELETE', `/api/members/${member.id}`)).statusCode).toBe(204)
  })

  test('the first manager, whom nobody named, gets a name and an address of their own', async () => {
    const { member } = await invite('manager@localhost.example')
    const path = `/api/members/${member.id}`
    const told = { role: 'recruiter', name: '見本 真', email: 'Makoto@Example.co.jp' }
    const changed = await call(server, 'PUT', path, told)
    expect(changed.json()).toMatchObject({ name: '見本 真', email: 'makoto@example.co.jp' })
    const { entries } = (await call(server, 'GET', '/api/audit')).json<AuditPage>()
    expect(entries[0]).toMatchObject({ action: 'member.renamed' })
    const taken = await call(server, 'PUT', path, { ...told, email: 'recruiter@example.co.jp' })
    expect(taken.json()).toMatchObject({ code: 'already_member', field: '/email' })
    const role = (await call(server, 'PUT', path, { role: 'recruiter' })).json<unknown>()
    expect(role).toMatchObject({ name: '見本 真' })
  })

  test('a privacy officer cannot be appointed from the pane', async () => {
    const body = { name: 'X', email: 'x@example.co.jp', role: 'privacy_officer' }
    expect((await call(server, 'POST', '/api/members', body)).json()).toMatchObject({
      code: 'invalid_request',
      field: '/role',
    })
    expect(
      (await call(server, 'PUT', '/api/members/recruiter', { role: 'privacy_officer' })).statusCode,
    ).toBe(400)
  })

  test('a repeated change is answered alike and done once; its key is good for nothing else', async () => {
    const { member } = await invite('repeated@example.co.jp')
    const path = `/api/members/${member.id}`
    const key = { key: 'the-same-change' }
    const put = () => call(server, 'PUT', path, { role: 'manager' }, key)
    const [first, again] = [await put(), await put()]
    expect(again.json()).toEqual(first.json())
    const other = await call(server, 'PUT', path, { role: 'recruiter' }, key)
    expect(other.json()).toMatchObject({ code: 'idempotency_key_reused', status: 422 })
    const gone = { key: 'the-same-removal' }
    const remove = async () => (await call(server, 'DELETE', path, undefined, gone)).statusCode
    expect([await remove(), await remove()]).toEqual([204, 204])
  })
})
