import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { upkeep } from '../../server/upkeep.ts'
import type { LookUpResult, PrivacyInbox, PrivacyRequest } from '../../src/contract/privacy.ts'
import { ENGINES } from '../databases.ts'
import { OFFICER, seedWorkspace } from '../seed.ts'
import { deskOf } from './desk-of.ts'
import { rightsOf } from './rights-of.ts'
import {
  call,
  consentPost,
  formPost,
  insertLink,
  register,
  startTestServer,
  type TestServer,
} from './test-server.ts'

jest.setTimeout(30_000)

const FORM = 'https://forms.mirai-career.example/relay'
const EMAIL = 'by.letter@example.com'

describe.each(ENGINES)('for somebody who writes a letter, the privacy desk on %s', (engine) => {
  let server: TestServer
  afterEach(() => server.close())
  const { kinds, heard, subjects, page, rightsPath, confirmPath } = rightsOf(() => server)
  const start = async (more: Parameters<typeof startTestServer>[1] = {}) =>
    (server = await startTestServer(engine, { terms: { holdDays: 60 }, ...more }))
  const redirecting = () => start({ formUrl: FORM, terms: { qualifyOn: 'accepted', holdDays: 14 } })

  const { desk, lookUp, withdraw, references, only, press, trail } = deskOf(() => server)

  test('finds one consent by its reference, and nothing else of whoever gave it', async () => {
    await redirecting()
    const link = await insertLink(server, EMAIL)
    const [reference] = [await press(link), await press(link)]
    const { number, held, export: whole } = await lookUp({ reference })
    expect(held).toEqual({
      ...{ offers: [], registrations: [], noOffersSince: null },
      consents: [
        {
          ...{ reference, agencyName: 'Mirai Career Inc.', handOver: 'carried', agencySaid: [] },
          ...{ withdrawnAt: null, undeliveredAt: null, details: null, grantedAt: server.clock.now },
        },
      ],
    })
    expect(whole).toMatchObject({ consents: [{ reference }] })
    expect(JSON.stringify(whole)).not.toMatch(/\/rights\//)
    expect(await trail()).toEqual([`privacy.looked_up ${number} found`])
    // By the address the mail went to, no press is found: nobody proved whose it was.
    expect((await lookUp({ address: EMAIL })).held).toMatchObject({ consents: [] })
  })

  test('knows no reference of another company, none that was never given, and none that is none', async () => {
    await redirecting()
    const reference = await press(await insertLink(server, EMAIL))
    await seedWorkspace(server.context, {
      ...{ endpoint: 'http://127.0.0.1:1/', now: server.clock.now, suffix: '-2' },
    })
    const elsewhere = { token: `${OFFICER}-2` }
    const there = await desk('/look-ups', { reference }, elsewhere)
    expect(there.json()).toMatchObject({ held: null, export: null })
    for (const act of ['/withdrawals', '/erasures']) {
      const answer = await desk(act, { reference }, elsewhere)
      expect(Object.values(answer.json<object>())).toEqual([false, false])
    }
    const unknown = reference.replace(/^./, 'f')
    expect(await lookUp({ reference: unknown })).toMatchObject({ held: null })
    for (const none of ['', 'x', reference.toUpperCase(), `${reference} `, '%']) {
      expect((await desk('/look-ups', { reference: none })).statusCode).toBe(400)
      expect((await desk('/withdrawals', { reference: none })).statusCode).toBe(400)
    }
    expect((await desk('/look-ups', { reference, address: EMAIL })).statusCode).toBe(400)
    expect((await lookUp({ reference })).held?.consents[0]?.withdrawnAt).toBeNull()
  })

  test('withdraws a consent whose page was closed: the agency hears the reference, once', async () => {
    await redirecting()
    const link = await insertLink(server, EMAIL)
    const [reference, other] = [await press(link), await press(link)]
    expect(await withdraw(reference, 'withdrawn-once')).toEqual({ withdrawn: true, mailed: false })
    expect(await withdraw(reference, 'withdrawn-once')).toEqual({ withdrawn: true, mailed: false })
    expect(await withdraw(reference)).toEqual({ withdrawn: false, mailed: false })
    await server.deliver()
    expect(heard().map(({ type, data }) => [type, data['referral_id']])).toEqual([
      ['referral.withdrawn', reference],
    ])
    expect((await lookUp({ reference: other })).held?.consents[0]?.withdrawnAt).toBeNull()
    expect((await trail()).slice(0, 2)).toEqual([
      'privacy.withdrawn done',
      'privacy.withdrawn nothing_held',
    ])
    const inbox = await call(server, 'GET', '/api/privacy', undefined, { token: OFFICER })
    expect(inbox.json<PrivacyInbox>().acts).toMatchObject([{ kind: 'withdrawal', byDesk: true }])
  })

  test('erases it by the reference, and the agency is asked to', async () => {
    await redirecting()
    const link = await insertLink(server, EMAIL)
    const [reference, other] = [await press(link), await press(link)]
    const erased = await desk('/erasures', { reference })
    expect(erased.json()).toEqual({ erased: true, mailed: false })
    expect((await desk('/erasures', { reference })).json()).toMatchObject({ erased: false })
    await server.deliver()
    expect(heard().map(({ type }) => type)).toEqual([
      'referral.withdrawn',
      'referral.erasure_requested',
    ])
    expect(heard().every(({ data }) => data['referral_id'] === reference)).toBe(true)
    expect((await lookUp({ reference: other })).held?.consents[0]?.withdrawnAt).toBeNull()
    // A number says nothing of who is behind it, so nobody is taken off further offers by it.
    expect(await server.db.read.selectFrom('suppressions').selectAll().execute()).toEqual([])
  })

  test('withdraws with all that the person’s own button does, and tells them', async () => {
    await start()
    await register(server, EMAIL)
    await server.deliver()
    const reference = await only()
    expect(await withdraw(reference)).toEqual({ withdrawn: true, mailed: true })
    await server.deliver()
    expect(subjects().filter((one) => one === `${EMAIL}: Your consent is withdrawn`)).toHaveLength(
      1,
    )
    expect(heard().map(({ type }) => type)).toEqual(['referral.registered', 'referral.withdrawn'])
    expect(await kinds()).toEqual(['accrued', 'reversed'])
    expect(await page(rightsPath(EMAIL))).toContain('No name and no contact details of yours')
    expect(await page(`${rightsPath(EMAIL)}/withdraw`)).toContain('Your consent is withdrawn')
  })

  test('withdraws the consent that was named, and no later one of the same person', async () => {
    await start()
    const link = await register(server, EMAIL)
    const first = await only()
    await withdraw(first)
    await server.app.inject(consentPost(link, { email: EMAIL }))
    await server.deliver()
    await server.app.inject(formPost(confirmPath(EMAIL)))
    expect(await withdraw(first)).toEqual({ withdrawn: false, mailed: false })
    const [, second = ''] = await references()
    expect((await lookUp({ reference: second })).held?.consents).toMatchObject([
      { withdrawnAt: null },
    ])
  })

  test('pressed by both at once takes it back once', async () => {
    await start()
    await register(server, EMAIL)
    await server.deliver()
    const reference = await only()
    const own = () => server.app.inject(formPost(`${rightsPath(EMAIL)}/withdraw`))
    await Promise.all([withdraw(reference), own(), withdraw(reference), own()])
    await server.deliver()
    expect(await kinds()).toEqual(['accrued', 'reversed'])
    expect(heard().filter(({ type }) => type === 'referral.withdrawn')).toHaveLength(1)
    expect(subjects().filter((one) => one === `${EMAIL}: Your consent is withdrawn`)).toHaveLength(
      1,
    )
  })

  test('says where no address is held any more, so that somebody writes to the person', async () => {
    await start()
    await register(server, EMAIL)
    await server.deliver()
    server.clock.now += 31 * DAY_MS
    await upkeep(server.context)
    expect(await withdraw(await only())).toEqual({ withdrawn: true, mailed: false })
    await server.deliver()
    expect(subjects()).not.toContain(`${EMAIL}: Your consent is withdrawn`)
  })

  test('keeps a request that names a reference until it is closed', async () => {
    await redirecting()
    const reference = await press(await insertLink(server, EMAIL))
    const receivedOn = new Date(server.clock.now - DAY_MS).toISOString().slice(0, 10)
    const made = await desk('/requests', { kind: 'withdrawal', reference, receivedOn })
    const { id } = made.json<PrivacyRequest>()
    expect(made.body).not.toContain(reference)
    const found = (await desk(`/requests/${id}/look-up`)).json<LookUpResult>()
    expect(found.held?.consents).toMatchObject([{ reference }])
    expect((await desk('/erasures', { requestId: id })).json()).toMatchObject({ erased: true })
    await desk(`/requests/${id}/close`, { outcome: 'done' })
    expect((await desk(`/requests/${id}/look-up`)).statusCode).toBe(404)
    const rows = await server.db.read.selectFrom('privacy_requests').selectAll().execute()
    expect(rows).toMatchObject([{ person_key: '', reference: null }])
  })

  test('a reference alone opens nothing on any page that everybody can reach', async () => {
    await redirecting()
    const link = await insertLink(server, EMAIL)
    const reference = await press(link)
    const { pathname } = new URL(link.url)
    for (const path of ['/rights/', '/confirm/', '/r/']) {
      expect((await server.app.inject(path + reference)).statusCode).toBe(404)
      const posted = await server.app.inject(formPost(`${path}${reference}/withdraw`))
      expect(posted.statusCode).toBe(404)
    }
    const asked = formPost(`${pathname}/rights-mail`, { email: reference, reference })
    expect((await server.app.inject(asked)).body).not.toContain(reference)
    await server.deliver()
    expect([server.mails, heard()]).toEqual([[], []])
  })
})
