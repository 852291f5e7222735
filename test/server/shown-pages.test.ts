import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { PAGE_TEXT } from '../../server/text/pages.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import { ENGINES } from '../databases.ts'
import { buildApp } from '../../server/app.ts'
import { pageShown } from './page-shown.ts'
import {
  consentPost,
  formPost,
  insertLink,
  mailedPath,
  pathOf,
  startTestServer,
  type TestServer,
} from './test-server.ts'

const EMAIL = 'hanako.sato@example.com'
const FORM = 'https://apply.example.com/start'
const english = { ...PAGE_TEXT.en, confirm: { ...PAGE_TEXT.en.confirm } }

interface Kept {
  sha256: string
  locale: string
  body: string
}

describe.each(ENGINES)('the page a candidate agreed on, on %s', (engine) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer(engine)
  })
  afterEach(async () => {
    Object.assign(PAGE_TEXT.en, english)
    PAGE_TEXT.en.confirm = { ...english.confirm }
    await server.close()
  })

  const kept = async (): Promise<Kept[]> =>
    await server.db.read.selectFrom('shown_pages').select(['sha256', 'locale', 'body']).execute()
  const rows = async (table: 'registrations' | 'consents') =>
    await server.db.read.selectFrom(table).selectAll().execute()
  const offerOf = async (link: IssuedReferral) =>
    (await server.app.inject(`${pathOf(link.url)}&lang=en`)).body
  const post = async (link: IssuedReferral, fields: Record<string, string> = {}) =>
    await server.app.inject({
      ...consentPost(link, fields),
      url: `${new URL(link.url).pathname}/consent?lang=en`,
    })

  async function registered() {
    const link = await insertLink(server, EMAIL)
    const offer = await offerOf(link)
    await post(link)
    await server.deliver()
    const path = `${mailedPath(server, EMAIL, '/confirm/')}?lang=en`
    const asked = (await server.app.inject(path)).body
    const answer = await server.app.inject(formPost(path))
    expect(answer.body).toContain('You are registered')
    const [consent] = await rows('consents')
    const record = JSON.parse((consent as { record: string }).record) as Record<string, string>
    return { link, offer, asked, record }
  }

  /** A showing's own values by name, as evidence has them. */
  const named = (shown: string, page: string) =>
    shown
      .replaceAll(/\/r\/[\w-]{22}/g, '/r/{token}')
      .replace(/(name="form_key" value=")[\w-]{36}/, '$1{form_key}')
      .replace(/until [^<]*\d{4}\./, 'until {open_until}.')
      .replace(page, '{page}')

  test('is kept to the letter, with the page that confirmed it, and the record names both', async () => {
    const { offer, asked, record } = await registered()
    const pages = await kept()
    expect(pages).toHaveLength(2)
    for (const { sha256, body } of pages) {
      expect(createHash('sha256').update(body).digest('hex')).toBe(sha256)
      expect(body).not.toMatch(/佐藤|hanako/)
    }
    const of = (name: string) => pages.find((one) => one.sha256 === record[name])?.body
    const { page_sha256: offerHash = '', confirmation_page_sha256: confirmHash = '' } = record
    expect([pageShown(offer), pageShown(asked)]).toEqual([offerHash, confirmHash])
    expect(of('page_sha256')).toBe(named(offer, offerHash))
    expect(of('page_sha256')).toContain('Agree and register</button>')
    const confirmed = asked
      .replaceAll(/\/confirm\/[\w-]{43}/g, '/confirm/{secret}')
      .replace('<dd>佐藤 花子<', '<dd>{name}<')
      .replace(`<dd>${EMAIL}<`, '<dd>{email}<')
      .replace(confirmHash, '{page}')
    expect(of('confirmation_page_sha256')).toBe(confirmed)
  })

  test('is another where a button says another thing, though the text is the same', async () => {
    const first = await registered()
    PAGE_TEXT.en.agreeButton = 'Subscribe to our newsletter'
    const fresh = await server.db.reopen()
    const app = await buildApp({ ...server.context, db: fresh })
    const headers = { host: 'relay.example.co.jp', 'x-forwarded-proto': 'https' }
    const url = `${new URL(first.link.url).pathname}/consent?lang=en`
    const old = { ...consentPost(first.link, { page: first.record['page_sha256'] ?? '' }), url }
    const answer = await app.inject({ ...old, headers: { ...old.headers, ...headers } })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('This page has changed since you opened it.')
    expect(answer.body).toContain('Subscribe to our newsletter</button>')
    expect(answer.body).toContain('value="佐藤 花子"')
    expect(pageShown(answer.body)).not.toBe(first.record['page_sha256'])
    expect(await rows('registrations')).toHaveLength(1)
    await app.close()
    await fresh.close()
  })

  test.each([['f'.repeat(64)], ['']])(
    'must be the one that was pressed on, in the form and in the mail: “%s” is asked again',
    async (page) => {
      const link = await insertLink(server, EMAIL)
      const answer = await post(link, { page })
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain('This page has changed since you opened it.')
      expect(await rows('registrations')).toEqual([])
      expect(await kept()).toEqual([])
      await post(link, { page: pageShown(answer.body) ?? '' })
      expect(await rows('registrations')).toHaveLength(1)
      await server.deliver()
      const path = `${mailedPath(server, EMAIL, '/confirm/')}?lang=en`
      const asked = await server.app.inject(formPost(path, { page }))
      expect(asked.statusCode).toBe(422)
      expect(asked.body).toContain('This page has changed since you opened it.')
      expect(await rows('consents')).toEqual([])
      const done = await server.app.inject(formPost(path, { page: pageShown(asked.body) ?? '' }))
      expect(done.body).toContain('You are registered')
      expect(await rows('consents')).toHaveLength(1)
    },
  )

  test('is named in the copy mailed, to the agency and in the export', async () => {
    const { record } = await registered()
    await server.deliver()
    const hashes = [record['page_sha256'] ?? '', record['confirmation_page_sha256'] ?? '']
    const copy = JSON.stringify(server.mails.at(-1)?.text)
    const sent = JSON.parse(server.agency.received[0]?.body ?? '{}') as {
      data: { consent: object }
    }
    const rights = mailedPath(server, EMAIL, '/rights/').replace(/\/withdraw$/, '')
    const exported = (await server.app.inject(`${rights}/export.json`)).json<{
      consents: { consent_record: object }[]
    }>()
    for (const hash of hashes) expect(copy).toContain(hash)
    const names = { page_sha256: hashes[0], confirmation_page_sha256: hashes[1] }
    expect(sent.data.consent).toMatchObject(names)
    expect(exported.consents[0]?.consent_record).toMatchObject(names)
  })

  test('on the way to the agency’s own form is the one whose button was pressed', async () => {
    await server.close()
    server = await startTestServer(engine, { formUrl: FORM, terms: { qualifyOn: 'accepted' } })
    const link = await insertLink(server, EMAIL)
    const url = `${new URL(link.url).pathname}/consent?lang=en`
    const refused = await server.app.inject(formPost(url, { agree: 'yes', page: 'f'.repeat(64) }))
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('This page has changed since you opened it.')
    expect(await rows('consents')).toEqual([])
    const page = pageShown(refused.body) ?? ''
    await server.app.inject(formPost(url, { agree: 'yes', page }))
    const [consent] = await rows('consents')
    expect(JSON.parse((consent as { record: string }).record)).toMatchObject({
      page_sha256: page,
      confirmation_page_sha256: null,
    })
    expect((await kept()).map(({ sha256 }) => sha256)).toEqual([page])
  })

  test('is kept once, whoever reads or agrees, and not for those who only read', async () => {
    const link = await insertLink(server, EMAIL)
    await offerOf(link)
    expect(await kept()).toEqual([])
    await Promise.all(['a', 'b', 'c'].map((one) => post(link, { email: `${one}@example.com` })))
    expect(await rows('registrations')).toHaveLength(3)
    expect(await kept()).toHaveLength(1)
  })
})
