import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { dayOf, KEPT_DAYS } from '../../server/domain/retention.ts'
import { activityIn } from '../../server/store/figures.ts'
import { forgetDue } from '../../server/store/retention.ts'
import type { LookUpResult } from '../../src/contract/privacy.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, OFFICER } from '../seed.ts'
import { agencySays } from './agency-says.ts'
import { CLICK } from './browsers.ts'
import { brokenPromises } from './invariants.ts'
import { rightsOf } from './rights-of.ts'
import {
  call,
  consentPost,
  formPost,
  insertLink,
  insertRequest,
  pathOf,
  startTestServer,
  type TestServer,
} from './test-server.ts'

jest.setTimeout(60_000)

const EMAIL = 'everything@example.com'

interface Export {
  how_to_stop: { en: string; ja: string }
  offers: { position: string | null; stage: string | null; openings: { judged: string }[] }[]
  consents: { said_by_recipient: { what: string; code: string | null }[] }[]
  open_requests: { asked_for: string }[]
}

describe.each(ENGINES)('everything held, with what others said and named, on %s', (engine) => {
  let server: TestServer
  let registrationId = ''
  beforeEach(async () => {
    server = await startTestServer(engine, { terms: { qualifyOn: 'accepted', holdDays: 14 } })
  })
  afterEach(() => server.close())
  const { rightsPath, confirmPath, page, exported, erase, kinds } = rightsOf(() => server)

  const reference = async () =>
    (await server.db.read.selectFrom('consents').select('id').executeTakeFirstOrThrow()).id
  const says = async (type: string, data: object = {}) => {
    server.clock.now += 1000
    const about = { referral_id: await reference(), ...data }
    return (await agencySays(server, type, about)).statusCode
  }
  const events = () => server.db.read.selectFrom('agency_events').selectAll().execute()
  const details = () =>
    server.db.read.selectFrom('referrals').select(['stage', 'position', 'mailbox']).execute()
  const desk = async (path: string, body: object) =>
    await call(server, 'POST', `/api/privacy${path}`, body, { token: OFFICER })
  const lookUp = async () =>
    (await desk('/look-ups', { address: EMAIL })).json<LookUpResult & { export: Export }>()

  /** A mail with a position, opened, agreed to, and taken up by the agency; a request waits. */
  const go = async () => {
    const request = insertRequest(EMAIL)
    const payload = { ...(request.payload as object), stage: 'final', position: 'Sales, Osaka' }
    const link = (await server.app.inject({ ...request, payload })).json<{ url: string }>()
    await server.app.inject({ url: pathOf(link.url), headers: CLICK })
    await server.context.opens.flush()
    await server.app.inject(consentPost(link as never, { email: EMAIL }))
    await server.deliver()
    await server.app.inject(formPost(confirmPath(EMAIL)))
    await server.deliver()
    registrationId = (
      await server.db.read.selectFrom('registrations').select('id').executeTakeFirstOrThrow()
    ).id
    await says('referral.accepted')
    await says('referral.interviewing')
    await says('referral.closed', { code: 'not_job_seeker' })
    const receivedOn = dayOf(server.clock.now)
    await desk('/requests', { kind: 'access', address: EMAIL, receivedOn })
  }

  test('stands in the file, on the page in both languages, and before the officer', async () => {
    await go()
    const whole = await exported<Export>(rightsPath(EMAIL))
    expect(whole).toMatchObject({
      offers: [{ position: 'Sales, Osaka', stage: 'final', openings: [{ judged: 'probable' }] }],
      consents: [
        {
          said_by_recipient: [
            { what: 'referral.accepted' },
            { what: 'referral.interviewing' },
            { what: 'referral.closed', code: 'not_job_seeker' },
          ],
        },
      ],
      open_requests: [{ asked_for: 'access' }],
    })
    const { export: desked, held } = await lookUp()
    const { offers, consents, open_requests } = whole
    expect(held).toMatchObject({
      offers: [{ position: 'Sales, Osaka', stage: 'final', mailbox: expect.any(String) }],
      consents: [
        {
          agencySaid: [
            { what: 'referral.accepted', code: null },
            { what: 'referral.interviewing', code: null },
            { what: 'referral.closed', code: 'not_job_seeker' },
          ],
        },
      ],
    })
    expect(desked).toMatchObject({ offers, open_requests })
    expect(desked.consents[0]?.said_by_recipient).toEqual(consents[0]?.said_by_recipient)
    const english = await page(rightsPath(EMAIL))
    for (const told of [
      'What the agency told us',
      'it has taken up your registration',
      'you are not looking for work at present',
      'Sales, Osaka',
      'final round',
      'by a person or a program',
      'To see your data: came on',
    ]) {
      expect(english).toContain(told)
    }
    const japanese = (await server.app.inject(`${rightsPath(EMAIL)}?lang=ja`)).body
    for (const told of ['人材紹介会社からの連絡', '最終選考', '開示のご請求']) {
      expect(japanese).toContain(told)
    }
  })

  test('of somebody else’s is shown to nobody', async () => {
    await go()
    const other = 'somebody.else@example.com'
    const link = await insertLink(server, other)
    await server.app.inject(consentPost(link, { email: other }))
    await server.deliver()
    const whole = await exported<Export>(rightsPath(other))
    expect(whole).toMatchObject({ consents: [], open_requests: [], offers: [{ position: null }] })
    expect(await page(rightsPath(other))).not.toMatch(/Sales, Osaka|What the agency told us/)
  })

  test('says how to stop it, to the person with a link, to the desk without theirs', async () => {
    await go()
    const own = await exported<Export>(rightsPath(EMAIL))
    const { export: desked } = await lookUp()
    expect(JSON.stringify(own)).toContain('/rights/')
    expect(JSON.stringify(desked)).not.toContain('/rights/')
    for (const { how_to_stop: way } of [own, desked]) {
      expect(way.en).toMatch(/withdraw a consent .* confirmed your registration.*privacy contact/)
      expect(way.ja).toMatch(/同意の撤回.*個人情報窓口/)
    }
  })

  test('goes with an erasure, but for what figures and books need, and what comes later too', async () => {
    await go()
    const span = { name: 'all', begins: 0, ends: server.clock.now + DAY_MS }
    const figures = async () => (await activityIn(server.db.read, AGREEMENT, [span]))[0]
    const before = await figures()
    expect(before?.accepted).toBe(1)
    await erase(rightsPath(EMAIL))
    const cut = async () => {
      for (const row of await events()) expect([row.consent_id, row.code]).toEqual([null, null])
      const named = (await events()).filter((row) => row.referral_id !== null)
      expect(named.map((row) => row.type)).toEqual(['referral.accepted'])
    }
    await cut()
    expect(await events()).toHaveLength(3)
    expect(await figures()).toEqual(before)
    // What the agency says of somebody who was erased is heard once and not kept.
    expect(await says('referral.rejected', { code: 'unreachable' })).toBe(200)
    expect(await says('referral.odd')).toBe(202)
    expect(await events()).toHaveLength(5)
    await cut()
    expect(await kinds()).toEqual(['accrued', 'reversed'])
    expect(await brokenPromises(server, new Set([registrationId]))).toEqual([])
  })

  test('is not taken twice once it is cut', async () => {
    await go()
    const about = { referral_id: await reference(), code: 'not_job_seeker' }
    await agencySays(server, 'referral.closed', about, { id: 'said-once' })
    await erase(rightsPath(EMAIL))
    const before = await events()
    const again = await agencySays(server, 'referral.closed', about, { id: 'said-once' })
    expect(again.json()).toEqual({ outcome: 'known' })
    expect(await events()).toEqual(before)
  })

  test('leaves the sender’s own list at one time for all links, whatever their readers did', async () => {
    await go()
    const request = insertRequest('never.answered@example.com')
    const payload = { ...(request.payload as object), stage: 'final', position: 'Sales, Osaka' }
    await server.app.inject({ ...request, payload })
    const [first, second] = await details()
    expect(first).toEqual(second)
    await erase(rightsPath(EMAIL))
    expect(await details()).toEqual([first, second])
    const { expires_at } = await server.db.read
      .selectFrom('referrals')
      .select('expires_at')
      .orderBy('expires_at', 'desc')
      .executeTakeFirstOrThrow()
    await forgetDue(server.context, expires_at + (KEPT_DAYS.link_details + 1) * DAY_MS)
    const nothing = { stage: null, position: null, mailbox: null }
    expect(await details()).toEqual([nothing, nothing])
  })

  test('leads to what its mail named by no look-up after an erasure', async () => {
    await go()
    const number = await reference()
    await erase(rightsPath(EMAIL))
    expect((await details())[0]).toMatchObject({ position: 'Sales, Osaka' })
    for (const asked of [{ address: EMAIL }, { reference: number }]) {
      const found = (await desk('/look-ups', asked)).body
      expect(found).not.toMatch(/Sales, Osaka|"final"/)
    }
  })

  test('what the agency said goes with the evidence', async () => {
    await go()
    await forgetDue(server.context, server.clock.now + (KEPT_DAYS.records + 2) * DAY_MS)
    expect(await server.db.read.selectFrom('consents').selectAll().execute()).toEqual([])
    for (const row of await events()) expect([row.consent_id, row.code]).toEqual([null, null])
  })
})
