import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { HANDOVER_DAYS } from '../../server/domain/delivery.ts'
import { insert } from '../../server/store/statement.ts'
import { upkeep } from '../../server/upkeep.ts'
import type { ProgressView } from '../../src/contract/progress.ts'
import type { SessionView } from '../../src/contract/session.ts'
import type { Agency, AgreementList } from '../../src/contract/settings.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT } from '../seed.ts'
import { liftRules } from './lifted-rules.ts'
import {
  call,
  consentPost,
  formPost,
  insertLink,
  insertRequest,
  mailedPath,
  startTestServer,
  type TestServer,
} from './test-server.ts'

jest.setTimeout(30_000)

const EMAIL = 'far.away@example.com'
const NOTICE = {
  abroadNotice: '同国には個人の請求権を認める法律があります。同社は情報を暗号化して保管します。',
  abroadNoticeEn: 'Its law gives people access. The agency encrypts what it stores.',
}

/** As a version of before the notice was asked for left it: in force, and nothing said of the country. */
describe.each(ENGINES)('an agency abroad without its country’s notice, on %s', (engine) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer(engine, { terms: { holdDays: 60 } })
  })
  afterEach(() => server.close())

  const move = async () => {
    const version = await server.db.read
      .selectFrom('agreement_versions')
      .selectAll()
      .where('agreement_id', '=', AGREEMENT)
      .executeTakeFirstOrThrow()
    const texts = await server.db.read
      .selectFrom('consent_texts')
      .selectAll()
      .where('agreement_id', '=', AGREEMENT)
      .execute()
    const agency = JSON.stringify({ ...(JSON.parse(version.agency) as Agency), country: 'SG' })
    await server.db.write(async (tx) => {
      await insert(tx, 'agreement_versions', { ...version, version: 2, agency })
      for (const text of texts) await insert(tx, 'consent_texts', { ...text, version: 2 })
      await tx.updateTable('agreements').set({ current_version: 2 }).execute()
    })
  }
  /** Links that were made under the version without a notice. */
  const pin = async () =>
    await server.db.write((tx) =>
      tx.updateTable('referrals').set({ agreement_version: 2 }).execute(),
    )
  const view = async () =>
    (await call(server, 'GET', '/api/agreements')).json<AgreementList>().agreements[0]

  test('is offered to nobody, and managers read why', async () => {
    expect(await view()).toMatchObject({ state: 'live', stopped: false })
    await move()
    const session = (await call(server, 'GET', '/api/session')).json<SessionView>()
    expect(session).toMatchObject({ agreements: [], mailMissing: false })
    expect((await server.app.inject(insertRequest(EMAIL))).statusCode).toBe(503)
    expect(await view()).toMatchObject({ state: 'live', stopped: true })
    const progress = (await call(server, 'GET', '/api/progress')).json<ProgressView>()
    expect(progress.agreements).toMatchObject([{ stopped: true }])
  })

  test('takes no registration by links that are out there, and hands nobody over', async () => {
    const link = await insertLink(server, EMAIL)
    await server.app.inject(consentPost(link, { email: EMAIL }))
    await server.deliver()
    const confirm = mailedPath(server, EMAIL, '/confirm/')
    const other = await insertLink(server, 'agreed@example.com')
    await server.app.inject(consentPost(other, { email: 'agreed@example.com' }))
    await server.deliver()
    await server.app.inject(formPost(mailedPath(server, 'agreed@example.com', '/confirm/')))
    await move()
    await pin()
    await liftRules(server.db, 'consents')
    await server.db.write((tx) =>
      tx.updateTable('consents').set({ agreement_version: 2 }).execute(),
    )

    const page = await server.app.inject(`${new URL(link.url).pathname}?lang=en`)
    expect(page.body).toContain('Registration is not possible at the moment')
    expect(page.body).toContain('No further offers')
    await server.app.inject(consentPost(link, { email: 'new@example.com' }))
    const pressed = await server.app.inject(formPost(`${confirm}?lang=en`))
    expect(pressed.body).toContain('This offer has ended')
    expect(await server.db.read.selectFrom('registrations').select('id').execute()).toHaveLength(2)
    expect(await server.db.read.selectFrom('consents').select('id').execute()).toHaveLength(1)

    await server.deliver()
    expect(server.agency.received).toEqual([])
    server.clock.now += HANDOVER_DAYS * DAY_MS
    await upkeep(server.context)
    await server.deliver()
    expect(server.mails.at(-1)?.text.subject).toContain('could not be passed on')
  })

  test('goes on once the notice is there', async () => {
    await move()
    const { mode, formUrl, agency, terms, endpoint } = (await view()) ?? {}
    const told = { mode, formUrl, agency: { ...agency, ...NOTICE }, terms, endpoint }
    const revised = await call(server, 'PUT', `/api/agreements/${AGREEMENT}`, told)
    expect(revised.json()).toMatchObject({ version: 3, stopped: false })
    expect((await server.app.inject(insertRequest(EMAIL))).statusCode).toBe(201)
  })
})
