import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ENGINES } from '../databases.ts'
import { makeWorld, steps } from './interleaving.ts'
import { brokenPromises } from './invariants.ts'
import { startTestServer, type TestServer } from './test-server.ts'

/** PostgreSQL costs a commit each; the rules it shares with SQLite are walked through there. */
const RUNS = { sqlite: 150, postgres: 40 }

const RULES = ['registered', 'accepted'] as const

describe.each(ENGINES)('whatever candidates, agency and time do, in any order, on %s', (engine) => {
  describe.each(RULES)('where %s earns', (qualifyOn) => {
    let server: TestServer
    const pressed = new Set<string>()
    let world = 0
    beforeAll(async () => {
      server = await startTestServer(engine, {
        terms: { qualifyOn, holdDays: 14 },
        config: { sessionDays: 36_500 },
      })
    })
    afterAll(() => server.close())

    test('nothing is half done, nobody is handed over late, and the credit adds up', async () => {
      const walk = fc.asyncProperty(steps, async (taken) => {
        server.agency.answer = 204
        const here = await makeWorld(server, `world${(world += 1)}`)
        for (const step of taken) await here.take(step)
        for (const id of await here.pressed()) pressed.add(id)
        expect([...here.faults, ...(await brokenPromises(server, pressed))]).toEqual([])
      })
      await fc.assert(walk, { numRuns: RUNS[engine], endOnFailure: true })
    }, 240_000)
  })
})
