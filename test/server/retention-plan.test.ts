import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { KEPT_DAYS, type RetentionRule } from '../../server/domain/retention.ts'
import { forgetDue, retentionPlan } from '../../server/store/retention.ts'
import type { SessionRow } from '../../server/store/schema-workspace.ts'
import { insertOnce } from '../../server/store/statement.ts'
import { ENGINES } from '../databases.ts'
import { nextEmail, SUBJECTS } from './retention-subjects.ts'
import {
  consentPost,
  formPost,
  insertLink,
  mailedPath,
  register,
  startTestServer,
  type TestServer,
} from './test-server.ts'

jest.setTimeout(120_000)

describe.each(ENGINES)('what retention says it will do on %s', (engine) => {
  let server: TestServer
  let sessions: SessionRow[]
  beforeAll(async () => {
    server = await startTestServer(engine, { terms: { qualifyOn: 'registered', holdDays: 0 } })
    sessions = await server.db.read.selectFrom('sessions').selectAll().execute()
  })
  afterAll(() => server.close())

  /** What a run at this time says it would forget, and what it forgets. */
  const saidAndDone = async (now: number) => {
    const plans = await retentionPlan(server.db.read, now)
    const said = plans.filter((plan) => plan.due > 0).map((plan) => [plan.rule, plan.due])
    const done = await forgetDue(server.context, now, { mostBatches: Infinity })
    return { said: Object.fromEntries(said) as object, done }
  }
  /** A run at a later time ended the sessions of those who act. */
  const signInAgain = async () => {
    await server.db.write(async (tx) => {
      for (const session of sessions) await insertOnce(tx, 'sessions', session)
    })
  }
  const erase = async (email: string) => {
    const [, , secret] = mailedPath(server, email, '/rights/').split('/')
    await server.app.inject(formPost(`/rights/${secret}/erase`))
    await server.deliver()
  }
  const erased = async () => {
    const email = nextEmail()
    await register(server, email)
    await server.deliver()
    await erase(email)
  }
  const erasedUnconfirmed = async () => {
    const email = nextEmail()
    await server.app.inject(consentPost(await insertLink(server, email), { email }))
    await server.deliver()
    await erase(email)
  }
  const erasedUnheard = async () => {
    server.agency.answer = 503
    await erased()
    server.agency.answer = 204
  }

  test('is what it does to somebody who was erased: the evidence, and later that it was done', async () => {
    await erased()
    const day = server.clock.now + (KEPT_DAYS.records + 1) * DAY_MS
    const first = await saidAndDone(day)
    expect(first.done).toMatchObject({ records: 1 })
    expect(first.said).toEqual(first.done)
    const next = await saidAndDone(day)
    expect(next).toEqual({ said: { erasures: 1 }, done: { erasures: 1 } })
  })

  const happen = [erased, erasedUnconfirmed, erasedUnheard].map((one) => async () => await one())
  const subjects = (Object.keys(SUBJECTS) as RetentionRule[]).map(
    (rule) => async () => void (await SUBJECTS[rule](server)),
  )
  const history = fc.array(fc.oneof(fc.constantFrom(...happen), fc.constantFrom(...subjects)), {
    minLength: 1,
    maxLength: 6,
  })
  const clocks = fc.array(fc.constantFrom(0, 1, 8, 15, 31, 91, 271, 1097, 1098, 1099, 1190, 2300), {
    minLength: 1,
    maxLength: 3,
  })

  test('is what it does, whatever happened before and whenever it runs', async () => {
    let forgotten = 0
    const property = fc.asyncProperty(history, clocks, async (acts, days) => {
      await signInAgain()
      for (const act of acts) {
        await act()
        server.clock.now += DAY_MS / 4
      }
      for (const after of days) {
        const { said, done } = await saidAndDone(server.clock.now + after * DAY_MS)
        expect(done).toEqual(said)
        forgotten += Object.keys(done).length
      }
    })
    await fc.assert(property, { numRuns: 12, endOnFailure: true })
    expect(forgotten).toBeGreaterThan(10)
  })
})
