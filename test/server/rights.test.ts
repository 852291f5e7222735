import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { textHash, type ConsentText } from '../../server/domain/consent.ts'
import { upkeep } from '../../server/upkeep.ts'
import { ENGINES } from '../databases.ts'
import { rightsOf } from './rights-of.ts'
import {
  consentPost,
  formPost,
  insertLink,
  pathOf,
  register,
  startTestServer,
  type TestServer,
} from './test-server.ts'

interface Export {
  offers: unknown[]
  no_further_offers_since: string | null
  registrations: {
    contact: Record<string, string | null> | null
    ended_at: string | null
    mails: { what: string; outcome: string }[]
  }[]
  consents: {
    reference: string
    withdrawn_at: string | null
    withdraw_at: string
    recipient: Record<string, string>
    text: { language: 'ja' | 'en'; sha256: string; body: ConsentText }
    provision_records: Record<string, unknown>[]
    told_to_recipient: { what: string; outcome: string }[]
  }[]
  erase_everything_at: string
}

describe.each(ENGINES)('the rights of a candidate on %s', (engine) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer(engine, { terms: { holdDays: 14 } })
  })
  afterEach(() => server.close())
  const { rightsPath, page, exported, subjects, letters } = rightsOf(() => server)

  test('one page tells what went to whom, when, under which text, and how to stop it', async () => {
    const email = 'reader@example.com'
    await register(server, email)
    await server.deliver()
    const body = await page(rightsPath(email))
    for (const told of [
      '佐藤 花子',
      email,
      'Mirai Career Inc.',
      '13-ユ-000000',
      'that you applied, name, e-mail',
      'Your details: ',
      'Mails from us',
      'Version 1, SHA-256 ',
      'I agree that the fact that I applied to Sample Industries Inc.',
      'Withdraw this consent',
      'Download all of this (JSON)',
      'Erase my data',
      'privacy contact',
    ]) {
      expect(body).toContain(told)
    }
    expect(body).not.toMatch(/credit|accrued|pending/i)
    const japanese = await server.app.inject(`${rightsPath(email)}?lang=ja`)
    expect(japanese.body).toContain('みらいキャリア株式会社')
  })

  test('the same as a file proves the text by its hash and holds the records as written', async () => {
    const email = 'export@example.com'
    await register(server, email)
    await server.deliver()
    const { headers } = await server.app.inject(`${rightsPath(email)}/export.json`)
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="career-relay.json"',
    })
    const { consents, registrations, ...more } = await exported<Export>(rightsPath(email))
    const [consent] = consents
    expect(registrations).toMatchObject([
      {
        contact: { name: '佐藤 花子', email, phone: null },
        mails: [
          { what: 'confirm', outcome: 'delivered' },
          { what: 'registered', outcome: 'delivered' },
        ],
      },
    ])
    expect(consent).toMatchObject({
      withdrawn_at: null,
      recipient: { name: 'みらいキャリア株式会社', licence_no: '13-ユ-000000' },
      consent_record: { method: 'web_form_v1', purpose_codes: expect.any(Array) },
      provision_records: [{ basis: 'consent', consent_id: consent?.reference }],
      told_to_recipient: [{ what: 'registration', outcome: 'delivered' }],
    })
    const { language, body, sha256 } = consent?.text ?? { language: 'en', body: '', sha256: '' }
    expect(textHash(language, JSON.stringify(body))).toBe(sha256)
    expect(more).toMatchObject({ offers: [{ taken_back_at: null }], no_further_offers_since: null })
    const withdrawal = await server.app.inject(formPost(pathOf(consent?.withdraw_at ?? '')))
    expect(withdrawal.body).toContain('Your consent is withdrawn')
    expect((await exported<Export>(rightsPath(email))).consents[0]?.withdrawn_at).not.toBeNull()
  })

  test('one mailbox sees all its registrations and nobody else’s', async () => {
    await register(server, 'two.links@gmail.com')
    const link = await insertLink(server, 'twolinks@gmail.com')
    await server.app.inject(consentPost(link, { email: 'twolinks+b@gmail.com', name: 'Second' }))
    await server.deliver()
    await register(server, 'somebody.else@example.com')
    await server.deliver()
    const body = await page(rightsPath('twolinks+b@gmail.com'))
    expect(body).toContain('two.links@gmail.com')
    expect(body).toContain('Second')
    expect(body).toContain('Not confirmed yet; nothing was passed on.')
    expect(body).not.toContain('somebody.else')
    expect((await exported<Export>(rightsPath('two.links@gmail.com'))).registrations).toHaveLength(
      2,
    )
  })

  test('a secret that is none, a path that is none and a post from elsewhere lead nowhere', async () => {
    await register(server, 'guarded@example.com')
    const path = rightsPath('guarded@example.com')
    for (const wrong of ['/rights/x', `${path}x`, `${path}/contact`, '/rights/']) {
      expect((await server.app.inject(wrong)).statusCode).toBe(404)
    }
    const foreign = formPost(`${path}/erase`)
    const answer = await server.app.inject({
      ...foreign,
      headers: { ...foreign.headers, 'sec-fetch-site': 'cross-site' },
    })
    expect(answer.statusCode).toBe(403)
    expect((await server.app.inject(`${path}/erase`)).body).toContain('Erase your data')
    expect((await exported<Export>(path)).registrations).toMatchObject([{ ended_at: null }])
  })

  test('a withdrawal is confirmed by mail, with the way to everything held', async () => {
    const email = 'taken.back@example.com'
    await register(server, email)
    await server.deliver()
    const path = rightsPath(email)
    await server.app.inject(formPost(`${path}/withdraw?lang=en`))
    await server.app.inject(formPost(`${path}/withdraw?lang=en`))
    await server.deliver()
    const told = subjects().filter((one) => one === `${email}: Your consent is withdrawn`)
    expect(told).toHaveLength(1)
    expect(rightsPath(email)).toBe(path)
    expect(await page(path)).toContain('No name and no contact details of yours are held.')
    expect(await letters()).toEqual([])
  })

  const MAILED = 'A mail that confirms this is on its way to you.'
  const UNMAILED = 'no mail follows: this page is your confirmation'

  test.each(['withdraw', 'erase'])(
    'right after a press on “%s” the page says whether a mail confirms it, and keeps a number',
    async (act) => {
      const early = 'within.a.month@example.com'
      const late = 'after.a.month@example.com'
      await register(server, early)
      await register(server, late)
      await server.deliver()
      const press = async (email: string) =>
        (await server.app.inject(formPost(`${rightsPath(email)}/${act}?lang=en`))).body
      const number = (body: string) => /Reference number: ([\w-]{36})/.exec(body)?.[1]

      const first = await press(early)
      expect(first).toContain(MAILED)
      expect(first).not.toContain(UNMAILED)
      const again = await press(early)
      // A mail may have gone the first time: nothing is said of it that might be untrue.
      expect([again.includes(MAILED), again.includes(UNMAILED)]).toEqual([false, false])
      expect(number(again)).toBe(number(first))
      expect(number(await page(`${rightsPath(early)}/${act}`))).toBe(number(first))

      server.clock.now += 31 * DAY_MS
      await upkeep(server.context)
      const sent = server.mails.length
      const unmailed = await press(late)
      expect(unmailed).toContain(UNMAILED)
      expect(number(unmailed)).toMatch(/^[\w-]{36}$/)
      expect(unmailed).not.toContain(MAILED)
      await server.deliver()
      expect(server.mails.slice(sent).filter((mail) => mail.to === late)).toEqual([])
    },
  )
})
