import { afterEach, describe, expect, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { upkeep } from '../../server/upkeep.ts'
import { ledgerAgrees, ledgerOf } from '../../server/store/ledger.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, WORKSPACE } from '../seed.ts'
import { agencySays } from './agency-says.ts'
import {
  formPost,
  mailedPath,
  progressOf,
  register,
  startTestServer,
  type TestServer,
} from './test-server.ts'

/** The reference the agency was given for the newest person it received. */
async function newestReference(server: TestServer): Promise<string> {
  await server.deliver()
  const message = server.agency.received.at(-1)?.body ?? ''
  return (JSON.parse(message) as { data: { referral_id: string } }).data.referral_id
}

const ledger = (server: TestServer) => ledgerOf(server.db.read, WORKSPACE, AGREEMENT)
const kinds = async (server: TestServer) => (await ledger(server)).map((entry) => entry.kind)

describe.each(ENGINES)("the agency's word on %s", (engine) => {
  let server: TestServer
  afterEach(() => server.close())

  test('earns a point when acceptance is what counts, once however often it is said', async () => {
    server = await startTestServer(engine, { terms: { qualifyOn: 'accepted', holdDays: 14 } })
    await register(server, 'accepted@example.com')
    expect(await kinds(server)).toEqual([])
    const referral_id = await newestReference(server)
    const id = 'msg_repeated'
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        agencySays(server, 'referral.accepted', { referral_id }, { id }),
      ),
    )
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 200, 200])
    await agencySays(server, 'referral.accepted', { referral_id })
    expect(await kinds(server)).toEqual(['accrued'])
    expect(await progressOf(server)).toMatchObject({ points: 0, pending: 1 })
  })

  test('matures after the hold and not a day before', async () => {
    server = await startTestServer(engine, { terms: { holdDays: 14 } })
    await register(server, 'held@example.com')
    await server.deliver()
    server.clock.now += 13 * DAY_MS
    await upkeep(server.context)
    expect(await progressOf(server)).toMatchObject({ points: 0, pending: 1 })
    server.clock.now += DAY_MS
    await upkeep(server.context)
    await upkeep(server.context)
    expect(await progressOf(server)).toMatchObject({ points: 1, pending: 0 })
    expect(await kinds(server)).toEqual(['accrued', 'matured'])
  })

  test('a withdrawal inside the hold takes the point back, after it the point stays', async () => {
    server = await startTestServer(engine, { terms: { holdDays: 14 } })
    await register(server, 'early@example.com')
    await server.app.inject(formPost(mailedPath(server, 'early@example.com', '/rights/')))
    expect(await kinds(server)).toEqual(['accrued', 'reversed'])
    await register(server, 'later@example.com')
    await server.deliver()
    server.clock.now += 14 * DAY_MS
    await upkeep(server.context)
    await server.app.inject(formPost(mailedPath(server, 'later@example.com', '/rights/')))
    expect(await progressOf(server)).toMatchObject({ points: 1, pending: 0 })
    expect(await ledgerAgrees(server.db.read, WORKSPACE, AGREEMENT)).toBe(true)
  })

  test('a duplicate found later takes the tenth point and its unused placement back', async () => {
    server = await startTestServer(engine)
    for (let number = 1; number <= 10; number += 1) await register(server, `p${number}@example.com`)
    expect(await progressOf(server)).toMatchObject({ points: 0, grants: { available: 1 } })
    const referral_id = await newestReference(server)
    await agencySays(server, 'referral.rejected', { referral_id, code: 'duplicate_active' })
    expect(await progressOf(server)).toMatchObject({ points: 9, grants: { available: 0 } })
    await agencySays(server, 'referral.rejected', { referral_id, code: 'duplicate_active' })
    expect(await progressOf(server)).toMatchObject({ points: 9, grants: { available: 0 } })
    expect(await ledgerAgrees(server.db.read, WORKSPACE, AGREEMENT)).toBe(true)
  })

  test('is not believed without the right signature, or long after it was signed', async () => {
    server = await startTestServer(engine)
    await register(server, 'forged@example.com')
    const referral_id = await newestReference(server)
    const data = { referral_id, code: 'legal' }
    const wrong = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'
    const forged = await agencySays(server, 'referral.rejected', data, { secret: wrong })
    const old = { at: new Date(Date.now() - 10 * 60_000) }
    const replayed = await agencySays(server, 'referral.rejected', data, old)
    expect([forged.statusCode, replayed.statusCode]).toEqual([401, 401])
    expect(await progressOf(server)).toMatchObject({ points: 1 })
  })

  test('is parked when it speaks of nobody we know or of nothing we know', async () => {
    server = await startTestServer(engine)
    await register(server, 'known@example.com')
    const referral_id = await newestReference(server)
    const nobody = await agencySays(server, 'referral.accepted', { referral_id: 'nobody' })
    const nothing = await agencySays(server, 'referral.promoted', { referral_id })
    expect([nobody.statusCode, nothing.statusCode]).toEqual([202, 202])
    const parked = await server.db.read
      .selectFrom('agency_events')
      .select('type')
      .where('taken', '=', 0)
      .orderBy('recorded_at')
      .execute()
    expect(parked).toHaveLength(2)
    const faulty = await agencySays(server, 'referral.rejected', { referral_id, code: 'unloved' })
    expect(faulty.json()).toMatchObject({ code: 'invalid_request', field: '/data/code' })
  })

  test('every confirmation of a crowd at the same instant is counted, and none twice', async () => {
    server = await startTestServer(engine)
    const paths: string[] = []
    const { insertLink, consentPost } = await import('./test-server.ts')
    for (let number = 1; number <= 25; number += 1) {
      const email = `crowd${number}@example.com`
      await server.app.inject(consentPost(await insertLink(server, email), { email }))
      await server.deliver()
      paths.push(mailedPath(server, email, '/confirm/'))
    }
    await Promise.all([...paths, ...paths].map((path) => server.app.inject(formPost(path))))
    expect(await progressOf(server)).toMatchObject({ points: 5, grants: { available: 2 } })
    const rows = await server.db.read
      .selectFrom('ledger_entries')
      .select('position')
      .orderBy('position')
      .execute()
    expect(rows.map((row) => row.position)).toEqual(rows.map((_, index) => index + 1))
    expect(await ledgerAgrees(server.db.read, WORKSPACE, AGREEMENT)).toBe(true)
  })

  test('with a posting step of five a manager cannot tell whose registration moved the bar', async () => {
    server = await startTestServer(engine, { postingStep: 5 })
    const release = async (email: string) => {
      const link = await register(server, email)
      const token = new URL(link.url).pathname.slice(3)
      await server.app.inject({ method: 'POST', url: '/r/released', payload: { token } })
    }
    await release('watched@example.com')
    await upkeep(server.context)
    server.clock.now += 2 * DAY_MS
    await upkeep(server.context)
    expect(await progressOf(server)).toMatchObject({ points: 0, asOf: null })
    for (let number = 1; number <= 4; number += 1) await release(`cover${number}@example.com`)
    await upkeep(server.context)
    expect(await progressOf(server)).toMatchObject({ points: 5, asOf: server.clock.now })
  })
})
