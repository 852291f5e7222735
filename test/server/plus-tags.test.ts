import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { ENGINES } from '../databases.ts'
import { OFFICER } from '../seed.ts'
import {
  call,
  consentPost,
  formPost,
  insertLink,
  insertRequest,
  mailedPath,
  register,
  startTestServer,
  type TestServer,
} from './test-server.ts'

jest.setTimeout(60_000)

interface LookUp {
  held: { registrations: { email: string | null }[]; consents: object[]; offers: object[] } | null
  otherAddresses: number
}

describe.each(ENGINES)('two mailboxes that differ by a plus tag on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  const rightsOf = (email: string) => mailedPath(server, email, '/rights/').split('/').slice(0, 3)
  const exportOf = async (email: string) =>
    (await server.app.inject(`${rightsOf(email).join('/')}/export.json`)).body
  const mailsTo = (email: string) => server.mails.filter((mail) => mail.to === email).length
  const confirm = async (email: string) => {
    await server.deliver()
    await server.app.inject(formPost(mailedPath(server, email, '/confirm/')))
    await server.deliver()
  }
  const lookUp = async (address: string) =>
    (
      await call(server, 'POST', '/api/privacy/look-ups', { address }, { token: OFFICER })
    ).json<LookUp>()

  test('are not shown what was entered with the other, by their owner’s rights', async () => {
    await register(server, 'alice@corp.example')
    const link = await insertLink(server, 'alice@corp.example')
    await server.app.inject(consentPost(link, { email: 'alice+x@corp.example', name: 'Tagged' }))
    await confirm('alice+x@corp.example')
    const [plain, tagged] = [
      await exportOf('alice@corp.example'),
      await exportOf('alice+x@corp.example'),
    ]
    expect(plain).not.toMatch(/Tagged|alice\+x/)
    expect(tagged).toContain('Tagged')
    expect(tagged).not.toContain('alice@corp.example')
  })

  test('under one link confirm each for itself, withdraw each for itself, and earn one point', async () => {
    const [one, two] = ['bob@corp.example', 'bob+jobs@corp.example']
    const link = await insertLink(server, one)
    for (const email of [one, two]) {
      await server.app.inject(consentPost(link, { email }))
      await confirm(email)
    }
    const consents = async () =>
      await server.db.read
        .selectFrom('consents')
        .leftJoin('withdrawals', 'withdrawals.consent_id', 'consents.id')
        .select(['consents.ordinal', 'withdrawals.withdrawn_at'])
        .where('consents.referral_id', '=', link.id)
        .orderBy('consents.ordinal')
        .execute()
    const entries = async () =>
      (
        await server.db.read
          .selectFrom('ledger_entries')
          .select('kind')
          .where('referral_id', '=', link.id)
          .orderBy('position')
          .execute()
      ).map(({ kind }) => kind)
    expect(await consents()).toMatchObject([{ ordinal: 0 }, { ordinal: 1 }])
    expect(await entries()).toEqual(['accrued', 'matured'])
    await server.app.inject(formPost(`${rightsOf(two).join('/')}/withdraw`))
    expect(await consents()).toMatchObject([{ withdrawn_at: null }, {}])
    expect((await consents())[1]?.withdrawn_at).not.toBeNull()
    expect(await exportOf(one)).toContain('bob@corp.example')
  })

  test('are each mailed the way to their rights alone', async () => {
    const link = await register(server, 'carol+here@corp.example')
    await server.deliver()
    const ask = async (email: string) => {
      server.clock.now += 2 * 60_000
      await server.app.inject(formPost(`${new URL(link.url).pathname}/rights-mail`, { email }))
      await server.deliver()
    }
    const before = mailsTo('carol+here@corp.example')
    await ask('carol@corp.example')
    expect(mailsTo('carol@corp.example')).toBe(0)
    expect(mailsTo('carol+here@corp.example')).toBe(before)
    await ask('Carol+Here@corp.example')
    expect(mailsTo('carol+here@corp.example')).toBe(before + 1)
  })

  test('are erased one without the other, and neither is offered anything again', async () => {
    const [one, two] = ['dora@corp.example', 'dora+x@corp.example']
    const link = await register(server, one)
    await server.app.inject(consentPost(link, { email: two }))
    await confirm(two)
    await server.app.inject(formPost(`${rightsOf(one).join('/')}/erase`))
    expect(await exportOf(two)).toContain(two)
    for (const email of [one, two, 'dora+other@corp.example']) {
      expect((await server.app.inject(insertRequest(email))).statusCode).toBe(409)
    }
  })

  test('are found by the desk one by one, which is told that there is another', async () => {
    const [one, two] = ['ella@corp.example', 'ella+x@corp.example']
    const link = await register(server, one)
    await server.app.inject(consentPost(link, { email: two }))
    await confirm(two)
    for (const [address, offers] of [
      [one, 1],
      [two, 0],
    ] as const) {
      const { held, otherAddresses } = await lookUp(address)
      expect(held?.registrations.map((each) => each.email)).toEqual([address])
      expect(held?.consents).toHaveLength(1)
      expect(held?.offers).toHaveLength(offers)
      expect(otherAddresses).toBe(1)
    }
    expect(await lookUp('ella+unknown@corp.example')).toMatchObject({ otherAddresses: 2 })
    const erase = { address: one }
    await call(server, 'POST', '/api/privacy/erasures', erase, { token: OFFICER })
    expect((await lookUp(two)).held?.registrations).toMatchObject([{ email: two }])
  })

  test('are one where their provider says so: a tag of Gmail’s leads to the same rights', async () => {
    await register(server, 'fay@gmail.com')
    await register(server, 'f.a.y+jobs@googlemail.com')
    expect(await exportOf('fay@gmail.com')).toContain('f.a.y+jobs@googlemail.com')
    expect((await lookUp('FAY@gmail.com')).otherAddresses).toBe(0)
  })
})
