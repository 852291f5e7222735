import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type {
  AgreementList,
  AgreementView,
  Company,
  CompanyPreview,
} from '../../src/contract/settings.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT } from '../seed.ts'
import { call, consentPost, insertLink, startTestServer, type TestServer } from './test-server.ts'

/** So often that one of them falls into the gap, where there is one. */
const ROUNDS = 12

describe.each(ENGINES)('at the same instant, on %s', (engine) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer(engine)
  })
  afterEach(() => server.close())

  const companyNow = async () => (await call(server, 'GET', '/api/company')).json<Company>()
  const agreementNow = async (id: string): Promise<AgreementView> => {
    const { agreements } = (await call(server, 'GET', '/api/agreements')).json<AgreementList>()
    return agreements.find((one) => one.id === id)!
  }
  const draftOf = ({ mode, formUrl, agency, terms, endpoint }: AgreementView) => ({
    ...{ mode, formUrl, agency, terms, endpoint },
  })
  /** A move of the company, looked at and ready to be saved. */
  async function moveTo(address: string) {
    const company = await companyNow()
    const employer = { ...company.employer!, address }
    const seen = await call(server, 'POST', '/api/company/preview', employer)
    const seenTexts = seen.json<CompanyPreview>().sha256
    return () => call(server, 'PUT', '/api/company', { ...company, employer, seenTexts })
  }
  const addressIn = async (id: string) => {
    const { version } = await agreementNow(id)
    const { employer } = await server.db.read
      .selectFrom('agreement_versions')
      .select('employer')
      .where('agreement_id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    return (JSON.parse(employer) as { address: string }).address
  }

  test('the forms of many links send one mailbox three mails and no more', async () => {
    const email = 'many.links@example.com'
    const links = []
    for (let number = 0; number < ROUNDS; number += 1) {
      links.push(await insertLink(server, `candidate${number}@example.com`))
    }
    const answers = await Promise.all(
      links.map((link) => server.app.inject(consentPost(link, { email }))),
    )
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    await server.deliver()
    expect(server.mails.filter(({ to }) => to === email)).toHaveLength(3)
  })

  test('a change of the company and one of an agreement both stand, or one is told to look again', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const move = await moveTo(`Tokyo ${round}`)
      const draft = draftOf(await agreementNow(AGREEMENT))
      draft.agency = { ...draft.agency, representative: `Rep Number ${round}` }
      const [moved, revised] = await Promise.all([
        move(),
        call(server, 'PUT', `/api/agreements/${AGREEMENT}`, draft),
      ])
      expect([200, 409]).toContain(moved.statusCode)
      expect([200, 409]).toContain(revised.statusCode)
      const { agency } = await agreementNow(AGREEMENT)
      expect(agency.representative === `Rep Number ${round}`).toBe(revised.statusCode === 200)
      expect(await addressIn(AGREEMENT)).toBe((await companyNow()).employer?.address)
    }
  })

  test('no agreement goes into force with a company that nobody saw in its texts', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const made = await call(
        server,
        'POST',
        '/api/agreements',
        draftOf(await agreementNow(AGREEMENT)),
      )
      const { id } = made.json<{ agreement: AgreementView }>().agreement
      const move = await moveTo(`Osaka ${round}`)
      const [live, moved] = await Promise.all([
        call(server, 'POST', `/api/agreements/${id}/live`),
        new Promise((resolve) => setTimeout(resolve, round % 6)).then(move),
      ])
      if (live.statusCode === 200 && moved.statusCode === 200) {
        // The company moved first, so that the draft that went into force afterwards names it.
        expect((await agreementNow(id)).version).toBe(2)
        expect(live.json<AgreementView>().version).toBe(2)
      }
      expect(await addressIn(id)).toBe((await companyNow()).employer?.address)
      await call(server, 'POST', `/api/agreements/${id}/end`)
    }
  })
})
