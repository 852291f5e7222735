import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { HANDOVER_DAYS } from '../../server/domain/delivery.ts'
import { creditBalance } from '../../server/domain/credit.ts'
import { ledgerOf } from '../../server/store/ledger.ts'
import { retentionPlan } from '../../server/store/retention.ts'
import { upkeep } from '../../server/upkeep.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, WORKSPACE } from '../seed.ts'
import { agencySays } from './agency-says.ts'
import { rightsOf } from './rights-of.ts'
import { consentPost, formPost, register, startTestServer, type TestServer } from './test-server.ts'

// Days are walked through one by one, which a busy machine takes its time for.
jest.setTimeout(60_000)

interface Export {
  consents: { reference: string; withdrawn_at: string | null; undelivered_at: string | null }[]
}

const EMAIL = 'nobody.took@example.com'
const TOLD = `${EMAIL}: Your details could not be passed on to Mirai Career Inc.`

describe.each(ENGINES)('an agency that never answers, on %s', (engine) => {
  let server: TestServer
  afterEach(() => server.close())
  const { kinds, heard, subjects, letters, rightsPath, confirmPath, page, exported } = rightsOf(
    () => server,
  )
  const start = async (terms: Parameters<typeof startTestServer>[1] = {}) => {
    server = await startTestServer(engine, terms)
    server.agency.answer = 503
  }
  const registered = async () => {
    const link = await register(server, EMAIL)
    await server.deliver()
    return link
  }
  /** The days go by one by one, with what happens in each. */
  const pass = async (days: number) => {
    for (let day = 0; day < days; day += 1) {
      server.clock.now += DAY_MS
      await server.deliver()
      await upkeep(server.context)
    }
    await server.deliver()
  }
  const contacts = async () =>
    (await server.db.read.selectFrom('registrations').select('sealed_contact').execute()).filter(
      (row) => row.sealed_contact !== null,
    ).length
  const handedOver = () =>
    server.db.read
      .selectFrom('outbox')
      .select(['kind', 'outcome'])
      .where('kind', 'like', 'agency.%')
      .orderBy('id')
      .execute()
  const pending = async () =>
    creditBalance(await ledgerOf(server.db.read, WORKSPACE, AGREEMENT)).pending

  test('is tried for two weeks; then the data go, the person is told, and the point is taken back', async () => {
    await start({ terms: { qualifyOn: 'registered', holdDays: 60 } })
    await registered()
    await pass(HANDOVER_DAYS - 1)
    expect([await contacts(), await pending(), subjects().includes(TOLD)]).toEqual([1, 1, false])
    const plan = await retentionPlan(server.db.read, server.clock.now + DAY_MS)
    expect(plan.find((one) => one.rule === 'undelivered_contacts')).toMatchObject({
      ...{ keptDays: HANDOVER_DAYS, held: 1, due: 1 },
    })
    await pass(1)
    expect([await contacts(), await pending()]).toEqual([0, 0])
    expect(await kinds()).toEqual(['accrued', 'reversed'])
    expect(subjects().filter((one) => one === TOLD)).toHaveLength(1)
    expect(await letters()).toEqual([])
    expect(await handedOver()).toEqual([
      { kind: 'agency.registered', outcome: 'given_up' },
      // A lost answer cannot be told from none.
      { kind: 'agency.withdrawn', outcome: null },
    ])
    server.agency.answer = 204
    await pass(2)
    expect(heard().map((one) => one.type)).toEqual(['referral.withdrawn'])
    expect(JSON.stringify(heard())).not.toMatch(/example\.com|佐藤/)
    expect(subjects().filter((one) => one === TOLD)).toHaveLength(1)
  })

  test('takes back a point that has matured too, and none of somebody it had before', async () => {
    await start({ terms: { qualifyOn: 'registered', holdDays: 0 } })
    await registered()
    await pass(HANDOVER_DAYS)
    expect(await kinds()).toEqual(['accrued', 'matured', 'reversed'])

    server.agency.answer = 204
    const link = await register(server, 'had@example.com')
    await server.deliver()
    await server.app.inject(formPost(`${rightsPath('had@example.com')}/withdraw`))
    await server.deliver()
    server.agency.answer = 503
    await server.app.inject(consentPost(link, { email: 'had@example.com', name: 'Again' }))
    await server.deliver()
    await server.app.inject(formPost(confirmPath('had@example.com')))
    await pass(HANDOVER_DAYS)
    expect(await contacts()).toBe(0)
    // The point was for the first time, which the agency had.
    expect((await kinds()).slice(3)).toEqual(['accrued', 'matured'])
  })

  test('never had a point to take back where its acceptance earns', async () => {
    await start({ terms: { qualifyOn: 'accepted', holdDays: 14 } })
    await registered()
    await pass(HANDOVER_DAYS)
    expect([await kinds(), await contacts()]).toEqual([[], 0])
    expect(subjects()).toContain(TOLD)
  })

  test('the person reads the same behind every link they have, and can take part again', async () => {
    await start()
    const link = await registered()
    const confirm = confirmPath(EMAIL)
    await pass(HANDOVER_DAYS)
    const rights = rightsPath(EMAIL)
    for (const path of [confirm, `${rights}/withdraw`]) {
      expect(await page(path)).toContain('Your details could not be passed on')
      const pressed = await server.app.inject(formPost(`${path}?lang=en`))
      expect(pressed.body).toContain('did not confirm that it received your details')
    }
    const held = await page(rights)
    expect(held).toContain('Could not be passed on; ended on')
    expect(held).toContain('it never confirmed that it received them')
    expect(held).not.toContain('Withdraw this consent')
    const { consents } = await exported<Export>(rights)
    expect(consents).toMatchObject([
      { withdrawn_at: null, undelivered_at: expect.any(String) as unknown },
    ])

    server.agency.answer = 204
    await server.app.inject(consentPost(link, { email: EMAIL }))
    await server.deliver()
    const again = await server.app.inject(formPost(`${confirmPath(EMAIL)}?lang=en`))
    expect(again.body).toContain('You are registered')
    await server.deliver()
    expect(heard().map((one) => one.type)).toContain('referral.registered')
  })

  test('a person who withdrew in the meantime is told of that and of nothing else', async () => {
    await start({ terms: { holdDays: 60 } })
    await registered()
    await server.app.inject(formPost(`${rightsPath(EMAIL)}/withdraw`))
    await pass(HANDOVER_DAYS + 2)
    expect(subjects()).not.toContain(TOLD)
    expect(await kinds()).toEqual(['accrued', 'reversed'])
  })

  test('one that speaks of somebody has received them, though its answers were lost', async () => {
    await start({ terms: { holdDays: 60 } })
    await registered()
    const { id } = await server.db.read
      .selectFrom('consents')
      .select('id')
      .executeTakeFirstOrThrow()
    await agencySays(server, 'referral.contacted', { referral_id: id })
    await pass(HANDOVER_DAYS + 2)
    expect(subjects()).not.toContain(TOLD)
    expect([await kinds(), await contacts()]).toEqual([['accrued'], 1])
    await pass(30 - HANDOVER_DAYS - 2)
    expect(await contacts()).toBe(0)
  })

  test('one that wants no more (410) ends it at once', async () => {
    await start({ terms: { holdDays: 60 } })
    server.agency.answer = 410
    await registered()
    await server.deliver()
    expect([await kinds(), await contacts()]).toEqual([['accrued', 'reversed'], 0])
    expect(subjects()).toContain(TOLD)
    expect(await handedOver()).toEqual([{ kind: 'agency.registered', outcome: 'refused_for_good' }])
  })

  test('an attempt that is under way is waited for', async () => {
    await start()
    await registered()
    server.clock.now += HANDOVER_DAYS * DAY_MS
    await server.db.write((tx) =>
      tx
        .updateTable('outbox')
        .set({ lease_until: server.clock.now + 1000 })
        .where('kind', '=', 'agency.registered')
        .execute(),
    )
    await upkeep(server.context)
    expect(await contacts()).toBe(1)
    server.clock.now += 2000
    await upkeep(server.context)
    expect(await contacts()).toBe(0)
  })

  test('is asked to delete for three months, and not for ever', async () => {
    await start()
    await registered()
    await server.app.inject(formPost(`${rightsPath(EMAIL)}/withdraw`))
    await pass(89)
    expect((await handedOver()).at(-1)).toEqual({ kind: 'agency.withdrawn', outcome: null })
    await pass(3)
    expect((await handedOver()).at(-1)).toEqual({ kind: 'agency.withdrawn', outcome: 'given_up' })
    expect(await page(rightsPath(EMAIL))).toContain('it took it at no attempt')
  })

  test('one that took the delivery and then fell silent costs the data no day more than thirty', async () => {
    await start({ terms: { qualifyOn: 'accepted' } })
    server.agency.answer = 204
    await registered()
    server.agency.answer = 503
    await pass(29)
    expect(await contacts()).toBe(1)
    await pass(1)
    expect(await contacts()).toBe(0)
    expect(subjects()).not.toContain(TOLD)
  })
})
