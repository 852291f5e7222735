import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { LOOK_UPS_PER_HOUR } from '../../server/domain/privacy.ts'
import type { PrivacyRequest } from '../../src/contract/privacy.ts'
import type { AuditPage } from '../../src/contract/settings.ts'
import { ENGINES } from '../databases.ts'
import { MANAGER, OFFICER, RECRUITER } from '../seed.ts'
import { deskOf } from './desk-of.ts'
import { call, insertLink, register, startTestServer, type TestServer } from './test-server.ts'

jest.setTimeout(30_000)

const FORM = 'https://forms.mirai-career.example/relay'
const EMAIL = 'by.letter@example.com'

describe.each(ENGINES)('what the privacy desk does is written down, on %s', (engine) => {
  let server: TestServer
  afterEach(() => server.close())
  const { desk, lookUp, withdraw, only, press, trail } = deskOf(() => server)

  test('counts every look and act in one limit, and writes down once that more was tried', async () => {
    server = await startTestServer(engine, { formUrl: FORM, terms: { qualifyOn: 'accepted' } })
    const reference = await press(await insertLink(server, EMAIL))
    const acts = ['/look-ups', '/withdrawals', '/erasures'] as const
    const answers: number[] = []
    for (let time = 0; time < LOOK_UPS_PER_HOUR + 4; time += 1) {
      const path = acts[time % acts.length] ?? '/look-ups'
      answers.push((await desk(path, { reference })).statusCode)
    }
    expect(answers.filter((status) => status === 200)).toHaveLength(LOOK_UPS_PER_HOUR)
    expect(answers.slice(LOOK_UPS_PER_HOUR)).toEqual([429, 429, 429, 429])
    const refused = async () =>
      (await trail()).filter((one) => one === `privacy.look_up_refused > ${LOOK_UPS_PER_HOUR}`)
    expect(await refused()).toHaveLength(1)
    server.clock.now += 60 * 60_000 + 1
    expect((await desk('/look-ups', { reference })).statusCode).toBe(200)
    await Promise.all(
      Array.from({ length: LOOK_UPS_PER_HOUR + 3 }, () => desk('/look-ups', { reference })),
    )
    expect(await refused()).toHaveLength(2)
  })

  test('tells managers that it acted and when, and how it ended to officers alone', async () => {
    server = await startTestServer(engine)
    await register(server, EMAIL)
    await server.deliver()
    const reference = await only()
    await lookUp({ address: EMAIL })
    await lookUp({ address: 'nobody@example.com' })
    const correct = { name: '佐藤 華子', phone: '', desiredWork: '', desiredArea: '' }
    await desk('/corrections', { reference, ...correct })
    const receivedOn = new Date(server.clock.now - DAY_MS).toISOString().slice(0, 10)
    const made = await desk('/requests', { kind: 'access', reference, receivedOn })
    await desk(`/requests/${made.json<PrivacyRequest>().id}/close`, { outcome: 'done' })
    await withdraw(reference)
    await withdraw(reference)
    await desk('/erasures', { address: EMAIL })
    const read = async (token: string) => {
      const answer = await call(server, 'GET', '/api/audit', undefined, { token })
      const { entries } = answer.json<AuditPage>()
      return entries
        .filter((one) => one.action.startsWith('privacy.'))
        .reverse()
        .map(({ action, subject }) => `${action} ${subject}`)
    }
    expect(await read(OFFICER)).toEqual(await trail())
    expect(await read(OFFICER)).toEqual([
      'privacy.looked_up 1 found',
      'privacy.looked_up 2 not_found',
      'privacy.corrected done: name',
      'privacy.request_entered 1',
      'privacy.request_closed 1 done',
      'privacy.withdrawn done',
      'privacy.withdrawn nothing_held',
      'privacy.erased done',
    ])
    expect(await read(MANAGER)).toEqual([
      'privacy.looked_up 1',
      'privacy.looked_up 2',
      'privacy.corrected ',
      'privacy.request_entered 1',
      'privacy.request_closed 1',
      'privacy.withdrawn ',
      'privacy.withdrawn ',
      'privacy.erased ',
    ])
    const recruiter = await call(server, 'GET', '/api/audit', undefined, { token: RECRUITER })
    expect(recruiter.statusCode).toBe(403)
  })
})
