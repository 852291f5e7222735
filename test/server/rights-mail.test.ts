import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import { ENGINES } from '../databases.ts'
import {
  consentPost,
  formPost,
  insertLink,
  mailedPath,
  register,
  startTestServer,
  type TestServer,
} from './test-server.ts'

describe.each(ENGINES)('the lost mail on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  const path = (link: IssuedReferral) => `${new URL(link.url).pathname}/rights-mail`
  const ask = (link: IssuedReferral, email: string) =>
    server.app.inject(formPost(`${path(link)}?lang=en`, { email }))
  /** But for the link, and the address that its writer typed. */
  const said = ({ body }: { body: string }) =>
    body.replaceAll(/\/r\/[\w-]{22}/g, '/r/').replace(/value="[^"]*"/, '')
  const resent = (address: string) =>
    server.mails.filter(
      (mail) => mail.to === address && mail.text.subject.startsWith('Your registration through'),
    ).length

  test('is sent again to the address that registered, and leads to everything held', async () => {
    const email = 'lost.it@example.com'
    const link = await register(server, email)
    expect((await server.app.inject(`${path(link)}?lang=en`)).body).toContain('lost the mail')
    const answer = await ask(link, ' LOST.IT@example.com ')
    expect(answer.body).toContain('If this address registered through this link')
    await server.deliver()
    expect(resent(email)).toBe(1)
    const page = await server.app.inject(mailedPath(server, email, '/rights/'))
    expect(page.body).toContain('What is held about you')
    expect(await server.db.read.selectFrom('letters').selectAll().execute()).toEqual([])
  })

  test('is answered alike for whoever never registered, who is mailed nothing', async () => {
    const email = 'registered@example.com'
    const link = await register(server, email)
    await server.deliver()
    const before = server.mails.length
    const [known, stranger] = [await ask(link, email), await ask(link, 'stranger@example.com')]
    expect([stranger.statusCode, said(stranger)]).toEqual([known.statusCode, said(known)])
    // The recipient of a link who never registered by it is a stranger too.
    const unused = await insertLink(server, 'recipient@example.com')
    expect(said(await ask(unused, 'recipient@example.com'))).toBe(said(known))
    // And so is somebody who registered by another link.
    expect(said(await ask(unused, email))).toBe(said(known))
    await server.deliver()
    expect(server.mails.slice(before).map((mail) => mail.to)).toEqual([email])
  })

  test('goes to a pending entry as well, and not to one that was deleted or erased', async () => {
    const email = 'pending@example.com'
    const link = await insertLink(server, email)
    await server.app.inject(consentPost(link, { email }))
    await ask(link, email)
    await server.deliver()
    expect(resent(email)).toBe(1)
    const rights = mailedPath(server, email, '/rights/')
    await server.app.inject(formPost(`${rights}/withdraw`))
    await ask(link, email)
    await server.deliver()
    expect(resent(email)).toBe(1)
    const gone = await register(server, 'gone@example.com')
    await server.app.inject(
      formPost(`${mailedPath(server, 'gone@example.com', '/rights/').split('/withdraw')[0]}/erase`),
    )
    await ask(gone, 'gone@example.com')
    await server.deliver()
    expect(resent('gone@example.com')).toBe(0)
  })

  test('still reaches somebody whose details were forgotten after the hand-over', async () => {
    const email = 'long.ago@example.com'
    const link = await register(server, email)
    await server.deliver()
    await server.db.write((tx) =>
      tx.updateTable('registrations').set({ sealed_contact: null }).execute(),
    )
    await ask(link, email)
    await server.deliver()
    expect(resent(email)).toBe(1)
    const page = await server.app.inject(`${mailedPath(server, email, '/rights/')}?lang=en`)
    expect(page.body).toContain('No name and no contact details of yours are held.')
  })

  test('nobody is mailed more than three times a day, confirmations counted; a double press is one', async () => {
    const email = 'often@example.com'
    const link = await register(server, email)
    await ask(link, email)
    await ask(link, email)
    await server.deliver()
    expect(resent(email)).toBe(1)
    for (let press = 0; press < 4; press += 1) {
      server.clock.now += 61_000
      await ask(link, email)
      await server.deliver()
    }
    // One confirmation and two of these.
    expect(resent(email)).toBe(2)
    server.clock.now += DAY_MS
    await ask(link, email)
    await server.deliver()
    expect(resent(email)).toBe(3)
  })

  test('an expired link still takes it, a revoked one is unknown', async () => {
    const email = 'expired@example.com'
    const link = await register(server, email)
    const before = server.clock.now
    server.clock.now = link.expiresAt + 1
    await ask(link, email)
    await server.deliver()
    expect(resent(email)).toBe(1)
    await server.db.write((tx) => tx.updateTable('referrals').set({ revoked_at: 1 }).execute())
    expect((await ask(link, email)).statusCode).toBe(404)
    await server.db.write((tx) => tx.updateTable('referrals').set({ revoked_at: null }).execute())
    server.clock.now = before
  })

  test.each([['no address'], [''], ['x'.repeat(400)], ['a@b,c@d.example']])(
    'half an address comes back as typed: %s',
    async (typed) => {
      const link = await insertLink(server, `typed${typed.length}@example.com`)
      const answer = await ask(link, typed)
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain('Please enter the whole address.')
    },
  )
})

