import { createHash } from 'node:crypto'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { buildApp } from '../../server/app.ts'
import type { ConsentText } from '../../server/domain/consent.ts'
import type {
  AgreementDraft,
  AgreementList,
  AgreementPreview,
  AgreementView,
  Company,
  CompanyPreview,
  NewAgreement,
} from '../../src/contract/settings.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, RECRUITER } from '../seed.ts'
import { liftRules } from './lifted-rules.ts'
import {
  call,
  consentPost,
  formPost,
  insertLink,
  mailedPath,
  startTestServer,
  type TestServer,
} from './test-server.ts'

// Every test starts a server of its own, which a busy machine takes its time for.
jest.setTimeout(20_000)

const FORM = 'https://forms.mirai-career.example/relay'
const ABROAD = {
  country: 'SG',
  abroadNotice:
    '個人情報保護法があり、本人は開示を求められます。同社は保存データを暗号化しています。',
  abroadNoticeEn: 'Its law gives people access. The agency encrypts what it stores.',
}

/** Markup as a browser reads its characters. */
const unescaped = (markup: string) =>
  markup.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe.each(ENGINES)('the texts candidates read, on %s', (engine) => {
  let server: TestServer
  afterEach(() => server.close())

  async function presentDraft(): Promise<AgreementDraft> {
    const list = (await call(server, 'GET', '/api/agreements')).json<{
      agreements: AgreementView[]
    }>()
    const { mode, formUrl, agency, terms, endpoint } = list.agreements[0]!
    return { mode, formUrl, agency, terms, endpoint }
  }
  const stored = () => server.db.read.selectFrom('consent_texts').selectAll().execute()

  test('of an agency abroad go live only with its country’s notice', async () => {
    server = await startTestServer(engine)
    const draft = await presentDraft()
    const abroad = { ...draft, agency: { ...draft.agency, country: 'SG' } }
    const made = (await call(server, 'POST', '/api/agreements', abroad)).json<NewAgreement>()
    const path = `/api/agreements/${made.agreement.id}`
    const refused = await call(server, 'POST', `${path}/live`)
    expect([refused.statusCode, refused.headers['content-type']]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
    ])
    expect(refused.json()).toMatchObject({
      code: 'text_incomplete',
      reasons: [
        { code: 'page_abroad', sentence: expect.stringMatching(/^Page in Japanese: /) },
        { code: 'page_abroad', sentence: expect.stringMatching(/^Page in English: /) },
      ],
    })
    expect((await call(server, 'GET', '/api/session')).json()).toMatchObject({
      agreements: [{ id: AGREEMENT }],
    })
    const told = { ...draft, agency: { ...draft.agency, ...ABROAD } }
    expect((await call(server, 'PUT', path, told)).statusCode).toBe(200)
    expect((await call(server, 'POST', `${path}/live`)).json()).toMatchObject({ state: 'live' })
  })

  test('of an agreement in force cannot become incomplete, and stay as they were', async () => {
    server = await startTestServer(engine)
    const draft = await presentDraft()
    const before = await stored()
    const contactFrequency = '月1回まで。ご登録の方に商品券を進呈します。'
    for (const agency of [{ country: 'SG' }, { contactFrequency }]) {
      const changed = { ...draft, agency: { ...draft.agency, ...agency } }
      const answer = await call(server, 'PUT', `/api/agreements/${AGREEMENT}`, changed)
      expect(answer.json()).toMatchObject({ code: 'text_incomplete' })
    }
    expect(await stored()).toEqual(before)
    const list = await call(server, 'GET', '/api/agreements')
    expect(list.json()).toMatchObject({ agreements: [{ version: 1, state: 'live' }] })
  })

  test('can be read before they are made, beside those in force, and nothing is kept', async () => {
    server = await startTestServer(engine)
    const draft = await presentDraft()
    const before = await stored()
    const changed = { ...draft, terms: { ...draft.terms, ratio: 8 } }
    const preview = `/api/agreements/preview?of=${AGREEMENT}`
    const { texts, reasons } = (
      await call(server, 'POST', preview, changed)
    ).json<AgreementPreview>()
    expect(reasons).toEqual([])
    expect(texts.map(({ kind, locale }) => `${kind} ${locale}`)).toEqual([
      ...['mail ja', 'mail en', 'page ja', 'page en'],
    ])
    for (const { kind, locale, lines } of texts) {
      const changes = lines.filter(({ change }) => change !== 'same')
      expect([kind, locale, changes.map(({ change }) => change)]).toEqual([
        ...[kind, locale, ['removed', 'added']],
      ])
      expect(changes[0]?.text).toMatch(/10名|10 people/)
      expect(changes[1]?.text).toMatch(/8名|8 people/)
      expect(JSON.stringify(lines)).not.toContain('{{')
    }
    const alone = (
      await call(server, 'POST', '/api/agreements/preview', {
        ...draft,
        agency: { ...draft.agency, country: 'SG' },
      })
    ).json<AgreementPreview>()
    expect(alone.reasons.map(({ code }) => code)).toEqual(['page_abroad', 'page_abroad'])
    expect(alone.texts.flatMap(({ lines }) => lines).every(({ change }) => change === 'same')).toBe(
      true,
    )
    expect(await stored()).toEqual(before)
    const another = '/api/agreements/preview?of=another'
    expect((await call(server, 'POST', another, draft)).statusCode).toBe(404)
    const recruiter = await call(server, 'POST', preview, draft, { token: RECRUITER })
    expect(recruiter.statusCode).toBe(403)
    const own = { ...draft, agency: { ...draft.agency, domains: ['example.co.jp'] } }
    const refused = await call(server, 'POST', preview, own)
    expect(refused.json()).toMatchObject({ code: 'agency_is_employer', field: '/endpoint' })
  })

  test('that another company would bring are read before it is saved, and nothing is kept', async () => {
    server = await startTestServer(engine)
    await call(server, 'POST', '/api/agreements', await presentDraft())
    const before = await stored()
    const company = (await call(server, 'GET', '/api/company')).json<Company>()
    const renamed = { ...company.employer, representative: '新代 花子' }
    const preview = '/api/company/preview'
    const shown = (await call(server, 'POST', preview, renamed)).json<CompanyPreview>()
    const { agreements, sha256: seenTexts } = shown
    expect(agreements).toMatchObject([{ id: AGREEMENT, version: 2, reasons: [] }])
    const changes = agreements[0]!.texts.flatMap(({ kind, locale, lines }) =>
      lines
        .filter(({ change }) => change !== 'same')
        .map(({ change, text }) => [kind + locale, change, text.includes('新代 花子')]),
    )
    expect(changes).toEqual([
      ['pageja', 'removed', false],
      ['pageja', 'added', true],
    ])
    const gift = { ...company.employer, representative: '新代 花子(ギフト券進呈)' }
    const refused = (await call(server, 'POST', preview, gift)).json<CompanyPreview>()
    expect(refused.agreements[0]?.reasons).toMatchObject([{ code: 'gift' }])
    const recruiter = await call(server, 'POST', preview, renamed, { token: RECRUITER })
    expect(recruiter.statusCode).toBe(403)
    expect(await stored()).toEqual(before)
    const put = await call(server, 'PUT', '/api/company', { ...company, employer: gift })
    expect(put.json()).toMatchObject({ code: 'text_incomplete', reasons: [{ code: 'gift' }] })
    expect(await stored()).toEqual(before)
    await call(server, 'PUT', '/api/company', { ...company, employer: renamed, seenTexts })
    const list = (await call(server, 'GET', '/api/agreements')).json<AgreementList>().agreements
    expect(list.find(({ id }) => id === AGREEMENT)).toMatchObject({ version: 2, state: 'live' })
    const read = (await stored()).filter(
      ({ kind, body }) => kind === 'page' && /新代 花子/.test(body),
    )
    expect(read.map(({ version, locale }) => [version, locale])).toContainEqual([2, 'ja'])
  })

  test.each(['relay', 'redirect'] as const)(
    'are proved by the hash of exactly what was on the screen: %s',
    async (mode) => {
      server = await startTestServer(
        engine,
        mode === 'relay' ? {} : { formUrl: FORM, terms: { qualifyOn: 'accepted' } },
      )
      const link = await insertLink(server, 'hanako.sato@example.com')
      const { pathname } = new URL(link.url)
      const shown = unescaped((await server.app.inject(`${pathname}?lang=ja`)).body)
      await server.app.inject({ ...consentPost(link), url: `${pathname}/consent?lang=ja` })
      if (mode === 'relay') {
        await server.deliver()
        const confirm = mailedPath(server, 'hanako.sato@example.com', '/confirm/')
        await server.app.inject(formPost(confirm))
      }
      const consent = await server.db.read
        .selectFrom('consents')
        .selectAll()
        .executeTakeFirstOrThrow()
      const record = JSON.parse(consent.record) as { text_sha256: string; locale: string }
      const text = (await stored()).find((one) => one.sha256 === record.text_sha256)
      expect(text).toMatchObject({ kind: 'page', locale: 'ja', version: 1 })
      expect(sha256(`ja\n${text?.body}`)).toBe(record.text_sha256)
      const lines = wordsOf(JSON.parse(text?.body ?? '') as ConsentText)
      for (const line of lines) expect(shown).toContain(`>${line}<`)
      expect(lines.join()).not.toMatch(/佐藤|hanako/)
    },
  )

  test.each(['relay', 'redirect'] as const)(
    'that are not the ones their hash was taken of prove nothing, so no consent is taken: %s',
    async (mode) => {
      server = await startTestServer(
        engine,
        mode === 'relay' ? {} : { formUrl: FORM, terms: { qualifyOn: 'accepted' } },
      )
      const link = await insertLink(server, 'hanako.sato@example.com')
      await server.app.inject(consentPost(link, { form_key: 'first' }))
      await server.deliver()
      const before = await server.db.read.selectFrom('consents').selectAll().execute()
      const [text] = (await stored()).filter(({ kind, locale }) => kind + locale === 'pageen')
      await liftRules(server.db, 'consent_texts')
      await server.db.write((tx) =>
        tx
          .updateTable('consent_texts')
          .set({ body: (text?.body ?? '').replace('It costs nothing', 'It costs little') })
          .where('sha256', '=', text?.sha256 ?? '')
          .execute(),
      )
      const other = await server.db.reopen()
      const app = await buildApp({ ...server.context, db: other })
      const headers = { host: 'relay.example.co.jp', 'x-forwarded-proto': 'https' }
      const posts = [consentPost(link, { form_key: 'second' })]
      if (mode === 'relay') {
        posts.push(formPost(mailedPath(server, 'hanako.sato@example.com', '/confirm/')))
      }
      for (const post of posts) {
        const answer = await app.inject({ ...post, headers: { ...post.headers, ...headers } })
        expect(answer.statusCode).toBe(500)
        expect(answer.body).not.toContain('costs little')
      }
      expect(await server.db.read.selectFrom('consents').selectAll().execute()).toEqual(before)
      await app.close()
      await other.close()
    },
  )

  test('whose hash the server does not hold are not consented to', async () => {
    server = await startTestServer(engine)
    const link = await insertLink(server, 'hanako.sato@example.com')
    await server.app.inject(consentPost(link))
    await server.deliver()
    await server.db.write((tx) =>
      tx
        .updateTable('registrations')
        .set({ text_sha256: 'f'.repeat(64) })
        .execute(),
    )
    const confirm = mailedPath(server, 'hanako.sato@example.com', '/confirm/')
    expect((await server.app.inject(formPost(confirm))).statusCode).toBe(404)
    expect(await server.db.read.selectFrom('consents').selectAll().execute()).toEqual([])
  })
})

function wordsOf(text: ConsentText): string[] {
  const rows = [...text.provision, ...text.rights].flatMap(({ label, value }) => [label, value])
  return [text.title, ...text.opening, ...rows, ...text.assurances, text.box, text.age]
}
