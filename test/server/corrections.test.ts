import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { LOOK_UPS_PER_HOUR } from '../../server/domain/privacy.ts'
import { upkeep } from '../../server/upkeep.ts'
import type { Correction, CorrectionResult, LookUpResult } from '../../src/contract/privacy.ts'
import { ENGINES } from '../databases.ts'
import { MANAGER, OFFICER } from '../seed.ts'
import { rightsOf } from './rights-of.ts'
import { call, formPost, register, startTestServer, type TestServer } from './test-server.ts'

jest.setTimeout(30_000)

const EMAIL = 'misspelt@example.com'
const RIGHT = { name: '佐藤 華子', phone: '03-1234-5678', desiredWork: '', desiredArea: '' }

interface Told {
  person?: Record<string, string | null>
  provision_record?: { items: string[] }
}

describe.each(ENGINES)('details corrected for somebody who wrote a letter, on %s', (engine) => {
  let server: TestServer
  afterEach(() => server.close())
  const { heard, subjects, page, rightsPath, exported } = rightsOf(() => server)
  const start = async () => {
    server = await startTestServer(engine, { terms: { holdDays: 60 } })
    await register(server, EMAIL)
  }
  const reference = async () =>
    (await server.db.read.selectFrom('consents').select('id').executeTakeFirstOrThrow()).id
  const desk = async (body: object, more: { key?: string; token?: string } = {}) =>
    await call(server, 'POST', '/api/privacy/corrections', body, { token: OFFICER, ...more })
  const correct = async (values: Partial<Correction> = {}, key?: string) =>
    (
      await desk(
        { reference: await reference(), ...RIGHT, ...values },
        key === undefined ? {} : { key },
      )
    ).json<CorrectionResult>()
  const details = async () => {
    const found = await call(
      server,
      'POST',
      '/api/privacy/look-ups',
      { address: EMAIL },
      { token: OFFICER },
    )
    return found.json<LookUpResult>().held?.consents[0]?.details
  }
  const told = (type: string) =>
    heard()
      .filter((one) => one.type === type)
      .map((one) => one.data as Told)
  const trail = async () =>
    (
      await server.db.read
        .selectFrom('audit_entries')
        .select(['subject'])
        .where('action', '=', 'privacy.corrected')
        .execute()
    ).map((row) => row.subject)

  test('reach the agency that has the old ones, the person, and a record of provision', async () => {
    await start()
    await server.deliver()
    expect(await details()).toMatchObject({ name: '佐藤 花子', phone: '' })
    expect(await correct({}, 'corrected-once')).toEqual({ corrected: true, mailed: true })
    expect(await correct({}, 'corrected-once')).toEqual({ corrected: true, mailed: true })
    expect(await details()).toEqual(RIGHT)
    await server.deliver()
    const [event, ...more] = told('referral.corrected')
    expect(event).toMatchObject({
      referral_id: await reference(),
      person: { name: RIGHT.name, email: EMAIL, phone: RIGHT.phone },
      provision_record: { items: ['application_to_employer', 'name', 'email', 'phone'] },
    })
    expect(more).toEqual([])
    expect(
      subjects().filter((one) => one === `${EMAIL}: Your details were corrected`),
    ).toHaveLength(1)
    const held = await page(rightsPath(EMAIL))
    expect(held).toContain(RIGHT.name)
    expect(held).toContain('The correction of your details: ')
    const { consents } = await exported<{
      consents: { provision_records: unknown[]; told_to_recipient: { what: string }[] }[]
    }>(rightsPath(EMAIL))
    expect(consents[0]?.provision_records).toHaveLength(2)
    expect(consents[0]?.told_to_recipient.map(({ what }) => what)).toEqual([
      'registration',
      'correction',
    ])
  })

  test('stand in the trail by the names of the fields, and nothing of what is in them', async () => {
    await start()
    await correct()
    expect(await trail()).toEqual(['done: name, phone'])
    for (const table of ['audit_entries', 'idempotency_keys', 'outbox', 'registrations'] as const) {
      const rows = await server.db.read.selectFrom(table).selectAll().execute()
      expect(JSON.stringify(rows)).not.toMatch(/華子|1234-5678/)
    }
  })

  test('before the first delivery, that one carries them and nothing follows it', async () => {
    await start()
    await correct()
    await server.deliver()
    expect(told('referral.registered')).toMatchObject([
      {
        person: { name: RIGHT.name },
        provision_record: { items: ['application_to_employer', 'name', 'email', 'phone'] },
      },
    ])
    expect(told('referral.corrected')).toEqual([])
  })

  test('that are the same change nothing, and are told to nobody', async () => {
    await start()
    await correct()
    await server.deliver()
    const before = server.mails.length
    expect(await correct()).toEqual({ corrected: false, mailed: false })
    await server.deliver()
    expect(server.mails).toHaveLength(before)
    expect(await server.db.read.selectFrom('provision_records').selectAll().execute()).toHaveLength(
      2,
    )
  })

  test('are refused by field where nobody could be reached by them, and nothing is changed', async () => {
    await start()
    for (const [wrong, field] of [
      [{ name: '  ' }, '/name'],
      [{ phone: 'none' }, '/phone'],
      [{ desiredArea: '\ufffd' }, '/desiredArea'],
    ] as const) {
      const answer = await desk({ reference: await reference(), ...RIGHT, ...wrong })
      expect(answer.json()).toMatchObject({ code: 'invalid_request', field })
    }
    const longer = { reference: await reference(), ...RIGHT, name: 'x'.repeat(101) }
    expect((await desk(longer)).statusCode).toBe(400)
    const address = { reference: await reference(), ...RIGHT, email: 'other@example.com' }
    expect((await desk(address)).statusCode).toBe(400)
    expect(await details()).toMatchObject({ name: '佐藤 花子' })
    expect(await trail()).toEqual([])
  })

  test('tell by no fault whether they are held, and every other look is counted and written down', async () => {
    await start()
    const held = await reference()
    const unknown = held.replace(/^./, 'f')
    const looks = async () =>
      (await server.db.read.selectFrom('look_ups').select('id').execute()).length
    const faulty = async (of: string) => {
      const answer = await desk({ reference: of, ...RIGHT, phone: 'x' })
      return [answer.statusCode, answer.json<{ field: string }>().field]
    }
    for (let time = 0; time < LOOK_UPS_PER_HOUR + 1; time += 1) {
      expect([await faulty(held), await faulty(unknown)]).toEqual([
        [400, '/phone'],
        [400, '/phone'],
      ])
    }
    expect([await trail(), await looks()]).toEqual([[], 0])
    expect((await desk({ reference: unknown, ...RIGHT })).json()).toMatchObject({
      corrected: false,
    })
    expect((await desk({ reference: held, ...RIGHT })).json()).toMatchObject({ corrected: true })
    expect([await trail(), await looks()]).toEqual([['nothing_held', 'done: name, phone'], 2])
  })

  test('are not made of a consent that ended, or once they are forgotten, or by anybody else', async () => {
    await start()
    await server.deliver()
    const asked = { reference: await reference(), ...RIGHT }
    expect((await desk(asked, { token: MANAGER })).statusCode).toBe(403)
    server.clock.now += 31 * DAY_MS
    await upkeep(server.context)
    expect(await details()).toBeNull()
    expect(await correct()).toEqual({ corrected: false, mailed: false })
    await server.app.inject(formPost(`${rightsPath(EMAIL)}/withdraw`))
    expect(await correct()).toEqual({ corrected: false, mailed: false })
    await server.deliver()
    expect(told('referral.corrected')).toEqual([])
  })

  test('that wait are dropped when the person withdraws', async () => {
    await start()
    await server.deliver()
    server.agency.answer = 503
    await correct()
    await server.deliver()
    await server.app.inject(formPost(`${rightsPath(EMAIL)}/withdraw`))
    server.agency.answer = 204
    server.clock.now += DAY_MS
    await server.deliver()
    server.clock.now += DAY_MS
    await server.deliver()
    expect(heard().map(({ type }) => type)).toEqual(['referral.registered', 'referral.withdrawn'])
  })
})
