import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Webhook } from 'standardwebhooks'
import type {
  AgreementList,
  AgreementView,
  Company,
  CompanyPreview,
  NewAgreement,
} from '../../src/contract/settings.ts'
import { EXAMPLE_AGENCY, EXAMPLE_EMPLOYER } from '../example-companies.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, ARTICLE_TERMS } from '../seed.ts'
import { call, insertLink, insertRequest, startTestServer, type TestServer } from './test-server.ts'

describe.each(ENGINES)('settings on %s', (engine) => {
  let server: TestServer
  let agency: Server
  const desk = {
    answer: 200,
    delayMs: 0,
    bodies: [] as { headers: Record<string, string>; body: string }[],
  }

  beforeAll(async () => {
    server = await startTestServer(engine)
    agency = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        desk.bodies.push({ headers: request.headers as Record<string, string>, body })
        setTimeout(() => response.writeHead(desk.answer).end(), desk.delayMs)
      })
    })
    await new Promise<void>((resolve) => agency.listen(0, '127.0.0.1', resolve))
  })
  afterAll(async () => {
    await server.close()
    await new Promise((resolve) => agency.close(resolve))
  })

  const endpoint = () => `http://127.0.0.1:${(agency.address() as AddressInfo).port}/hook`
  const draft = (more: Record<string, unknown> = {}) => ({
    mode: 'relay',
    formUrl: '',
    agency: { ...EXAMPLE_AGENCY, name: '別の紹介会社' },
    terms: ARTICLE_TERMS,
    endpoint: endpoint(),
    ...more,
  })
  const agreements = async () =>
    (await call(server, 'GET', '/api/agreements')).json<AgreementList>().agreements
  const offered = async () => {
    const { agreements } = (await call(server, 'GET', '/api/session')).json<{
      agreements: { id: string }[]
    }>()
    return agreements.map((one) => one.id)
  }

  test('an agreement is a draft until its endpoint has answered a signed test', async () => {
    const made = await call(server, 'POST', '/api/agreements', draft())
    expect(made.statusCode).toBe(201)
    const { agreement, secret } = made.json<NewAgreement>()
    expect(agreement).toMatchObject({ state: 'draft', version: 1 })
    expect(await offered()).not.toContain(agreement.id)
    const refused = await server.app.inject({
      ...insertRequest('early@example.com'),
      payload: { agreementId: agreement.id, recipient: 'early@example.com', locale: 'en' },
    })
    expect(refused.statusCode).toBe(404)
    const path = `/api/agreements/${agreement.id}`
    desk.answer = 500
    expect((await call(server, 'POST', `${path}/test`, {})).json()).toEqual({
      reached: false,
      status: 500,
    })
    expect((await call(server, 'POST', `${path}/live`, {})).json()).toMatchObject({
      code: 'endpoint_not_answering',
    })
    desk.answer = 200
    desk.bodies.length = 0
    expect((await call(server, 'POST', `${path}/test`, {})).json()).toEqual({
      reached: true,
      status: 200,
    })
    const [message] = desk.bodies
    expect(new Webhook(secret).verify(message?.body ?? '', message?.headers ?? {})).toMatchObject({
      type: 'relay.test',
    })
    const once = { key: 'the-same-decision' }
    const live = () => call(server, 'POST', `${path}/live`, {}, once)
    expect([(await live()).json(), (await live()).json()]).toMatchObject([
      { state: 'live' },
      { state: 'live' },
    ])
    expect(await offered()).toContain(agreement.id)
    const end = () => call(server, 'POST', `${path}/end`, {}, { key: 'the-same-ending' })
    expect([(await end()).json(), (await end()).json()]).toMatchObject([
      { state: 'ended' },
      { state: 'ended' },
    ])
    expect(await offered()).not.toContain(agreement.id)
    expect((await call(server, 'PUT', path, draft())).json()).toMatchObject({
      code: 'agreement_ended',
    })
  })

  test('a retried making of an agreement is one agreement with one secret', async () => {
    const before = (await agreements()).length
    const key = { key: 'the-same-agreement' }
    const first = await call(server, 'POST', '/api/agreements', draft(), key)
    const again = await call(server, 'POST', '/api/agreements', draft(), key)
    expect(again.json()).toEqual(first.json())
    expect(await agreements()).toHaveLength(before + 1)
  })

  test('a change makes a new version, and links keep the text they were sent with', async () => {
    const link = await insertLink(server, 'versioned@example.com')
    const current = (await agreements()).find((one) => one.id === AGREEMENT)
    const { agency: who, terms, endpoint: where } = current as AgreementView
    const body = draft({ agency: { ...who, addressEn: 'A new address' }, terms, endpoint: where })
    const revised = (
      await call(server, 'PUT', `/api/agreements/${AGREEMENT}`, body)
    ).json<AgreementView>()
    expect(revised.version).toBe((current?.version ?? 0) + 1)
    const same = (
      await call(server, 'PUT', `/api/agreements/${AGREEMENT}`, body)
    ).json<AgreementView>()
    expect(same.version).toBe(revised.version)
    const old = await server.app.inject(new URL(link.url).pathname)
    expect(old.body).not.toContain('A new address')
    const fresh = await insertLink(server, 'fresh@example.com')
    expect((await server.app.inject(new URL(fresh.url).pathname)).body).toContain('A new address')
  })

  test("a live agreement's new endpoint must answer before anybody's data go there", async () => {
    const current = (await agreements()).find((one) => one.id === AGREEMENT)
    const { agency: who, terms, version } = current as AgreementView
    const nowhere = draft({ agency: who, terms, endpoint: 'http://127.0.0.1:9/hook' })
    expect(
      (await call(server, 'PUT', `/api/agreements/${AGREEMENT}`, nowhere)).json(),
    ).toMatchObject({ code: 'endpoint_not_answering' })
    const moved = { ...nowhere, endpoint: endpoint() }
    expect((await call(server, 'PUT', `/api/agreements/${AGREEMENT}`, moved)).json()).toMatchObject(
      { version: version + 1, endpoint: endpoint() },
    )
  })

  test('a company that wants to be asked about rejections without a link tells every pane', async () => {
    const company = (await call(server, 'GET', '/api/company')).json<Company>()
    expect(company.askWithoutLink).toBe(false)
    const before = (await agreements()).map((one) => one.version)
    await call(server, 'PUT', '/api/company', { ...company, askWithoutLink: true })
    const session = await call(server, 'GET', '/api/session')
    expect(session.json()).toMatchObject({ workspace: { askWithoutLink: true } })
    expect((await agreements()).map((one) => one.version)).toEqual(before)
    const refused = await call(server, 'PUT', '/api/company', {
      ...company,
      askWithoutLink: undefined,
    })
    expect(refused.json()).toMatchObject({ code: 'invalid_request' })
    await call(server, 'PUT', '/api/company', company)
  })

  test("a changed company is a new version of every agreement's texts", async () => {
    const versions = (await agreements())
      .filter((one) => one.state !== 'ended')
      .map((one) => one.version)
    const company = {
      employer: { ...EXAMPLE_EMPLOYER, nameEn: 'Renamed Industries' },
      internalDomains: ['example.co.jp'],
      entraOnly: false,
      askWithoutLink: false,
    }
    const shown = await call(server, 'POST', '/api/company/preview', company.employer)
    const seen = { ...company, seenTexts: shown.json<CompanyPreview>().sha256 }
    expect((await call(server, 'PUT', '/api/company', seen)).json()).toEqual(company)
    const after = (await agreements())
      .filter((one) => one.state !== 'ended')
      .map((one) => one.version)
    expect(after).toEqual(versions.map((version) => version + 1))
    const link = await insertLink(server, 'renamed@example.com')
    expect((await server.app.inject(new URL(link.url).pathname)).body).toContain(
      'Renamed Industries',
    )
    await call(server, 'PUT', '/api/company', company)
    expect(
      (await agreements()).filter((one) => one.state !== 'ended').map((one) => one.version),
    ).toEqual(after)
  })

  test('an endpoint changed while another was tested is not put into force', async () => {
    const made = await call(server, 'POST', '/api/agreements', draft())
    const path = `/api/agreements/${made.json<NewAgreement>().agreement.id}`
    desk.delayMs = 400
    const live = call(server, 'POST', `${path}/live`, {})
    await new Promise((resolve) => setTimeout(resolve, 100))
    await call(server, 'PUT', path, draft({ endpoint: 'http://127.0.0.1:9/never-tested' }))
    desk.delayMs = 0
    expect((await live).json()).toMatchObject({ code: 'request_in_progress', status: 409 })
    expect((await call(server, 'POST', `${path}/end`, {})).json()).toMatchObject({ state: 'ended' })
  })

  test('a change sent twice at once under one key is one new version', async () => {
    const current = (await agreements()).find((one) => one.id === AGREEMENT) as AgreementView
    const body = draft({
      agency: { ...current.agency, address: '新しい所在地' },
      terms: current.terms,
      endpoint: current.endpoint,
    })
    const send = () =>
      call(server, 'PUT', `/api/agreements/${AGREEMENT}`, body, { key: 'one-change' })
    await Promise.all([send(), send()])
    await send()
    const after = (await agreements()).find((one) => one.id === AGREEMENT)
    expect(after?.version).toBe(current.version + 1)
  })

  test('what is too long, missing or unknown is refused by field, and nothing is kept', async () => {
    const before = (await agreements()).length
    const long = draft({ agency: { ...EXAMPLE_AGENCY, name: 'x'.repeat(121) } })
    expect((await call(server, 'POST', '/api/agreements', long)).json()).toMatchObject({
      code: 'invalid_request',
      field: '/agency/name',
    })
    const none = draft({ terms: { ...ARTICLE_TERMS, ratio: 0 } })
    expect((await call(server, 'POST', '/api/agreements', none)).json()).toMatchObject({
      field: '/terms/ratio',
    })
    const unknown = { ...draft(), secret: 'whsec_mine' }
    expect((await call(server, 'POST', '/api/agreements', unknown)).statusCode).toBe(400)
    expect(await agreements()).toHaveLength(before)
  })
})
