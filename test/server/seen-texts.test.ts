import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { AgreementList, Company, CompanyPreview } from '../../src/contract/settings.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT } from '../seed.ts'
import { call, startTestServer, type TestServer } from './test-server.ts'

jest.setTimeout(30_000)

describe.each(ENGINES)('the texts that another company brings, on %s', (engine) => {
  let server: TestServer
  let company: Company
  beforeEach(async () => {
    server = await startTestServer(engine)
    company = (await call(server, 'GET', '/api/company')).json<Company>()
  })
  afterEach(() => server.close())

  const stored = () => server.db.read.selectFrom('consent_texts').selectAll().execute()
  const renamed = (representative: string) => ({ ...company.employer!, representative })
  const shown = async (representative: string) =>
    (
      await call(server, 'POST', '/api/company/preview', renamed(representative))
    ).json<CompanyPreview>()
  const save = async (representative: string, seenTexts?: string) => {
    const change = { ...company, employer: renamed(representative), seenTexts }
    return await call(server, 'PUT', '/api/company', change)
  }

  test('are not put before candidates by whoever has not looked at these very texts', async () => {
    const before = await stored()
    const { sha256 } = await shown('新代 花子')
    const refused = { code: 'texts_not_seen', status: 409 }
    expect((await save('新代 花子')).json()).toMatchObject(refused)
    expect((await save('別代 太郎', sha256)).json()).toMatchObject(refused)
    expect((await save('新代 花子', '0'.repeat(64))).json()).toMatchObject(refused)
    expect((await save('新代 花子', 'seen')).json()).toMatchObject({ code: 'invalid_request' })
    expect(await stored()).toEqual(before)
    expect((await call(server, 'GET', '/api/company')).json()).toEqual(company)
    expect((await save('新代 花子', sha256)).statusCode).toBe(200)
    expect((await stored()).length).toBeGreaterThan(before.length)
  })

  test('are looked at again where an agreement changed meanwhile, and not for the day that went by', async () => {
    const { sha256 } = await shown('新代 花子')
    server.clock.now += 24 * 60 * 60_000
    expect((await shown('新代 花子')).sha256).toBe(sha256)
    const { agreements } = (await call(server, 'GET', '/api/agreements')).json<AgreementList>()
    const { mode, formUrl, agency, terms, endpoint } = agreements[0]!
    const draft = { mode, formUrl, agency, terms: { ...terms, ratio: 8 }, endpoint }
    await call(server, 'PUT', `/api/agreements/${AGREEMENT}`, draft)
    expect((await save('新代 花子', sha256)).json()).toMatchObject({ code: 'texts_not_seen' })
    const again = await shown('新代 花子')
    expect((await save('新代 花子', again.sha256)).statusCode).toBe(200)
  })

  test('need no look where no agreement is in force, nor do settings that no candidate reads', async () => {
    const quiet = { ...company, askWithoutLink: true }
    expect((await call(server, 'PUT', '/api/company', quiet)).statusCode).toBe(200)
    await call(server, 'POST', `/api/agreements/${AGREEMENT}/end`)
    expect((await shown('新代 花子')).agreements).toEqual([])
    expect((await save('新代 花子')).statusCode).toBe(200)
  })
})
