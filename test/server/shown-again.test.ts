import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { sql } from 'kysely'
import { postFormsOf } from '../../sandbox/html-form.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import { ENGINES } from '../databases.ts'
import { pageShown } from './page-shown.ts'
import { rightsOf } from './rights-of.ts'
import {
  consentPost,
  formPost,
  insertLink,
  startTestServer,
  type TestServer,
} from './test-server.ts'

jest.setTimeout(60_000)

const EMAIL = 'typed@example.com'
const FORM = 'https://apply.example.com/start'
const WHOLE = {
  name: 'ハナコ 🌸',
  email: EMAIL,
  phone: '090-1234-5678',
  desiredWork: '設計',
  agree: 'yes',
}

const TABLES = [
  ...['referrals', 'registrations', 'consents', 'withdrawals', 'provision_records', 'outbox'],
  ...['letters', 'suppressions', 'erasures', 'shown_pages', 'ledger_entries', 'audit_entries'],
]

/** Where the language button of a page leads, and what a browser sends with it. */
function switchOf(body: string): { path: string; fields: Record<string, string> } {
  const [, id = ''] = /<button class="plain" form="([^"]+)"/.exec(body) ?? []
  const [, path = ''] = /<button class="plain"[^>]* formaction="([^"]+)"/.exec(body) ?? []
  const at = [...body.matchAll(/<form id="([^"]+)"/g)].findIndex(([, one]) => one === id)
  const fields = postFormsOf(body)[at]?.fields.filter((one) => one.type !== 'checkbox') ?? []
  return { path, fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])) }
}

