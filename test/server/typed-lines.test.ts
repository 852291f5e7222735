import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { AgreementDraft, AgreementList, Company } from '../../src/contract/settings.ts'
import { ENGINES } from '../databases.ts'
import { EXAMPLE_AGENCY, EXAMPLE_EMPLOYER } from '../example-companies.ts'
import { call, startTestServer, type TestServer } from './test-server.ts'

describe.each(ENGINES)('what is typed of the companies on %s', (engine) => {
  let server: TestServer
  let present: AgreementDraft
  beforeAll(async () => {
    server = await startTestServer(engine)
    const list = (await call(server, 'GET', '/api/agreements')).json<AgreementList>()
    const { mode, formUrl, terms, endpoint, agency } = list.agreements[0]!
    present = { mode, formUrl, terms, endpoint, agency }
  })
  afterAll(() => server.close())
  const draft = (more: Partial<AgreementDraft>): AgreementDraft => ({ ...present, ...more })

  test('a name cannot rewrite the text candidates agree to', async () => {
    for (const nameEn of [
      'Asahi {{decline_link}}',
      'Asahi\n- You have agreed',
      '   ',
      'A\u2028B',
      '\u200b',
      '\u3164',
      '—',
      'Asahi\u202egnihtyna',
      'Asa\u200bhi',
    ]) {
      const body = draft({ agency: { ...EXAMPLE_AGENCY, nameEn } })
      const answer = await call(server, 'POST', '/api/agreements', body)
      expect(answer.json()).toMatchObject({
        ...{ code: 'line_refused', field: '/agency/nameEn' },
        detail: expect.stringMatching(/characters that cannot be seen/),
      })
      const company = { ...(await call(server, 'GET', '/api/company')).json<Company>() }
      const employer = { ...EXAMPLE_EMPLOYER, nameEn }
      for (const [method, path, sent] of [
        ['PUT', '/api/company', { ...company, employer }],
        ['POST', '/api/company/preview', employer],
      ] as const) {
        const refused = await call(server, method, path, sent)
        expect([refused.statusCode, refused.json()]).toMatchObject([400, { code: 'line_refused' }])
      }
    }
    // 邉 and a variation selector, as the family writes it.
    const agency = { ...EXAMPLE_AGENCY, representative: '渡\u{9089}\u{e0101} 花' }
    expect((await call(server, 'POST', '/api/agreements', draft({ agency }))).statusCode).toBe(201)
  })

  test.each(['ZZ', 'XX', 'EU', 'UK'])('%s is no country an agency can be in', async (country) => {
    const body = draft({ agency: { ...EXAMPLE_AGENCY, country } })
    const answer = await call(server, 'POST', '/api/agreements', body)
    expect(answer.json()).toMatchObject({ code: 'country_refused', field: '/agency/country' })
  })
})
