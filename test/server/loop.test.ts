import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Webhook } from 'standardwebhooks'
import { createDelivery } from '../../server/delivery/deliver.ts'
import { startOutboxWorker } from '../../server/delivery/outbox-worker.ts'
import { ledgerAgrees } from '../../server/store/ledger.ts'
import { ENGINES } from '../databases.ts'
import { AGENCY_SECRET, AGREEMENT, WORKSPACE } from '../seed.ts'
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

describe.each(ENGINES)('the main loop on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  test('ten confirmed candidates make one free placement, and the bar starts again', async () => {
    for (let number = 1; number <= 10; number += 1) {
      expect(await progressOf(server)).toMatchObject({
        points: number - 1,
        untilNext: 11 - number,
        grants: { available: 0 },
      })
      await register(server, `candidate${number}@example.com`)
    }
    await server.deliver()
    expect(await progressOf(server)).toMatchObject({
      points: 0,
      pending: 0,
      untilNext: 10,
      grants: { available: 1 },
    })
    expect(await ledgerAgrees(server.db.read, WORKSPACE, AGREEMENT)).toBe(true)
  })

  test('the agency gets the person, the consent and the record of provision, signed', async () => {
    server.agency.received.length = 0
    await register(server, 'signed@example.com')
    await server.deliver()
    const [message] = server.agency.received
    const payload = new Webhook(AGENCY_SECRET).verify(
      message?.body ?? '',
      message?.headers as Record<string, string>,
    )
    expect(payload).toMatchObject({
      type: 'referral.registered',
      data: {
        person: { name: '佐藤 花子', email: 'signed@example.com', phone: null },
        consent: { text_version: 1 },
        provision_record: {
          basis: 'consent',
          provider: { name: '株式会社サンプル工業', representative: '例田 太郎' },
          recipient: { name: 'みらいキャリア株式会社', licence_no: '13-ユ-000000' },
          items: ['application_to_employer', 'name', 'email'],
          obtained_by: 'entered_by_the_person_on_the_providers_page',
        },
      },
    })
  })

  test('a receiver that is down loses nothing and hears everything once it is back', async () => {
    server.agency.received.length = 0
    server.agency.answer = 503
    await register(server, 'patient@example.com')
    await server.deliver()
    expect(server.agency.received).toEqual([])
    server.agency.answer = 204
    server.clock.now += 60_000
    await server.deliver()
    expect(server.agency.received).toHaveLength(1)
    server.clock.now += 86_400_000
    await server.deliver()
    expect(server.agency.received).toHaveLength(1)
  })

  test('an agency that never answers holds up no mail', async () => {
    const hanging = createServer(() => undefined)
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve))
    const { port } = hanging.address() as AddressInfo
    await register(server, 'waiting@example.com')
    const tried: string[] = []
    const send = async (mail: { to: string }) => void tried.push(mail.to)
    const deliver = createDelivery(server.context, {
      send,
      check: async () => undefined,
      close: () => undefined,
    })
    const worker = startOutboxWorker(
      server.context,
      async (item) => {
        if (item.kind.startsWith('agency')) await fetch(`http://127.0.0.1:${port}/`)
        return await deliver(item)
      },
      server.app.log,
    )
    const link = await insertLink(server, 'quick@example.com')
    await server.app.inject(consentPost(link, { email: 'quick@example.com' }))
    worker.wake()
    const end = Date.now() + 5_000
    while (!tried.includes('quick@example.com') && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    expect(tried).toContain('quick@example.com')
    hanging.closeAllConnections()
    await worker.stop()
    await new Promise((resolve) => hanging.close(resolve))
    server.clock.now += 60_000
    await server.deliver()
  })

  test('the candidate gets a copy of the statement and a way to withdraw', async () => {
    await register(server, 'copy@example.com')
    await server.deliver()
    const mail = server.mails.findLast((one) => one.to === 'copy@example.com')
    expect(mail?.text.subject).toBe('You are registered with Mirai Career Inc.')
    const lines = mail?.text.parts
      .map((part) => ('line' in part ? part.line : part.link))
      .join('\n')
    expect(lines).toContain('I agree that the fact that I applied to Sample Industries Inc.')
    expect(lines).toContain('/rights/')
  })

  test('a withdrawn consent is not delivered any more, and the agency is asked to delete', async () => {
    server.agency.received.length = 0
    server.agency.answer = 503
    await register(server, 'leaving@example.com')
    await server.deliver()
    server.agency.answer = 204
    const path = mailedPath(server, 'leaving@example.com', '/rights/')
    expect((await server.app.inject(path)).body).toContain('Withdraw consent')
    const done = await server.app.inject(formPost(path))
    expect(done.body).toContain('Your consent is withdrawn')
    server.clock.now += 86_400_000
    await server.deliver()
    const types = server.agency.received.map(
      (one) => (JSON.parse(one.body) as { type: string }).type,
    )
    expect(types).toEqual(['referral.withdrawn'])
    expect((await server.app.inject(formPost(path))).body).toContain('Your consent is withdrawn')
  })

  test('somebody who withdrew may register again by the same link, and earns nothing twice', async () => {
    const link = await register(server, 'again@example.com')
    const before = await progressOf(server)
    await server.app.inject(formPost(mailedPath(server, 'again@example.com', '/rights/')))
    await server.app.inject(consentPost(link, { email: 'again@example.com' }))
    await server.deliver()
    const confirm = mailedPath(server, 'again@example.com', '/confirm/')
    expect((await server.app.inject(formPost(confirm))).body).toContain('You are registered')
    expect(await progressOf(server)).toEqual(before)
  })

  test('a registration deleted from the mail before confirming can no longer be confirmed', async () => {
    const link = await insertLink(server, 'never@example.com')
    await server.app.inject(consentPost(link, { email: 'never@example.com' }))
    await server.deliver()
    const confirm = mailedPath(server, 'never@example.com', '/confirm/')
    const rights = mailedPath(server, 'never@example.com', '/rights/')
    expect((await server.app.inject(formPost(rights))).body).toContain('Your entry is deleted')
    expect((await server.app.inject(formPost(confirm))).statusCode).toBe(404)
    expect((await server.app.inject(pathOf(link.url))).statusCode).toBe(200)
  })
})
