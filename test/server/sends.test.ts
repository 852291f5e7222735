import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { countRows } from '../../server/store/installation.ts'
import { ledgerAgrees, lockLedger } from '../../server/store/ledger.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import type { Send, SendPage } from '../../src/contract/sends.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, MANAGER, OFFICER, RECRUITER, WORKSPACE } from '../seed.ts'
import {
  call,
  consentPost,
  formPost,
  insertLink,
  insertRequest,
  mailedPath,
  pathOf,
  register,
  startTestServer,
  type TestServer,
} from './test-server.ts'

const tokenOf = ({ url }: IssuedReferral) => new URL(url).pathname.slice('/r/'.length)

describe.each(ENGINES)('my sends on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  // Mails of one millisecond have no order among them.
  beforeEach(() => void (server.clock.now += 1))
  afterAll(() => server.close())

  const sends = async (token = RECRUITER, query = '') =>
    (await call(server, 'GET', `/api/sends${query}`, undefined, { token })).json<SendPage>()
  const mine = async (link: IssuedReferral) =>
    (await sends()).sends.find((one) => one.id === link.id)
  const revoke = (which: object, more: { token?: string; key?: string } = {}) =>
    call(server, 'POST', '/api/sends/revoke', which, { token: RECRUITER, ...more })
  const release = (link: IssuedReferral) =>
    server.app.inject({
      method: 'POST',
      url: '/r/released',
      payload: { token: tokenOf(link) },
    })
  const page = async (path: string) =>
    await server.app.inject({ url: path, headers: { 'accept-language': 'en' } })

  test('lists what one recognises a mail by, and nothing that names the candidate', async () => {
    const request = insertRequest('somebody@example.com', { locale: 'ja' })
    const lead = { stage: 'interview', position: '営業', leadVersion: 0 }
    const told = { ...lead, mailbox: 'saiyo@example.co.jp' }
    const payload = { ...(request.payload as object), ...told }
    const link = (await server.app.inject({ ...request, payload })).json<IssuedReferral>()
    const answer = await call(server, 'GET', '/api/sends', undefined, { token: RECRUITER })
    expect(answer.json<SendPage>().sends[0]).toEqual({
      id: link.id,
      state: 'inserted',
      insertedAt: server.clock.now,
      expiresAt: link.expiresAt,
      agreementId: AGREEMENT,
      agreementVersion: 1,
      agencyShortName: 'Mirai Career Inc.',
      locale: 'ja',
      ...told,
    })
    expect(answer.body).not.toMatch(/somebody|example\.com/)
    expect(answer.body).not.toContain(tokenOf(link))
  })

  test('tells which lead a mail was given, and never the words of its author', async () => {
    const told = async (more: object) => {
      server.clock.now += 1
      const request = insertRequest('led@example.com')
      request.payload = { ...(request.payload as object), ...more }
      const link = (await server.app.inject(request)).json<IssuedReferral>()
      const { sends: found } = await sends(RECRUITER, `?token=${tokenOf(link)}`)
      return found.map(({ stage, leadVersion }) => [stage, leadVersion])
    }
    expect(await told({ stage: 'screening', leadVersion: 0 })).toEqual([['screening', 0]])
    expect(await told({ stage: 'final', ownWords: true })).toEqual([['final', null]])
    expect(await told({})).toEqual([[null, null]])
  })

  test('the own mailbox goes without saying, however it is spelled', async () => {
    const request = insertRequest('own@example.com')
    const payload = { ...(request.payload as object), mailbox: 'Recruiter@example.co.jp' }
    await server.app.inject({ ...request, payload })
    await insertLink(server, 'untold@example.com')
    const { sends: all } = await sends()
    expect(all.slice(0, 2).map((one) => one.mailbox)).toEqual([null, null])
  })

  test('everybody sees their own mails alone, a manager too; an officer none', async () => {
    await insertLink(server, 'recruiters@example.com')
    expect((await sends(MANAGER)).sends).toEqual([])
    await server.app.inject(insertRequest('managers@example.com', { token: MANAGER }))
    expect((await sends(MANAGER)).sends).toHaveLength(1)
    const refused = await call(server, 'GET', '/api/sends', undefined, { token: OFFICER })
    expect(refused.statusCode).toBe(403)
  })

  test('comes newest first, fifty at a time', async () => {
    for (let number = 0; number < 51; number += 1) {
      server.clock.now += 1
      await insertLink(server, `page${number}@example.com`)
    }
    const first = await sends()
    expect([first.sends.length, first.more]).toEqual([50, true])
    const second = await sends(RECRUITER, `?before=${first.sends.at(-1)?.id}`)
    expect(second.more).toBe(false)
    const all = [...first.sends, ...second.sends]
    const times = all.map((one) => one.insertedAt)
    expect(times).toEqual([...times].sort((one, other) => other - one))
    expect(new Set(all.map((one) => one.id)).size).toBe(all.length)
    const wrong = await call(server, 'GET', '/api/sends?before=%00', undefined, {
      token: RECRUITER,
    })
    expect(wrong.statusCode).toBe(400)
  })

  test('tells inserted and released apart, and never as sent, which nobody can know (§0.12), nor what the candidate did', async () => {
    const link = await insertLink(server, 'quiet@example.com')
    const before = await mine(link)
    await page(pathOf(link.url))
    await server.app.inject(consentPost(link, { email: 'quiet@example.com' }))
    await server.deliver()
    await server.app.inject(formPost(mailedPath(server, 'quiet@example.com', '/confirm/')))
    await server.app.inject(formPost(`${new URL(link.url).pathname}/decline`))
    expect(await mine(link)).toEqual(before)
    await release(link)
    expect(await mine(link)).toEqual({ ...before, state: 'released' })
    server.clock.now += 91 * DAY_MS
    expect(await mine(link)).toEqual({ ...before, state: 'released' })
    server.clock.now -= 91 * DAY_MS
  })

  test('a mail that is open is found by the token of its link, by its sender alone', async () => {
    const link = await insertLink(server, 'open@example.com')
    const of = (token: string, who = RECRUITER) => sends(who, `?token=${token}`)
    expect(await of(tokenOf(link))).toEqual({ sends: [await mine(link)], more: false })
    expect((await of(tokenOf(link), MANAGER)).sends).toEqual([])
    expect((await of('x'.repeat(22))).sends).toEqual([])
    await revoke({ id: link.id })
    expect((await of(tokenOf(link))).sends[0]?.state).toBe('revoked')
  })

  test('a revoked link leads to the calm page', async () => {
    const link = await insertLink(server, 'by.id@example.com')
    const nowhere = (await page(`/r/${'x'.repeat(22)}`)).body
    const answer = await revoke({ id: link.id })
    expect([answer.statusCode, answer.json<Send>().state]).toEqual([200, 'revoked'])
    const gone = await page(pathOf(link.url))
    expect([gone.statusCode, gone.body]).toEqual([404, nowhere])
    expect((await page(pathOf(link.declineUrl))).body).toBe(nowhere)
    expect((await server.app.inject(consentPost(link))).statusCode).toBe(404)
  })

  test('revoking twice is revoking once, with the same key or another, and is on the trail', async () => {
    const link = await insertLink(server, 'twice@example.com')
    const trail = async () =>
      (await call(server, 'GET', '/api/audit'))
        .json<{ entries: { action: string; actor: string; subject: string }[] }>()
        .entries.filter((one) => one.action === 'link.revoked')
    const before = (await trail()).length
    const answers = await Promise.all([
      revoke({ id: link.id }, { key: 'revoke-key-1' }),
      revoke({ id: link.id }, { key: 'revoke-key-1' }),
      revoke({ id: link.id }),
    ])
    expect(answers.map((one) => one.statusCode)).toEqual([200, 200, 200])
    const entries = await trail()
    expect(entries).toHaveLength(before + 1)
    expect(entries[0]).toMatchObject({ actor: 'recruiter', subject: 'Mirai Career Inc.' })
    const keyless = await server.app.inject({
      method: 'POST',
      url: '/api/sends/revoke',
      headers: { authorization: `Bearer ${RECRUITER}` },
      payload: { id: link.id },
    })
    expect(keyless.statusCode).toBe(400)
  })

  test('somebody else’s link is as unknown as one that never was, for a manager too', async () => {
    const link = await insertLink(server, 'not.yours@example.com')
    const refusals = await Promise.all([
      revoke({ id: link.id }, { token: MANAGER }),
      revoke({ id: 'never' }, { token: MANAGER }),
    ])
    expect(refusals.map((one) => one.statusCode)).toEqual([404, 404])
    expect(new Set(refusals.map((one) => one.body)).size).toBe(1)
    expect((await page(pathOf(link.url))).statusCode).toBe(200)
    expect((await revoke({ id: link.id }, { token: OFFICER })).statusCode).toBe(403)
    expect((await revoke({ id: link.id, token: tokenOf(link) })).statusCode).toBe(400)
  })

  test('a release reported after the revocation changes nothing', async () => {
    const link = await insertLink(server, 'late.release@example.com')
    await revoke({ id: link.id })
    expect((await release(link)).statusCode).toBe(204)
    const row = await server.db.read
      .selectFrom('referrals')
      .select('released_at')
      .where('id', '=', link.id)
      .executeTakeFirstOrThrow()
    expect(row.released_at).toBeNull()
    expect((await mine(link))?.state).toBe('revoked')
  })

  test('nobody is asked to confirm a link that was revoked before the mail left', async () => {
    const link = await insertLink(server, 'unasked@example.com')
    await server.app.inject(consentPost(link, { email: 'unasked@example.com' }))
    await revoke({ id: link.id })
    await server.deliver()
    expect(server.mails.filter((mail) => mail.to === 'unasked@example.com')).toEqual([])
  })

  test('what was not confirmed before no longer can be; rights that were mailed still hold', async () => {
    const link = await insertLink(server, 'pending@example.com')
    await server.app.inject(consentPost(link, { email: 'pending@example.com' }))
    await server.deliver()
    const done = await register(server, 'registered@example.com')
    const before = await countRows(server.db.read)
    await revoke({ id: link.id })
    await revoke({ id: done.id })
    const confirm = await server.app.inject(
      formPost(mailedPath(server, 'pending@example.com', '/confirm/')),
    )
    expect(confirm.statusCode).toBe(404)
    expect(await countRows(server.db.read)).toEqual(before)
    await server.deliver()
    const rights = mailedPath(server, 'registered@example.com', '/rights/')
    expect((await page(rights)).body).toContain('Withdraw consent')
    const withdrawn = await server.app.inject(formPost(rights))
    expect(withdrawn.body).toContain('Your consent is withdrawn')
  })

  test('a revocation waits for a confirmation that came first, and one of them does', async () => {
    const link = await insertLink(server, 'race@example.com')
    let answered = false
    let waiting: Promise<unknown> | undefined
    await server.db.write(async (tx) => {
      await lockLedger(tx, { workspaceId: WORKSPACE, agreementId: AGREEMENT })
      waiting = revoke({ id: link.id }).then(() => (answered = true))
      await sleep(200)
    })
    expect(answered).toBe(false)
    await waiting
    for (let round = 0; round < 5; round += 1) {
      const email = `race${round}@example.com`
      const raced = await insertLink(server, email)
      await server.app.inject(consentPost(raced, { email }))
      await server.deliver()
      const [confirmed, revoked] = await Promise.all([
        server.app.inject(formPost(mailedPath(server, email, '/confirm/'))),
        revoke({ id: raced.id }),
      ])
      expect(revoked.statusCode).toBe(200)
      const consents = await server.db.read
        .selectFrom('consents')
        .select('id')
        .where('referral_id', '=', raced.id)
        .execute()
      expect(consents).toHaveLength(confirmed.statusCode === 200 ? 1 : 0)
    }
    expect(await ledgerAgrees(server.db.read, WORKSPACE, AGREEMENT)).toBe(true)
  })
})
