import { createHash } from 'node:crypto'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import type { LookUpResult } from '../../src/contract/privacy.ts'
import { OFFICER } from '../seed.ts'
import { ENGINES } from '../databases.ts'
import { liftRules } from './lifted-rules.ts'
import { pageShown } from './page-shown.ts'
import { rightsOf } from './rights-of.ts'
import {
  call,
  consentPost,
  formPost,
  insertLink,
  startTestServer,
  type TestServer,
} from './test-server.ts'

jest.setTimeout(60_000)

const EMAIL = 'evidence@example.com'

interface Exported {
  pages: { sha256: string; language: string; html: string }[]
  consents: {
    reference: string
    consent_record: Record<string, string>
    provision_records: { correction?: Record<string, string> }[]
  }[]
}

describe.each(ENGINES)('the page somebody agreed on, on %s', (engine) => {
  let server: TestServer
  afterEach(() => server.close())
  const { rightsPath, confirmPath, exported, page } = rightsOf(() => server)

  const enter = async (fields: Record<string, string>) => {
    const link = await insertLink(server, `${fields['name'] ?? ''}-${EMAIL}`.toLowerCase())
    return { link, confirm: await typed(link, fields) }
  }
  const typed = async (link: Parameters<typeof consentPost>[0], fields: Record<string, string>) => {
    await server.app.inject(consentPost(link, { email: EMAIL, ...fields }))
    await server.deliver()
    return `${confirmPath(EMAIL)}?lang=en`
  }
  const press = async (path: string, fields: Record<string, string> = {}) =>
    await server.app.inject(formPost(path, fields))
  const atDesk = async (what: string, body: object) =>
    await call(server, 'POST', `/api/privacy/${what}`, body, { token: OFFICER })
  const hashOf = (html: string) => createHash('sha256').update(html).digest('hex')

  test('is handed out whole, to the person and at the privacy desk, and to nobody else', async () => {
    server = await startTestServer(engine)
    const { confirm } = await enter({ name: 'First' })
    await press(confirm)
    await server.deliver()
    const own = await exported<Exported>(rightsPath(EMAIL))
    const record = own.consents[0]?.consent_record ?? {}
    expect(own.pages.map((one) => one.sha256).sort()).toEqual(
      [record['page_sha256'], record['confirmation_page_sha256']].sort(),
    )
    for (const { html, sha256 } of own.pages) expect(hashOf(html)).toBe(sha256)
    expect(JSON.stringify(own.pages)).toContain('Agree and register</button>')
    expect(JSON.stringify(own.pages)).not.toMatch(/First|evidence@/)
    const found = await atDesk('look-ups', { address: EMAIL })
    const desk = found.json<LookUpResult>().export as unknown as Exported
    expect(desk.pages).toEqual(own.pages)
    // Somebody else’s secret leads to no page of theirs.
    await server.app.inject(
      consentPost(await insertLink(server, 'else@example.com'), { email: 'else@example.com' }),
    )
    await server.deliver()
    const hash = record['page_sha256'] ?? ''
    const other = await server.app.inject(`${rightsPath('else@example.com')}/pages/${hash}`)
    expect(other.statusCode).toBe(404)
    expect((await exported<Exported>(rightsPath('else@example.com'))).pages).toEqual([])
  })

  test('is handed out to nobody once it is not the one its hash was taken of', async () => {
    server = await startTestServer(engine)
    await press((await enter({ name: 'Altered' })).confirm)
    const [kept] = (await exported<Exported>(rightsPath(EMAIL))).pages
    await liftRules(server.db, 'shown_pages')
    await server.db.write((tx) =>
      tx.updateTable('shown_pages').set({ body: 'free of charge, but for a fee' }).execute(),
    )
    const own = await exported<Exported>(rightsPath(EMAIL))
    expect([own.pages, own.consents.length]).toEqual([[], 1])
    const copy = await server.app.inject(`${rightsPath(EMAIL)}/pages/${kept?.sha256}`)
    expect(copy.statusCode).toBe(404)
  })

  test('can be read as it stood, with nothing on it to press', async () => {
    server = await startTestServer(engine)
    const { confirm } = await enter({ name: 'Reader' })
    await press(confirm)
    await server.deliver()
    const held = await page(rightsPath(EMAIL))
    const links = [...held.matchAll(/<a href="([^"]*\/pages\/[0-9a-f]{64}[^"]*)"/g)].map(
      ([, to]) => to,
    )
    expect(links).toHaveLength(2)
    for (const to of links) {
      const { statusCode, body, headers } = await server.app.inject(to ?? '')
      expect([statusCode, headers['cache-control']]).toEqual([200, 'no-store'])
      expect(body).toContain('This is a copy of the page whose button was pressed.')
      expect(body).toMatch(/<button disabled[^>]*>(Agree and register|Confirm registration)</)
      expect(body.match(/ (action|formaction)=/)).toBeNull()
      const tags = [...body.matchAll(/<(?:a|button|input)\b[^>]*>/g)].map(([tag]) => tag)
      const live = tags.filter((tag) =>
        tag.startsWith('<a') ? tag.includes(' href=') : !tag.includes(' disabled'),
      )
      expect(live).toEqual([expect.stringContaining(`href="${rightsPath(EMAIL)}?lang=en"`)])
    }
    await press(`${rightsPath(EMAIL)}/erase?lang=en`)
    const gone = await server.app.inject(links[0] ?? '')
    expect(gone.body).toContain('Nothing about you is held any more')
  })

  test('of a correction is kept as well, and a press on another page corrects nothing', async () => {
    server = await startTestServer(engine)
    const { link, confirm: first } = await enter({ name: 'Wrong' })
    const second = await typed(link, { name: 'Right' })
    const asked = pageShown((await server.app.inject(second)).body) ?? ''
    await press(first)
    const early = await press(second, { page: asked })
    expect([early.statusCode, early.body]).toEqual([
      422,
      expect.stringMatching(
        /This page has changed[^]*Correct your registration|Correct your registration[^]*This page has changed/,
      ),
    ])
    expect(
      (await exported<Exported>(rightsPath(EMAIL))).consents[0]?.provision_records,
    ).toHaveLength(1)
    const now = pageShown(early.body) ?? ''
    expect(now).not.toBe(asked)
    expect((await press(second, { page: now })).body).toContain('Your details are corrected')
    const own = await exported<Exported>(rightsPath(EMAIL))
    const [consent] = own.consents
    expect(consent?.provision_records[1]?.correction).toEqual({
      by: 'later_entry',
      registration_id: expect.any(String),
      page_sha256: consent?.consent_record['page_sha256'],
      confirmation_page_sha256: now,
    })
    const kept = own.pages.find((one) => one.sha256 === now)
    expect(hashOf(kept?.html ?? '')).toBe(now)
    expect(kept?.html).toContain('Correct your registration')
    expect(await page(rightsPath(EMAIL))).toMatch(/as it stood \(for the correction of [^)]+\)/)
  })

  test('is not claimed of a correction that the privacy desk made', async () => {
    server = await startTestServer(engine)
    const { confirm } = await enter({ name: 'Letter' })
    await press(confirm)
    const [consent] = (await exported<Exported>(rightsPath(EMAIL))).consents
    const details = { name: 'By Letter', phone: '', desiredWork: '', desiredArea: '' }
    await atDesk('corrections', { reference: consent?.reference, ...details })
    const [corrected] = (await exported<Exported>(rightsPath(EMAIL))).consents
    expect(corrected?.provision_records[1]?.correction).toEqual({ by: 'privacy_desk' })
  })
})