describe('the lost mail on the way to the agency’s own form', () => {
  test('never was, and the page says who helps', async () => {
    const server = await startTestServer('sqlite', {
      formUrl: 'https://forms.mirai-career.example/relay',
      terms: { qualifyOn: 'accepted' },
    })
    const link = await insertLink(server, 'redirected@example.com')
    const url = `${new URL(link.url).pathname}/rights-mail?lang=en`
    for (const request of [{ url }, formPost(url, { email: 'redirected@example.com' })]) {
      const answer = await server.app.inject(request)
      expect([answer.statusCode, answer.body]).toEqual([
        200,
        expect.stringContaining('privacy contact privacy@example.co.jp'),
      ])
    }
    await server.deliver()
    expect(server.mails).toEqual([])
    await server.close()
  })

  test('one press is seen and erased alone, and its agency is asked to erase', async () => {
    const server = await startTestServer('sqlite', {
      formUrl: 'https://forms.mirai-career.example/relay',
      terms: { qualifyOn: 'accepted' },
    })
    const link = await insertLink(server, 'pressed@example.com')
    const press = async () => {
      const { body } = await server.app.inject(
        formPost(`${new URL(link.url).pathname}/consent?lang=en`, { agree: 'yes' }),
      )
      return /href="(\/rights\/[^"?]+)\/withdraw/.exec(body)?.[1] ?? ''
    }
    const [own, other] = [await press(), await press()]
    const page = await server.app.inject(`${own}?lang=en`)
    expect(page.body.match(/Reference number/g)).toHaveLength(1)
    expect(page.body).toContain('you carried the reference number')
    const erased = (await server.app.inject(formPost(`${own}/erase?lang=en`))).body
    expect(erased).toContain('Nothing about you is held any more')
    expect(erased).toContain('We never had your name or your contact details.')
    await server.deliver()
    expect(
      server.agency.received.map(({ body }) => (JSON.parse(body) as { type: string }).type),
    ).toEqual(['referral.withdrawn', 'referral.erasure_requested'])
    expect((await server.app.inject(`${other}?lang=en`)).body).toContain('Withdraw this consent')
    // Nobody proved whose mailbox it was, so the link stays whose it was, and offers go on.
    const { recipient_key } = await server.db.read
      .selectFrom('referrals')
      .select('recipient_key')
      .executeTakeFirstOrThrow()
    expect(recipient_key).not.toContain('erased')
    expect(await server.db.read.selectFrom('suppressions').selectAll().execute()).toEqual([])
    await server.close()
  })
})
