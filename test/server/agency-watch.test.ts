import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { askAgencies } from '../../server/delivery/agency-watch.ts'
import { DAY_MS } from '../../server/domain/agreement.ts'
import type { ProgressView } from '../../src/contract/progress.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT } from '../seed.ts'
import { call, register, startTestServer, type TestServer } from './test-server.ts'

jest.setTimeout(30_000)

const HOUR_MS = DAY_MS / 24

describe.each(ENGINES)('whether agencies answer, on %s', (engine) => {
  let server: TestServer
  afterEach(() => server.close())
  const told = async () =>
    (await call(server, 'GET', '/api/progress')).json<ProgressView>().agreements[0]?.unansweredSince

  test('managers read since when one does not, after a day of it, until it does again', async () => {
    server = await startTestServer(engine)
    await askAgencies(server.context)
    expect(JSON.parse(server.agency.received[0]?.body ?? '')).toMatchObject({
      type: 'relay.test',
      data: {},
    })
    server.agency.answer = 503
    server.clock.now += HOUR_MS
    const since = server.clock.now
    for (let hour = 0; hour < 24; hour += 1) {
      await askAgencies(server.context)
      expect(await told()).toBeNull()
      server.clock.now += HOUR_MS
    }
    await askAgencies(server.context)
    expect(await told()).toBe(since)
    server.agency.answer = 204
    await askAgencies(server.context)
    expect(await told()).toBeNull()
  })

  test('what managers read is the same whether or not somebody waits to be handed over', async () => {
    const reads: (number | null | undefined)[][] = []
    for (const somebody of [false, true]) {
      server = await startTestServer(engine)
      const begun = server.clock.now
      server.agency.answer = 503
      if (somebody) await register(server, 'waits@example.com')
      const read: (number | null | undefined)[] = []
      for (let day = 0; day < 4; day += 1) {
        await server.deliver()
        await askAgencies(server.context)
        const since = await told()
        read.push(since == null ? since : since - begun)
        server.clock.now += DAY_MS
      }
      reads.push(read)
      if (!somebody) await server.close()
    }
    expect(reads[1]).toEqual(reads[0])
    expect(reads[0]).toEqual([null, 0, 0, 0])
  })

  test('one whose agreement has ended is asked no more', async () => {
    server = await startTestServer(engine)
    await call(server, 'POST', `/api/agreements/${AGREEMENT}/end`)
    await askAgencies(server.context)
    expect(server.agency.received).toEqual([])
  })
})
