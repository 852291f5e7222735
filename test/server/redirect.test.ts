import { afterEach, describe, expect, test } from '@jest/globals'
import { ledgerAgrees, ledgerOf } from '../../server/store/ledger.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import type { SessionView } from '../../src/contract/session.ts'
import type {
  Agency,
  AgreementList,
  AgreementView,
  AuditPage,
} from '../../src/contract/settings.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, WORKSPACE } from '../seed.ts'
import { agencySays } from './agency-says.ts'
import { call, formPost, insertLink, startTestServer, type TestServer } from './test-server.ts'

const FORM = 'https://forms.mirai-career.example/relay'

/** Markup as a browser reads its characters. */
const unescaped = (markup: string) =>
  markup.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))

describe.each(ENGINES)('the way to the agency’s own form on %s', (engine) => {
  let server: TestServer
  afterEach(() => server.close())
  const start = async (more: Parameters<typeof startTestServer>[1] = {}) =>
    (server = await startTestServer(engine, {
      formUrl: FORM,
      terms: { qualifyOn: 'accepted', holdDays: 14 },
      ...more,
    }))

  const pathOf = (link: IssuedReferral) => new URL(link.url).pathname
  let formNumber = 0
  const agree = async (link: IssuedReferral, formKey = `form-${(formNumber += 1)}`) =>
    await server.app.inject(
      formPost(`${pathOf(link)}/consent?lang=en`, { form_key: formKey, agree: 'yes' }),
    )
  /** Where the page after agreeing leads. */
  function onward(body: string) {
    const [, form = ''] = /href="(https:[^"]+)"/.exec(unescaped(body)) ?? []
    const withdraw = /href="(\/rights\/[^"]+)"/.exec(body)?.[1] ?? ''
    return { form, withdraw, reference: new URL(form).searchParams.get('ref') ?? '' }
  }
  const consents = () => server.db.read.selectFrom('consents').selectAll().execute()
  const kinds = async () =>
    (await ledgerOf(server.db.read, WORKSPACE, AGREEMENT)).map((entry) => entry.kind)

  test('asks for consent and nothing else, and hands on a reference and nothing else', async () => {
    await start({ formUrl: `${FORM}?from=employer` })
    const link = await insertLink(server, 'hanako@example.com')
    const offer = await server.app.inject(`${pathOf(link)}?lang=en`)
    expect(offer.body).toContain('Agree and go to the form of Mirai Career Inc.')
    expect(offer.body).not.toMatch(/<input(?![^>]*type="(hidden|checkbox)")/)
    expect(offer.body).toContain('We keep no name and no contact details of yours.')
    const unticked = await server.app.inject(formPost(`${pathOf(link)}/consent`, {}))
    expect(unticked.statusCode).toBe(422)
    expect(await consents()).toEqual([])
    const agreed = await agree(link)
    const { form, reference } = onward(agreed.body)
    const [consent] = await consents()
    expect(reference).toBe(consent?.id)
    expect([...new URL(form).searchParams]).toEqual([['ref', reference]])
    const { record } = await server.db.read
      .selectFrom('provision_records')
      .select('record')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(record)).toMatchObject({
      items: ['application_to_employer'],
      channel: 'reference_carried_by_the_person',
    })
    await server.deliver()
    expect([server.mails, server.agency.received]).toEqual([[], []])
    expect(await kinds()).toEqual([])
  })

  test('shows once, to be kept, the number and the link everything hangs on, and whom to write to', async () => {
    await start()
    const link = await insertLink(server, 'keeps@example.com')
    const { body } = await agree(link)
    const { reference, withdraw } = onward(body)
    const rights = withdraw.replace(/\/withdraw.*/, '')
    expect(body).toContain(`<dd class="whole">${reference}</dd>`)
    expect(body).toContain(`<span class="whole">https://relay.example.co.jp${rights}</span>`)
    expect(body).toContain('Please keep this')
    expect(body).toMatch(/Sample Industries Inc\., privacy contact \S+/)
    expect((await server.app.inject(`${rights}?lang=en`)).body).toContain(reference)
    const offer = (await server.app.inject(`${pathOf(link)}?lang=en`)).body
    const [lost = ''] = /\/r\/[^"]+\/rights-mail\?lang=en/.exec(offer) ?? []
    const help = (await server.app.inject(lost)).body
    expect(help).toContain('give the number')
    expect(help).not.toContain('<form')
  })

  test('records the same form once, and another press for itself, whoever pressed', async () => {
    await start()
    const link = await insertLink(server, 'twice@example.com')
    const both = await Promise.all([agree(link, 'one-form'), agree(link, 'one-form')])
    const [first, again] = both.map((answer) => onward(answer.body))
    expect(again).toEqual(first)
    const other = onward((await agree(link)).body)
    expect(other.reference).not.toBe(first?.reference)
    expect(other.withdraw).not.toBe(first?.withdraw)
    expect(await consents()).toHaveLength(2)
    for (let press = 0; press < 58; press += 1) expect((await agree(link)).statusCode).toBe(200)
    const flooded = await agree(link)
    expect(flooded.statusCode).toBe(429)
    expect(flooded.body).toContain('nothing was recorded this time')
    expect(await consents()).toHaveLength(60)
  })

  test('earns by the agency’s acceptance alone, one point a link however many references', async () => {
    await start()
    const link = await insertLink(server, 'accepted@example.com')
    const [one, two] = [onward((await agree(link)).body), onward((await agree(link)).body)]
    const unknown = await agencySays(server, 'referral.accepted', { referral_id: 'never-given' })
    expect(unknown.statusCode).toBe(202)
    expect(await kinds()).toEqual([])
    await agencySays(server, 'referral.accepted', { referral_id: one.reference })
    await agencySays(server, 'referral.accepted', { referral_id: two.reference })
    expect(await kinds()).toEqual(['accrued'])
  })

  test('keeps the link’s point while another press the agency took on stands, to the entry', async () => {
    await start()
    const link = await insertLink(server, 'presses@example.com')
    const presses = []
    for (let press = 0; press < 4; press += 1) presses.push(onward((await agree(link)).body))
    const [earner, also, strange, turnedDown] = presses
    const says = async (type: string, press: typeof earner, more = {}) =>
      await agencySays(server, type, { referral_id: press?.reference, ...more })
    const withdraw = async (press: typeof earner) =>
      await server.app.inject(formPost(`${press?.withdraw.split('?')[0]}?lang=en`))
    for (const press of [earner, also, turnedDown]) await says('referral.accepted', press)
    expect(await kinds()).toEqual(['accrued'])
    // Whoever pressed, nobody's point but their own hangs on it.
    await withdraw(strange)
    await says('referral.rejected', turnedDown, { code: 'invalid_data' })
    await withdraw(turnedDown)
    expect(await kinds()).toEqual(['accrued'])
    await withdraw(earner)
    expect(await kinds()).toEqual(['accrued'])
    await withdraw(also)
    expect(await kinds()).toEqual(['accrued', 'reversed'])
    await Promise.all([withdraw(also), withdraw(earner)])
    expect(await kinds()).toEqual(['accrued', 'reversed'])
    expect(await ledgerAgrees(server.db.read, WORKSPACE, AGREEMENT)).toBe(true)
  })

  test('loses the link’s point once the agency turns down the last press it took on', async () => {
    await start()
    const link = await insertLink(server, 'turned-down@example.com')
    const [one, two] = [onward((await agree(link)).body), onward((await agree(link)).body)]
    for (const { reference } of [one, two]) {
      await agencySays(server, 'referral.accepted', { referral_id: reference })
    }
    const reject = async ({ reference }: typeof one) =>
      await agencySays(server, 'referral.rejected', { referral_id: reference, code: 'legal' })
    await reject(one)
    expect(await kinds()).toEqual(['accrued'])
    await reject(two)
    expect(await kinds()).toEqual(['accrued', 'reversed'])
  })

  test('is taken back by its own link: the agency hears the reference, others keep theirs', async () => {
    await start()
    const link = await insertLink(server, 'withdrawn@example.com')
    const [own, other] = [onward((await agree(link)).body), onward((await agree(link)).body)]
    await agencySays(server, 'referral.accepted', { referral_id: own.reference })
    const path = own.withdraw.split('?')[0] ?? ''
    expect((await server.app.inject(path)).statusCode).toBe(200)
    const done = await server.app.inject(formPost(`${path}?lang=en`))
    expect(done.body).toContain('Your consent is withdrawn')
    await server.deliver()
    const [told, ...more] = server.agency.received.map(({ body }) => JSON.parse(body) as unknown)
    expect(told).toMatchObject({
      type: 'referral.withdrawn',
      data: { referral_id: own.reference },
    })
    expect(more).toEqual([])
    expect(await kinds()).toEqual(['accrued', 'reversed'])
    const still = await server.app.inject(`${other.withdraw.split('?')[0]}?lang=en`)
    expect(still.body).toContain('Withdraw your consent')
    const late = await agencySays(server, 'referral.accepted', { referral_id: own.reference })
    expect(late.statusCode).toBe(200)
    expect(await kinds()).toEqual(['accrued', 'reversed'])
  })

  test('is offered without a mail server, and ends with its link', async () => {
    await start({ config: { smtpUrl: undefined } })
    const session = (await call(server, 'GET', '/api/session')).json<SessionView>()
    expect(session.mailMissing).toBe(false)
    expect(session.agreements).toHaveLength(1)
    const link = await insertLink(server, 'late@example.com')
    await server.db.write((tx) => tx.updateTable('referrals').set({ revoked_at: 1 }).execute())
    expect((await agree(link)).statusCode).toBe(404)
    await server.db.write((tx) => tx.updateTable('referrals').set({ revoked_at: null }).execute())
    server.clock.now = link.expiresAt + 1
    expect((await agree(link)).body).toContain('The time for registering')
    expect(await consents()).toEqual([])
  })

  test('leads only to a page of the agency, and only its acceptance can be agreed to earn', async () => {
    await start()
    const path = `/api/agreements/${AGREEMENT}`
    const { agreements } = (await call(server, 'GET', '/api/agreements')).json<{
      agreements: Record<string, unknown>[]
    }>()
    const { mode, formUrl, agency, terms, endpoint } = agreements[0] ?? {}
    const draft = { mode, formUrl, agency, terms, endpoint }
    for (const wrong of [
      '',
      'http://forms.mirai-career.example/',
      'https://mirai-career.example.evil.test/',
      'https://evil.test/?mirai-career.example',
      'javascript:alert(1)',
      'https://user:password@forms.mirai-career.example/',
    ]) {
      const refused = await call(server, 'PUT', path, { ...draft, formUrl: wrong })
      expect(refused.json()).toMatchObject({ code: 'form_refused', field: '/formUrl' })
    }
    const added = ['?candidate=hanako', '?', '#from=rejection'].map((more) => FORM + more)
    for (const wrong of added) {
      const sent = { ...draft, formUrl: wrong }
      for (const [method, to] of [
        ['PUT', path],
        ['POST', '/api/agreements'],
        ['POST', `/api/agreements/preview?of=${AGREEMENT}`],
      ] as const) {
        expect((await call(server, method, to, sent)).json()).toMatchObject({
          ...{ code: 'form_not_bare', field: '/formUrl' },
          detail: expect.stringContaining('reference number'),
        })
      }
    }
    const preview = await call(server, 'POST', `/api/agreements/preview?of=${AGREEMENT}`, draft)
    expect(preview.statusCode).toBe(200)
    const registered = { ...(terms as object), qualifyOn: 'registered' }
    const refused = await call(server, 'PUT', path, { ...draft, terms: registered })
    expect(refused.json()).toMatchObject({ code: 'acceptance_required' })
    const owns = { ...(agency as Agency), domains: ['co.jp'] }
    const own = { ...draft, agency: owns, formUrl: 'https://jobs.example.co.jp/form' }
    expect((await call(server, 'PUT', path, own)).json()).toMatchObject({
      code: 'agency_is_employer',
    })
  })

  test('is opened before anybody is sent there, and a move of it stands in the trail', async () => {
    await start()
    const path = `/api/agreements/${AGREEMENT}`
    const { agreements } = (await call(server, 'GET', '/api/agreements')).json<AgreementList>()
    const { mode, agency, terms, endpoint } = agreements[0] as AgreementView
    const form = new URL('/form', endpoint).href
    const move = async (formUrl: string) =>
      (await call(server, 'PUT', path, { mode, formUrl, agency, terms, endpoint })).json<unknown>()
    const nobody = await move('http://127.0.0.1:9/form')
    expect(nobody).toMatchObject({ code: 'form_not_answering', field: '/formUrl' })
    expect(await move(form)).toMatchObject({ version: 2, formUrl: form })
    const { entries } = (await call(server, 'GET', '/api/audit')).json<AuditPage>()
    expect(entries.map(({ subject }) => subject)).toEqual([`${agency.name}: ${endpoint} → ${form}`])
  })
})