describe.each(ENGINES)('a page shown again, on %s', (engine) => {
  let server: TestServer
  afterEach(() => server.close())
  const pathOf = (link: IssuedReferral) => new URL(link.url).pathname
  const post = (path: string, fields: Record<string, string> = {}) =>
    server.app.inject(formPost(path, fields))
  const { page, rightsPath, confirmPath } = rightsOf(() => server)
  const switched = async (body: string) => {
    const { path, fields } = switchOf(body)
    const answer = await post(path, fields)
    return { fields, path, statusCode: answer.statusCode, body: answer.body }
  }
  const counted = async () => {
    const counts: [string, number][] = []
    for (const table of TABLES) {
      const { rows } = await sql<{
        n: number
      }>`select count(*) as n from ${sql.table(table)}`.execute(server.db.read)
      counts.push([table, Number(rows[0]?.n)])
    }
    return counts
  }
  const start = async (options: Parameters<typeof startTestServer>[1] = {}) => {
    server = await startTestServer(engine, options)
    return await insertLink(server, EMAIL)
  }

  test('keeps what was typed in the other language, and decides nothing, however whole', async () => {
    const path = pathOf(await start())
    const offer = (await server.app.inject(`${path}?lang=en`)).body
    expect(switchOf(offer).path).toBe(`${path}?lang=ja`)
    expect(offer).toMatch(/<button class="plain"[^>]* formnovalidate/)
    const before = await counted()
    const answer = await post(`${path}?lang=ja`, { ...WHOLE, page: pageShown(offer) ?? '' })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('<html lang="ja">')
    for (const typed of ['ハナコ 🌸', EMAIL, '090-1234-5678', '設計']) {
      expect(answer.body).toContain(`value="${typed}"`)
    }
    expect(answer.body).not.toMatch(/class="fault"|class="summary"|aria-invalid|\bchecked\b/)
    expect(answer.body).toContain('もう一度チェックを入れてください')
    expect((await switched(answer.body)).body).toContain('<html lang="en">')
    await server.deliver()
    expect(server.mails).toEqual([])
    expect(await counted()).toEqual(before)
    // The form's own button, pressed on the page in the other language, is what registers.
    const pressed = { ...WHOLE, page: pageShown(answer.body) ?? '' }
    expect((await post(`${path}/consent?lang=ja`, pressed)).body).toContain('確認メール')
    expect(await counted()).not.toEqual(before)
  })

  test('leads to the page’s own address where nothing was typed, so that it can be gone back to', async () => {
    const path = pathOf(await start())
    for (const [typed, answer] of [
      [`${path}?lang=ja`, `${path}?lang=ja`],
      [`${path}/rights-mail/form?lang=ja`, `${path}/rights-mail?lang=ja`],
    ] as const) {
      const { statusCode, headers } = await post(typed, { name: ' ', email: '' })
      expect([statusCode, headers.location, headers['cache-control']]).toEqual([
        ...[303, answer, 'no-store'],
      ])
    }
    for (const answered of ['consent', 'sent', 'declined', 'onward']) {
      const { headers } = await server.app.inject(`${path}/${answered}?lang=en`)
      expect([answered, headers.location]).toEqual([answered, `${path}?lang=en`])
    }
    for (const answered of ['form', 'sent']) {
      const { headers } = await server.app.inject(`${path}/rights-mail/${answered}`)
      expect([answered, headers.location]).toEqual([answered, `${path}/rights-mail`])
    }
  })

  test('after a form was sent says the same in the other language, and brings back what was typed', async () => {
    const link = await start()
    const sent = await server.app.inject(
      consentPost(link, { ...WHOLE, email: 'mistyped@exampel.com' }),
    )
    const before = await counted()
    const other = await switched(sent.body)
    expect([other.statusCode, other.path]).toEqual([200, `${pathOf(link)}/sent?lang=ja`])
    expect(other.body).toContain('確認メールをご覧ください')
    expect((await switched(other.body)).body).toContain('Please look at your mail')
    const [check] = postFormsOf(other.body)
    const form = await post(check?.action ?? '', other.fields)
    expect(form.body).toContain('value="mistyped@exampel.com"')
    expect(form.body).toContain('value="ハナコ 🌸"')
    expect(await counted()).toEqual(before)
  })

  test('after “no further offers”, and after the lost mail was asked for, does neither again', async () => {
    const link = await start()
    const path = pathOf(link)
    const other = await insertLink(server, 'never-declined@example.com')
    const declined = await post(`${path}/decline?lang=en`)
    const asked = await post(`${path}/rights-mail?lang=en`, { email: 'nobody@example.com' })
    const faulty = await post(`${path}/rights-mail?lang=en`, { email: 'half@' })
    const before = await counted()
    expect((await switched(declined.body)).body).toContain('承りました')
    expect((await post(`${pathOf(other)}/declined?lang=en`)).body).toContain('Noted')
    const again = await switched(asked.body)
    expect(again.body).toContain('メールをご覧ください')
    const form = await post(postFormsOf(again.body)[0]?.action ?? '', again.fields)
    expect(form.body).toContain('value="nobody@example.com"')
    expect(form.body).not.toContain('class="fault"')
    expect((await switched(faulty.body)).body).toContain('value="half@"')
    expect(await counted()).toEqual(before)
  })

  test('on the way to the agency’s own form is told by its secret, until it is taken back', async () => {
    const link = await start({ formUrl: FORM, terms: { qualifyOn: 'accepted' } })
    const onward = await server.app.inject(
      formPost(`${pathOf(link)}/consent?lang=en`, { agree: 'yes' }),
    )
    const told = /ref=([\w-]{36})"/.exec(onward.body.replaceAll('&#61;', '='))?.[1]
    expect(told).toBeDefined()
    const before = await counted()
    const other = await switched(onward.body)
    expect(other.path).toBe(`${pathOf(link)}/onward?lang=ja`)
    expect(other.body).toContain('お手元にお控えください')
    expect(other.body).toContain(told ?? '-')
    expect(await counted()).toEqual(before)
    const wrong = { ...other.fields, secret: 'x'.repeat(43) }
    expect((await post(other.path, wrong)).statusCode).toBe(404)
    const [, rights = ''] = /href="(\/rights\/[\w-]+\/withdraw)/.exec(onward.body) ?? []
    await post(`${rights}?lang=en`)
    expect((await post(other.path, other.fields)).statusCode).toBe(404)
  })

  test('behind a mailed link is one press away by an address that decides nothing', async () => {
    const link = await start()
    const enter = async (name: string) => {
      await server.app.inject(consentPost(link, { email: EMAIL, name }))
      await server.deliver()
      return confirmPath(EMAIL)
    }
    const [first, second, third] = [await enter('One'), await enter('Two'), await enter('Three')]
    const rights = rightsPath(EMAIL)
    for (const [path, en, ja] of [
      [first, 'You are registered', '登録を承りました'],
      [third, 'Your details are corrected', 'ご登録の内容を訂正しました'],
      [second, 'You are registered already', 'すでに登録を承っています'],
      [`${rights}/withdraw`, 'Your consent is withdrawn', '撤回を承りました'],
      [`${rights}/erase`, 'Nothing about you is held any more', 'お預かりしている情報はありません'],
      [first, 'Nothing about you is held any more', 'お預かりしている情報はありません'],
      ['/confirm/wrong', 'This page is not available', 'このページは表示できません'],
    ] as const) {
      const { body } = await post(`${path}?lang=en`)
      expect(body).toContain(`<h1>${en}</h1>`)
      expect(body).toContain('<a href="?lang=ja"')
      const before = await counted()
      expect((await server.app.inject(`${path}?lang=ja`)).body).toContain(`<h1>${ja}</h1>`)
      expect(await counted()).toEqual(before)
    }
  })

  test('is counted as a form is, by its link', async () => {
    const link = await start({ config: { limits: { formsPerMinute: 3, apiPerMinute: 600 } } })
    const path = pathOf(link)
    const asked = () => post(`${path}?lang=en`, WHOLE)
    for (let time = 0; time < 3; time += 1) expect((await asked()).statusCode).toBe(200)
    const { statusCode, body } = await asked()
    expect(statusCode).toBe(429)
    expect(body).toContain('<a href="?lang=ja"')
    expect(await page(path)).toContain('<form')
  })
})
