import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { upkeep } from '../../server/upkeep.ts'
import { ENGINES } from '../databases.ts'
import { rightsOf } from './rights-of.ts'
import {
  consentPost,
  formPost,
  insertLink,
  insertRequest,
  pathOf,
  register,
  startTestServer,
  type TestServer,
} from './test-server.ts'

interface Export {
  registrations: unknown[]
  consents: { withdrawn_at: string | null }[]
}

describe.each(ENGINES)('an erasure on %s', (engine) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer(engine, { terms: { holdDays: 14 } })
  })
  afterEach(() => server.close())
  const rights = rightsOf(() => server)
  const { rightsPath, confirmPath, page, erase, kinds, heard, subjects, letters } = rights

  test('forgets the person, tells agency and candidate once, and writes no entry of its own', async () => {
    const email = 'erased@example.com'
    const link = await register(server, email)
    await server.deliver()
    const path = rightsPath(email)
    const confirm = confirmPath(email)
    server.clock.now += 1000
    const answers = await Promise.all([erase(path), erase(path), erase(path)])
    for (const answer of answers)
      expect(answer.body).toContain('Nothing about you is held any more')
    // Inside the hold it is the withdrawal, which is part of it, that takes the point back.
    expect(await kinds()).toEqual(['accrued', 'reversed'])
    await server.deliver()
    expect(heard().map((one) => one.type)).toEqual([
      'referral.registered',
      'referral.withdrawn',
      'referral.erasure_requested',
    ])
    expect(heard().at(-1)?.data).toMatchObject({ please: 'delete_personal_data' })
    expect(subjects().slice(-1)).toEqual([`${email}: What was held about you is erased`])
    for (const gone of [
      path,
      `${path}/withdraw`,
      `${path}/erase`,
      `${path}/export.json`,
      confirm,
    ]) {
      expect(await page(gone)).toContain('Nothing about you is held any more')
    }
    expect((await server.app.inject(formPost(confirm))).body).toContain('Nothing about you is held')
    const left = await Promise.all([
      server.db.read.selectFrom('registrations').select(['sealed_contact', 'person_key']).execute(),
      server.db.read.selectFrom('referrals').select('recipient_key').execute(),
      letters(),
      server.db.read.selectFrom('consents').select('person_key').execute(),
    ])
    const [[registration], [referral], kept, [consent]] = left
    expect(registration).toMatchObject({ sealed_contact: null })
    expect(registration?.person_key).toMatch(/^erased:/)
    expect(referral?.recipient_key).toBe(registration?.person_key)
    expect(kept).toEqual([])
    expect(consent?.person_key).not.toContain('erased')
    // The link's own page tells nobody.
    const offer = await server.app.inject(`${new URL(link.url).pathname}?lang=en`)
    expect(offer.body).toContain('Agree and register')
  })

  test('after the hold leaves the point, and nobody can be offered to again', async () => {
    await register(server, 'matured@example.com')
    await server.deliver()
    server.clock.now += 15 * DAY_MS
    await upkeep(server.context)
    await erase(rightsPath('matured@example.com'))
    expect(await kinds()).toEqual(['accrued', 'matured'])
    const again = await server.app.inject(insertRequest('matured@example.com'))
    expect(again.json()).toMatchObject({ code: 'cannot_be_offered' })
  })

  test('leaves a decline standing that was said before', async () => {
    const email = 'declined@example.com'
    const link = await register(server, email)
    await server.app.inject(formPost(pathOf(link.declineUrl)))
    await erase(rightsPath(email))
    const again = await server.app.inject(insertRequest(email))
    expect(again.json()).toMatchObject({ code: 'cannot_be_offered' })
    const { source } = await server.db.read
      .selectFrom('suppressions')
      .select('source')
      .executeTakeFirstOrThrow()
    expect(source).toBe('decline_page')
  })

  test('an agency that was never sent anything is told nothing', async () => {
    await register(server, 'quick@example.com')
    await erase(rightsPath('quick@example.com'))
    await server.deliver()
    expect(heard()).toEqual([])
    expect(subjects()).toContain('quick@example.com: What was held about you is erased')
    expect(subjects()).not.toContain('quick@example.com: You are registered with Mirai Career Inc.')
  })

  test('an entry that was never confirmed is erased too, and its confirmation link confirms nothing', async () => {
    const email = 'unconfirmed@example.com'
    await server.app.inject(consentPost(await insertLink(server, email), { email }))
    await server.deliver()
    const confirm = confirmPath(email)
    await erase(rightsPath(email))
    await server.app.inject(formPost(confirm))
    expect(await server.db.read.selectFrom('consents').selectAll().execute()).toEqual([])
    expect(await page(confirm)).toContain('Nothing about you is held any more')
  })

  test('somebody erased may register again by the same link, is served, and earns nothing more', async () => {
    const email = 'back.again@example.com'
    const link = await register(server, email)
    await erase(rightsPath(email))
    const before = await kinds()
    await server.app.inject(consentPost(link, { email }))
    await server.deliver()
    const confirmed = await server.app.inject(formPost(confirmPath(email)))
    expect(confirmed.body).toContain('You are registered')
    expect(await kinds()).toEqual(before)
    await server.deliver()
    const { consents, registrations } = await rights.exported<Export>(rightsPath(email))
    expect(registrations).toHaveLength(1)
    // The record of the erased time is still held, and is shown as such.
    expect(consents.map((one) => one.withdrawn_at === null)).toEqual([true, false])
  })

  test('a mail server that is down keeps a confirmation waiting a week, then its address goes', async () => {
    const email = 'patient@example.com'
    await register(server, email)
    await server.deliver()
    const send = server.mails.push
    server.mails.push = () => {
      throw new Error('no mail server')
    }
    await erase(rightsPath(email))
    await server.deliver()
    expect(JSON.stringify(await letters())).not.toContain('patient')
    expect(await letters()).toHaveLength(1)
    server.clock.now += 6 * DAY_MS
    await server.deliver()
    expect(await letters()).toHaveLength(1)
    server.clock.now += 2 * DAY_MS
    await server.deliver()
    expect(await letters()).toEqual([])
    server.mails.push = send
  })
})
