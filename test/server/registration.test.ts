import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { countRows } from '../../server/store/installation.ts'
import { ENGINES } from '../databases.ts'
import {
  consentPost,
  formPost,
  insertLink,
  mailedPath,
  pathOf,
  progressOf,
  register,
  startTestServer,
  type TestServer,
} from './test-server.ts'

describe.each(ENGINES)('a registration on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  const mailsTo = (address: string) => server.mails.filter((mail) => mail.to === address).length
  const confirmOf = (address: string) => mailedPath(server, address, '/confirm/')

  test('the form sent twice is one registration and one mail', async () => {
    const email = 'twice@example.com'
    const link = await insertLink(server, email)
    const before = await countRows(server.db.read)
    const post = consentPost(link, { email })
    await server.app.inject(post)
    await server.app.inject(post)
    await server.deliver()
    expect(mailsTo(email)).toBe(1)
    expect((await countRows(server.db.read)).registrations).toBe(before.registrations + 1)
  })

  test('the same details from two tabs at once are one registration and one mail', async () => {
    const email = 'tabs@example.com'
    const link = await insertLink(server, email)
    const before = await countRows(server.db.read)
    const tabs = Array.from({ length: 6 }, () => server.app.inject(consentPost(link, { email })))
    const answers = await Promise.all(tabs)
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
    await server.deliver()
    expect(mailsTo(email)).toBe(1)
    expect((await countRows(server.db.read)).registrations).toBe(before.registrations + 1)
  })

  test('the confirmation pressed in ten tabs at once is one consent, one point, one delivery', async () => {
    const email = 'pressed@example.com'
    const link = await insertLink(server, email)
    await server.app.inject(consentPost(link, { email }))
    await server.deliver()
    const before = await countRows(server.db.read)
    const points = (await progressOf(server))?.points ?? 0
    const path = confirmOf(email)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => server.app.inject(formPost(path))),
    )
    for (const answer of answers) expect(answer.body).toContain('You are registered')
    const after = await countRows(server.db.read)
    expect(after.consents).toBe(before.consents + 1)
    expect(after.provision_records).toBe(before.provision_records + 1)
    expect(after.ledger_entries).toBe(before.ledger_entries + 2)
    expect((await progressOf(server))?.points).toBe(points + 1)
  })

  test('opening the confirmation link confirms nothing, however often', async () => {
    const email = 'opened@example.com'
    const link = await insertLink(server, email)
    await server.app.inject(consentPost(link, { email, phone: '090-1111-2222' }))
    await server.deliver()
    const before = await countRows(server.db.read)
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      const answer = await server.app.inject({ method, url: confirmOf(email) })
      expect(answer.statusCode).toBe(200)
      if (method === 'GET') expect(answer.body).toContain('090-1111-2222')
    }
    expect(await countRows(server.db.read)).toEqual(before)
  })

  test('two mails of one link confirmed one after the other are one consent', async () => {
    const email = 'retyped@example.com'
    const link = await insertLink(server, email)
    await server.app.inject(consentPost(link, { email, name: 'First Try' }))
    await server.deliver()
    const first = confirmOf(email)
    await server.app.inject(consentPost(link, { email, name: 'Second Try' }))
    await server.deliver()
    const second = confirmOf(email)
    expect(second).not.toBe(first)
    const before = await countRows(server.db.read)
    await server.app.inject(formPost(second))
    expect((await server.app.inject(formPost(first))).body).toContain('You are registered')
    expect((await countRows(server.db.read)).consents).toBe(before.consents + 1)
    // Withdrawing by the mail that was not the one confirmed takes back the consent all the same.
    const rights = mailedPath(server, email, '/rights/')
    expect((await server.app.inject(formPost(rights))).body).toContain('Your consent is withdrawn')
    expect((await server.app.inject(first)).body).toContain('Your consent is withdrawn')
  })

  test('a recruiter who fills the form from Sent Items causes a mail to the candidate and no more', async () => {
    const email = 'victim@example.com'
    const link = await insertLink(server, email)
    const before = await countRows(server.db.read)
    const points = (await progressOf(server))?.points
    const pageBefore = (await server.app.inject(pathOf(link.url))).body
    const answer = await server.app.inject(consentPost(link, { email }))
    await server.deliver()
    expect(answer.body).not.toMatch(/\/confirm\/|\/rights\//)
    expect(mailsTo(email)).toBe(1)
    const after = await countRows(server.db.read)
    expect(after).toMatchObject({
      consents: before.consents,
      ledger_entries: before.ledger_entries,
    })
    expect((await progressOf(server))?.points).toBe(points)
    const key = /name="form_key" value="[^"]*"/
    expect((await server.app.inject(pathOf(link.url))).body.replace(key, '')).toBe(
      pageBefore.replace(key, ''),
    )
  })

  test('a confirmation link that is over, revoked or cut short says all three, and the way on', async () => {
    const email = 'too-late@example.com'
    const link = await insertLink(server, email)
    await server.app.inject(consentPost(link, { email }))
    await server.deliver()
    const path = confirmOf(email)
    const before = await countRows(server.db.read)
    const seen = async (url: string) => [
      (await server.app.inject(`${url}?lang=en`)).body,
      (await server.app.inject(formPost(`${url}?lang=en`))).body,
    ]
    const [unknown = ''] = await seen('/confirm/x')
    expect(unknown).toContain('The link is incomplete, or its seven days are over.')
    expect(unknown).toContain('fill in the form again')
    expect(await seen(path.slice(0, -3))).toEqual([unknown, unknown])
    server.clock.now += 8 * DAY_MS
    expect(await seen(path)).toEqual([unknown, unknown])
    server.clock.now -= 8 * DAY_MS
    expect((await seen(path))[0]).toContain('Confirm your registration')
    expect((await countRows(server.db.read)).consents).toBe(before.consents + 1)
  })

  test('the answer to the form is the same for somebody who registered before', async () => {
    const email = 'known@example.com'
    const fresh = await insertLink(server, email)
    const first = await server.app.inject(consentPost(fresh, { email }))
    await server.deliver()
    await server.app.inject(formPost(confirmOf(email)))
    const second = await server.app.inject(consentPost(fresh, { email, name: 'Other' }))
    expect(second.body.replace('value="Other"', 'value="佐藤 花子"')).toBe(first.body)
    expect(first.body).toContain('If no message comes today, please try again tomorrow.')
    expect(second.statusCode).toBe(first.statusCode)
  })

  test('nobody is mailed more than three times a day, whoever presses', async () => {
    const email = 'pestered@example.com'
    const link = await insertLink(server, email)
    const other = await insertLink(server, email)
    for (let number = 0; number < 6; number += 1) {
      await server.app.inject(
        consentPost(number % 2 ? link : other, { email, name: `Name ${number}` }),
      )
    }
    await server.deliver()
    expect(mailsTo(email)).toBe(3)
    server.clock.now += DAY_MS + 1
    await server.app.inject(consentPost(link, { email, name: 'Next day' }))
    await server.deliver()
    expect(mailsTo(email)).toBe(4)
  })

  test('details posted again after a while have the same mail sent again', async () => {
    const email = 'resend@example.com'
    const link = await insertLink(server, email)
    await server.app.inject(consentPost(link, { email }))
    await server.deliver()
    const first = confirmOf(email)
    server.clock.now += 5 * 60_000
    await server.app.inject(consentPost(link, { email }))
    await server.deliver()
    expect(mailsTo(email)).toBe(2)
    expect(confirmOf(email)).toBe(first)
  })

  test('a form corrected after going back is another form, with a mail of its own', async () => {
    const email = 'corrected@example.com'
    const link = await insertLink(server, email)
    const kept = { form_key: 'the-same-key' }
    const wrong = await server.app.inject(
      consentPost(link, { ...kept, email: 'corected@example.com' }),
    )
    const right = await server.app.inject(consentPost(link, { ...kept, email }))
    expect([wrong.statusCode, right.statusCode]).toEqual([200, 200])
    await server.deliver()
    await server.app.inject(consentPost(link, { ...kept, email, phone: '０３ー１２３４−５６７８' }))
    await server.deliver()
    expect([mailsTo('corected@example.com'), mailsTo(email)]).toEqual([1, 2])
    expect((await server.app.inject(confirmOf(email))).body).toContain('03ー1234')
  })

  test('one link cannot be used to write to the whole world', async () => {
    const link = await insertLink(server, 'cannon@example.com')
    const before = server.mails.length
    for (let number = 0; number < 20; number += 1) {
      const email = `stranger${number}@example.net`
      const answer = await server.app.inject(consentPost(link, { email }))
      expect(answer.statusCode).toBe(200)
      // Past the limit as before it: the same words, and true.
      expect(answer.body).toContain('try again tomorrow')
    }
    await server.deliver()
    expect(server.mails.length - before).toBe(6)
  })

  test('confirmed and withdrawn at the same instant, one of the two comes first and all fits', async () => {
    for (let number = 0; number < 15; number += 1) {
      const email = `racing${number}@example.com`
      const link = await insertLink(server, email)
      await server.app.inject(consentPost(link, { email }))
      await server.deliver()
      const [rights, confirm] = [mailedPath(server, email, '/rights/'), confirmOf(email)]
      const presses = number % 2 ? [rights, confirm] : [confirm, rights]
      const answers = await Promise.all(presses.map((path) => server.app.inject(formPost(path))))
      for (const answer of answers) expect(answer.body).toContain('<h1>')
      const rows = await server.db.read
        .selectFrom('registrations')
        .leftJoin('consents', 'consents.registration_id', 'registrations.id')
        .leftJoin('withdrawals', 'withdrawals.consent_id', 'consents.id')
        .select(['registrations.cancelled_at', 'consents.id', 'withdrawals.withdrawn_at'])
        .where('registrations.referral_id', '=', link.id)
        .execute()
      // Whichever came first: what was taken back is taken back, with its consent if there was one.
      expect(rows).toHaveLength(1)
      expect(rows[0]?.cancelled_at).not.toBeNull()
      expect(rows[0]?.id === null).toBe(rows[0]?.withdrawn_at === null)
    }
  })

  test('somebody the mail was forwarded to is served but earns no point', async () => {
    const link = await insertLink(server, 'addressee@example.com')
    const points = (await progressOf(server))?.points
    await server.app.inject(consentPost(link, { email: 'friend@example.net' }))
    await server.deliver()
    expect((await server.app.inject(formPost(confirmOf('friend@example.net')))).body).toContain(
      'You are registered',
    )
    expect((await progressOf(server))?.points).toBe(points)
    // The addressee still can, and does earn.
    await server.app.inject(consentPost(link, { email: 'addressee@example.com' }))
    await server.deliver()
    await server.app.inject(formPost(confirmOf('addressee@example.com')))
    expect((await progressOf(server))?.points).toBe(((points ?? 0) + 1) % 10)
  })

  test('the same person behind two links and two spellings earns one point', async () => {
    const before = (await countRows(server.db.read)).ledger_entries
    await register(server, 'one.person@gmail.com')
    const between = (await countRows(server.db.read)).ledger_entries
    await register(server, 'oneperson+more@gmail.com')
    const after = await countRows(server.db.read)
    expect(between).toBeGreaterThan(before)
    expect(after.ledger_entries).toBe(between)
  })
})
