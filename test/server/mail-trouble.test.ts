import { afterEach, expect, jest, test } from '@jest/globals'
import { watchMail } from '../../server/delivery/mail-watch.ts'
import { countRows } from '../../server/store/installation.ts'
import { outboxWaiting } from '../../server/store/outbox.ts'
import type { SessionView } from '../../src/contract/session.ts'
import { ENGINES } from '../databases.ts'
import { OFFICER, RECRUITER } from '../seed.ts'
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

// Every test starts a server of its own, which a busy machine takes its time for.
jest.setTimeout(30_000)

const MINUTE = 60_000
let server: TestServer
afterEach(() => server.close())

test('a mail server that takes nothing loses nothing: what waited goes out once it is back', async () => {
  server = await startTestServer('sqlite')
  const email = 'waiting@example.com'
  const push = server.mails.push.bind(server.mails)
  server.mails.push = () => {
    throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
  }
  const link = await insertLink(server, email)
  await server.app.inject(consentPost(link, { email }))
  await server.deliver()
  const asked = server.clock.now
  server.clock.now += 40 * MINUTE
  await server.deliver()
  expect(await outboxWaiting(server.db.read)).toMatchObject({
    waiting: 1,
    failing: 1,
    mailFailingSince: asked,
  })
  server.mails.push = push
  server.clock.now += 24 * 60 * MINUTE
  await server.deliver()
  expect(server.mails.map((mail) => mail.to)).toEqual([email])
  expect(await outboxWaiting(server.db.read)).toMatchObject({ waiting: 0, mailFailingSince: null })
  const confirmed = await server.app.inject(formPost(mailedPath(server, email, '/confirm/')))
  expect(confirmed.body).toContain('You are registered')
})

test('an address that takes no mail is no trouble of a mail server that takes the others', async () => {
  server = await startTestServer('sqlite')
  const push = server.mails.push.bind(server.mails)
  server.mails.push = (mail) => {
    if (mail.to.startsWith('nobody')) throw new Error('550')
    return push(mail)
  }
  for (const email of ['nobody@example.com', 'somebody@example.com']) {
    await server.app.inject(consentPost(await insertLink(server, email), { email }))
    await server.deliver()
  }
  expect(await outboxWaiting(server.db.read)).toMatchObject({ failing: 1, mailFailingSince: null })
})

test('managers are told after half an hour, and nobody else is', async () => {
  server = await startTestServer('sqlite')
  const { clock, context } = server
  const told = async (token?: string) =>
    (await call(server, 'GET', '/api/session', undefined, token ? { token } : {})).json<{
      mailFailing: boolean
    }>().mailFailing
  expect(await told()).toBe(false)
  const since = clock.now
  context.mailFailingSince = () => since
  clock.now += 29 * MINUTE
  expect(await told()).toBe(false)
  clock.now += MINUTE
  expect([await told(), await told(RECRUITER), await told(OFFICER)]).toEqual([true, false, false])
})

test.each(ENGINES)(
  'after half an hour relay is closed until the mail server is back, and what was typed stays: %s',
  async (engine) => {
    server = await startTestServer(engine)
    const { clock, context } = server
    const email = 'patient@example.com'
    const link = await insertLink(server, email)
    const path = new URL(link.url).pathname
    const state = async () => {
      const page = (await server.app.inject(path)).body
      const inserted = await server.app.inject(insertRequest(`new-${clock.now}@example.com`))
      const session = (await call(server, 'GET', '/api/session')).json<SessionView>()
      return {
        form: page.includes('<form'),
        inserted: inserted.statusCode,
        offered: session.agreements.length,
        mailMissing: session.mailMissing,
      }
    }
    const open = { form: true, inserted: 201, offered: 1, mailMissing: false }
    const since = clock.now
    context.mailFailingSince = () => since
    clock.now += 29 * MINUTE
    expect(await state()).toEqual(open)
    clock.now += MINUTE
    expect(await state()).toEqual({ form: false, inserted: 503, offered: 0, mailMissing: true })
    const before = await countRows(server.db.read)
    const typed = { email, name: 'Typed Name', phone: '03-1234-5678' }
    const refused = (await server.app.inject(consentPost(link, typed))).body
    expect(refused).toContain('What you typed is still here, and nothing was sent.')
    for (const value of Object.values(typed)) expect(refused).toContain(`value="${value}"`)
    expect(refused).not.toContain(' checked')
    const switched = formPost(`${path}?lang=ja`, typed)
    expect((await server.app.inject(switched)).body).toContain('value="Typed Name"')
    expect(await countRows(server.db.read)).toEqual(before)
    context.mailFailingSince = () => undefined
    expect(await state()).toEqual(open)
    expect((await server.app.inject(consentPost(link, typed))).body).toContain('look at your mail')
  },
)

test('the mail server is asked on its own, so that what managers read tells nothing of candidates', async () => {
  server = await startTestServer('sqlite')
  jest.useFakeTimers()
  try {
    let now = 1000
    let takes = false
    const check = async () => {
      if (!takes) throw new Error('ECONNREFUSED')
    }
    const watch = watchMail({ check }, () => now)
    await jest.advanceTimersByTimeAsync(0)
    expect(watch.failingSince()).toBe(1000)
    now = 2000
    await jest.advanceTimersByTimeAsync(5 * MINUTE)
    expect(watch.failingSince()).toBe(1000)
    takes = true
    await jest.advanceTimersByTimeAsync(5 * MINUTE)
    expect(watch.failingSince()).toBeUndefined()
    watch.stop()
  } finally {
    jest.useRealTimers()
  }
})
