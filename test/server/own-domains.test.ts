import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Company, CompanyPreview } from '../../src/contract/settings.ts'
import { ENGINES } from '../databases.ts'
import { EXAMPLE_AGENCY, EXAMPLE_EMPLOYER } from '../example-companies.ts'
import { ARTICLE_TERMS } from '../seed.ts'
import { call, startTestServer, type TestServer } from './test-server.ts'

describe.each(ENGINES)('the company’s own domains, on %s,', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  const make = async (more: object) => {
    const draft = {
      mode: 'relay',
      formUrl: '',
      agency: { ...EXAMPLE_AGENCY, name: '別の紹介会社' },
      terms: ARTICLE_TERMS,
      endpoint: 'https://hooks.agency.example/relay',
      ...more,
    }
    return (await call(server, 'POST', '/api/agreements', draft)).json<object>()
  }
  const agencyAt = (domain: string) => ({ agency: { ...EXAMPLE_AGENCY, domains: [domain] } })

  test('hold no agency and no endpoint', async () => {
    const refused = { code: 'agency_is_employer' }
    expect(await make(agencyAt('hr.example.co.jp'))).toMatchObject(refused)
    const there = await make({ endpoint: 'https://desk.example.co.jp/hook' })
    expect(there).toMatchObject({ ...refused, field: '/endpoint' })
    expect(await make({})).toMatchObject({ agreement: { state: 'draft' } })
  })

  test('are known by the privacy contact where nobody named them yet', async () => {
    const company = (await call(server, 'GET', '/api/company')).json<Company>()
    const employer = { ...EXAMPLE_EMPLOYER, privacyContact: 'privacy@own.example' }
    const shown = await call(server, 'POST', '/api/company/preview', employer)
    const seenTexts = shown.json<CompanyPreview>().sha256
    const changed = { ...company, employer, internalDomains: [], seenTexts }
    expect((await call(server, 'PUT', '/api/company', changed)).statusCode).toBe(200)
    expect(await make(agencyAt('jobs.own.example'))).toMatchObject({ code: 'agency_is_employer' })
  })
})
