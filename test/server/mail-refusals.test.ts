import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { createMailer, type Mailer } from '../../server/delivery/mailer.ts'
import { isAboutMailbox, reasonIn } from '../../server/delivery/mail-refusals.ts'
import { watchMail } from '../../server/delivery/mail-watch.ts'

const HOUR = 60 * 60_000
const FROM = 'Career Relay <no-reply@relay.example.co.jp>'

let closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.toReversed()) await close()
  closing = []
})

/** How a mail server answers each step; it takes what is not answered for. */
interface Manners {
  login?: () => string | undefined
  sender?: (address: string) => string | undefined
  recipient?: (address: string) => string | undefined
  content?: () => string | undefined
}

/** A real mail server on a port of its own, and our mailer at it. */
async function mailServer(manners: Manners, clock = { now: 0 }) {
  const taken: { to: string[]; bytes: number }[] = []
  const reply = (line: string | undefined, done: (error?: Error | null) => void) =>
    done(line === undefined ? null : refusal(line))
  const options: SMTPServerOptions = {
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: (_auth, _session, done) => {
      const line = manners.login?.()
      if (line === undefined) done(null, { user: 'relay' })
      else done(refusal(line))
    },
    onMailFrom: ({ address }, _session, done) => reply(manners.sender?.(address), done),
    onRcptTo: ({ address }, _session, done) => reply(manners.recipient?.(address), done),
    onData: (stream, { envelope }, done) => {
      let bytes = 0
      stream.on('data', (chunk: Buffer) => (bytes += chunk.length))
      stream.on('end', () => {
        const line = manners.content?.()
        if (line === undefined) {
          taken.push({ to: envelope.rcptTo.map(({ address }) => address), bytes })
        }
        reply(line, done)
      })
    },
  }
  const server = new SMTPServer(options)
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const smtpUrl = `smtp://relay:secret@127.0.0.1:${port}`
  const mailer = createMailer({ smtpUrl, from: FROM, now: () => clock.now })
  closing.push(
    () => new Promise<void>((resolve) => server.close(() => resolve())),
    () => mailer.close(),
  )
  return { mailer, taken }
}

/** `553 5.7.1 text` as smtp-server is told it: the code apart. */
function refusal(line: string): Error {
  const [, code = '', text = ''] = /^(\d{3}) (.*)$/.exec(line) ?? []
  return Object.assign(new Error(text), { responseCode: Number(code) })
}

const send = async (mailer: Mailer, to: string) => {
  const text = { subject: 'Confirm', parts: [{ line: 'Please confirm.' }] }
  return await mailer.send({ id: to, to, fromName: 'Sample', text }).then(
    () => 'taken',
    () => 'refused',
  )
}

describe('asking a mail server whether it takes our mail', () => {
  test('sends none, and finds well the one that takes them', async () => {
    const { mailer, taken } = await mailServer({})
    await mailer.check()
    await mailer.check()
    expect(taken).toEqual([])
    expect(await send(mailer, 'hanako@example.com')).toBe('taken')
    expect(taken).toMatchObject([{ to: ['hanako@example.com'] }])
  })

  test.each<[string, Manners, string]>([
    ['the sign-in', { login: () => '535 5.7.8 Credentials refused' }, 'AUTH PLAIN 535 5.7.8'],
    ['the sender', { sender: () => '553 5.7.1 Not your address' }, 'MAIL FROM 553 5.7.1'],
    [
      'the sender once it hears to whom',
      { recipient: () => '553 5.7.1 no-reply@relay.example.co.jp: not owned by user relay' },
      'RCPT TO 553 5.7.1',
    ],
    ['everything for now', { sender: () => '452 4.3.1 Out of storage' }, 'MAIL FROM 452 4.3.1'],
  ])('finds that it refuses %s, and says where, without an address', async (_, manners, reason) => {
    const { mailer, taken } = await mailServer(manners)
    const told: string[] = []
    const watch = watchMail(
      mailer,
      () => 7,
      (error) => told.push(reasonIn(error)),
    )
    closing.push(() => watch.stop())
    while (watch.failingSince() === undefined) await new Promise((done) => setTimeout(done, 20))
    expect([watch.failingSince(), told, taken]).toEqual([7, [reason], []])
  })

  test('is at ease with an own address that takes no mail', async () => {
    const { mailer } = await mailServer({ recipient: () => '550 5.1.1 No such user here' })
    await mailer.check()
    const terse = await mailServer({ recipient: () => '550 Unknown' })
    await terse.mailer.check()
  })

  test('finds one that is not there', async () => {
    const gone = createMailer({ smtpUrl: 'smtp://127.0.0.1:9', from: FROM, now: () => 0 })
    closing.push(() => gone.close())
    await expect(gone.check()).rejects.toThrow()
  })
})

describe('a mail server that takes the envelope and refuses every mail', () => {
  const five = [1, 2, 3, 4, 5].map((one) => `person${one}@example.com`)

  test('is told by five people’s mails, never by those of four, however often they are tried', async () => {
    const { mailer } = await mailServer({ content: () => '550 5.7.60 Cannot send as this user' })
    for (const to of [...five.slice(1), ...five.slice(1)]) {
      expect(await send(mailer, to)).toBe('refused')
    }
    await mailer.check()
    await send(mailer, five[0]!)
    await expect(mailer.check()).rejects.toMatchObject({ code: 'ALL_REFUSED' })
  })

  test('is well again with the first mail it takes, or a day and a half later', async () => {
    const clock = { now: 0 }
    let says: string | undefined = '554 5.3.0 Rejected'
    const { mailer } = await mailServer({ content: () => says }, clock)
    const refuseAll = async () => {
      for (const to of five) await send(mailer, to)
      await expect(mailer.check()).rejects.toThrow()
    }
    await refuseAll()
    says = undefined
    await send(mailer, five[0]!)
    await mailer.check()
    says = '554 5.3.0 Rejected'
    await refuseAll()
    clock.now += 36 * HOUR
    await mailer.check()
  })

  test('is not what somebody makes of it who enters addresses that do not exist', async () => {
    const { mailer } = await mailServer({
      recipient: (to) => (to.startsWith('person') ? '550 5.1.1 No such user' : undefined),
    })
    for (const to of [...five, 'person6@example.com']) await send(mailer, to)
    await mailer.check()
  })
})

test.each([
  [true, 'RCPT TO', '550 5.1.1 unknown'],
  [true, 'RCPT TO', '550 unknown'],
  [true, 'DATA', '552-5.2.2 mailbox full'],
  [false, 'RCPT TO', '554 5.7.1 Relay access denied'],
  [false, 'RCPT TO', '530 Authentication required'],
  [false, 'DATA', '550 rejected'],
  [false, 'MAIL FROM', '550 5.7.1 sender refused'],
])('speaks of the mailbox, %s: %s %s', (expected, command, response) => {
  expect(isAboutMailbox({ command, response })).toBe(expected)
})
