import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { KEPT_DAYS, type RetentionRule } from '../../server/domain/retention.ts'
import { activityIn } from '../../server/store/figures.ts'
import { ledgerAgrees } from '../../server/store/ledger.ts'
import { suppress } from '../../server/store/referrals.ts'
import { forgetDue, retentionPlan } from '../../server/store/retention.ts'
import { insert } from '../../server/store/statement.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, WORKSPACE } from '../seed.ts'
import { CLICK } from './browsers.ts'
import { nextEmail, one, SUBJECTS } from './retention-subjects.ts'
import {
  formPost,
  insertLink,
  pathOf,
  progressOf,
  register,
  startTestServer,
  type TestServer,
} from './test-server.ts'

jest.setTimeout(60_000)

describe.each(ENGINES)('retention on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine, { terms: { qualifyOn: 'registered', holdDays: 0 } })
  })
  afterAll(() => server.close())

  const rules = Object.keys(KEPT_DAYS) as RetentionRule[]

  test.each(rules)('%s: kept a day before its time, told and gone a day after', async (rule) => {
    const { since, isKept } = await SUBJECTS[rule](server)
    const due = since + KEPT_DAYS[rule] * DAY_MS
    const planned = async (at: number) =>
      (await retentionPlan(server.db.read, at)).find((plan) => plan.rule === rule)

    await forgetDue(server.context, due - DAY_MS)
    expect(await isKept()).toBe(true)
    const before = await planned(due - DAY_MS)
    expect(before).toMatchObject({ due: 0, keptDays: KEPT_DAYS[rule] })
    expect(before?.nextDue).toBeLessThanOrEqual(due)

    const announced: string[] = []
    const after = await planned(due + DAY_MS)
    expect(after?.due).toBeGreaterThan(0)
    expect(await isKept()).toBe(true)
    const forgotten = await forgetDue(server.context, due + DAY_MS, {
      announce: (done, rows) => announced.push(`${done} ${rows}`),
    })
    expect(await isKept()).toBe(false)
    expect(forgotten[rule]).toBe(after?.due)
    expect(announced).toContain(`${rule} ${after?.due}`)
  })

  test('never touches opt-outs, the ledger or a balance, however much time goes by', async () => {
    await register(server, nextEmail())
    await server.db.write((tx) =>
      suppress(tx, { workspaceId: WORKSPACE, personKey: 'x', source: 'decline_page' }, 0),
    )
    const books = async () => ({
      ledger: await server.db.read.selectFrom('ledger_entries').selectAll().execute(),
      optOuts: await server.db.read.selectFrom('suppressions').selectAll().execute(),
      accounts: await server.db.read.selectFrom('credit_accounts').selectAll().execute(),
      progress: await progressOf(server),
    })
    await server.deliver()
    // Somebody the agency took at no attempt: it is still to be asked to delete.
    const done = { done_at: server.clock.now, outcome: 'given_up' }
    await server.db.write((tx) =>
      tx.updateTable('outbox').set(done).where('done_at', 'is', null).execute(),
    )
    const before = await books()
    expect(before.ledger.length).toBeGreaterThan(2)
    await forgetDue(server.context, server.clock.now + 9 * 366 * DAY_MS)
    expect(await server.db.read.selectFrom('consents').selectAll().execute()).toEqual([])
    expect(await server.db.read.selectFrom('provision_records').selectAll().execute()).toEqual([])
    expect(await ledgerAgrees(server.db.read, WORKSPACE, AGREEMENT)).toBe(true)
    expect(await books()).toEqual(before)
    const plans = await retentionPlan(server.db.read, server.clock.now)
    expect(plans.filter((plan) => plan.keptDays === null)).toMatchObject([
      { rule: 'opt_outs', held: before.optOuts.length, due: 0, nextDue: null },
      { rule: 'ledger', held: before.ledger.length, due: 0, nextDue: null },
    ])
  })

  test('a link nobody knows any more is like one that never was; one with a consent stays known', async () => {
    const unknown = await insertLink(server, nextEmail())
    const known = await register(server, nextEmail())
    await server.deliver()
    const { now } = server.clock
    await forgetDue(server.context, unknown.expiresAt + 91 * DAY_MS)
    server.clock.now = unknown.expiresAt + 91 * DAY_MS
    try {
      expect((await server.app.inject(pathOf(unknown.url))).statusCode).toBe(404)
      const decline = formPost(`${new URL(unknown.url).pathname}/decline`)
      expect((await server.app.inject(decline)).statusCode).toBe(404)
      expect((await server.app.inject(pathOf(known.url))).statusCode).toBe(200)
    } finally {
      server.clock.now = now
    }
  })

  test('opens become totals of a day without a link, counted once and still reported', async () => {
    const link = await insertLink(server, nextEmail())
    for (let time = 0; time < 6; time += 1) {
      server.clock.now += 60_000
      await server.app.inject({ url: pathOf(link.url), headers: CLICK })
    }
    await server.app.inject({ method: 'HEAD', url: pathOf(link.url), headers: CLICK })
    await server.context.opens.flush()
    const span = { name: 'all', begins: 0, ends: server.clock.now + 4 * DAY_MS }
    const opens = async () => (await activityIn(server.db.read, AGREEMENT, [span]))[0]?.opens
    const before = await opens()
    expect(before?.person).toBeGreaterThanOrEqual(6)
    const later = server.clock.now + 31 * DAY_MS
    await Promise.all([forgetDue(server.context, later), forgetDue(server.context, later)])
    expect(await one(server, 'opens', 'referral_id', link.id)).toBe(false)
    expect(await opens()).toEqual(before)
    const totals = await server.db.read.selectFrom('open_totals').selectAll().execute()
    expect(JSON.stringify(totals)).not.toContain(link.id)
  })

  test('evidence stays while a later consent of the same link, or a delivery, is young', async () => {
    const email = nextEmail()
    const link = await register(server, email)
    const { now } = server.clock
    const due = now + (KEPT_DAYS.records + 1) * DAY_MS
    // Nothing was delivered yet: what waits is never old.
    await forgetDue(server.context, due)
    expect(await one(server, 'consents', 'referral_id', link.id)).toBe(true)
    await server.deliver()
    await server.db.write(async (tx) => {
      const consent = await tx
        .selectFrom('consents')
        .selectAll()
        .where('referral_id', '=', link.id)
        .executeTakeFirstOrThrow()
      const more = { id: 'later', registration_id: 'later', person_key: 'y', granted_at: due }
      await insert(tx, 'consents', { ...consent, ...more })
    })
    await forgetDue(server.context, due)
    expect(await one(server, 'consents', 'referral_id', link.id)).toBe(true)
    await forgetDue(server.context, due + (KEPT_DAYS.records + 1) * DAY_MS)
    expect(await one(server, 'consents', 'referral_id', link.id)).toBe(false)
  })

  test('goes on where a run was cut off, a batch at a time', async () => {
    const at = server.clock.now
    await server.db.write(async (tx) => {
      for (let number = 0; number < 1_100; number += 1) {
        await insert(tx, 'sign_in_attempts', {
          bucket: `many-${number}`,
          window_start: at,
          failures: 1,
        })
      }
    })
    const later = at + 2 * DAY_MS
    expect(await forgetDue(server.context, later, { mostBatches: 1 })).toMatchObject({
      failed_sign_ins: 500,
    })
    expect(await forgetDue(server.context, later)).toMatchObject({ failed_sign_ins: 600 })
    expect((await forgetDue(server.context, later)).failed_sign_ins).toBeUndefined()
  })
})
