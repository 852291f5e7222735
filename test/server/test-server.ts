import type { FastifyInstance, InjectOptions } from 'fastify'
import { buildApp } from '../../server/app.ts'
import { readConfig, type Config } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { createEntraVerifier } from '../../server/entra/verify-token.ts'
import { createDelivery } from '../../server/delivery/deliver.ts'
import type { Mail } from '../../server/delivery/mailer.ts'
import { startOutboxWorker } from '../../server/delivery/outbox-worker.ts'
import type { Terms } from '../../src/contract/settings.ts'
import { deriveKeys, type Keys } from '../../server/domain/secrets.ts'
import type { Engine } from '../../server/store/database.ts'
import { openCounter } from '../../server/store/opens.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import { newDatabase, type TestDatabase } from '../databases.ts'
import { AGREEMENT, MANAGER, RECRUITER, seedWorkspace } from '../seed.ts'
import { compileOnce } from './compiled-once.ts'
import { startReceiver, throughProxy, type Received } from './outside-world.ts'

export interface TestServer {
  app: FastifyInstance
  context: Context
  db: TestDatabase
  clock: { now: number }
  mails: Mail[]
  /** What the agency's receiver took, and what it answers from now on. */
  agency: { received: Received[]; answer: number }
  /** Let the outbox work until nothing is due. */
  deliver(): Promise<void>
  close(): Promise<void>
}

interface Options {
  terms?: Partial<Terms>
  config?: Partial<Config>
  postingStep?: number
  /** The agency's own form, which makes the agreement a redirect. */
  formUrl?: string
  /** Start again on the data of another, perhaps under other keys; that one drops them in the end. */
  after?: { server: TestServer; keys: Keys }
}

/** The real app on a real engine, with a clock to turn and mailboxes to look into. */
export async function startTestServer(engine: Engine, options: Options = {}): Promise<TestServer> {
  const { after } = options
  const db = after?.server.db ?? (await newDatabase(engine))
  const receiver = await startReceiver()
  const clock = after?.server.clock ?? { now: Date.now() }
  const keys = after?.keys ?? deriveKeys(Buffer.alloc(32, 7))
  const mails: Mail[] = []
  const config: Config = {
    ...readConfig({ PUBLIC_ORIGIN: 'https://relay.example.co.jp', SMTP_URL: 'smtp://127.0.0.1:1' }),
    logLevel: 'silent',
    limits: { apiPerMinute: 100_000, formsPerMinute: 100_000 },
    trustedProxies: ['127.0.0.1'],
    allowLocalEndpoints: true,
    ...options.config,
  }
  const context: Context = {
    config,
    db,
    keys,
    now: () => clock.now,
    opens: openCounter(db, (error) => {
      throw error
    }),
    entra: config.entra && createEntraVerifier(config.entra, () => clock.now),
    mailFailingSince: () => undefined,
    wakeOutbox: () => undefined,
  }
  const { terms, postingStep, formUrl } = options
  const endpoint = receiver.endpoint
  const seed = { endpoint, now: clock.now, terms, postingStep, formUrl }
  if (!after) await seedWorkspace({ db, keys }, seed)
  const app = throughProxy(compileOnce(await buildApp(context)), context)
  const mailer = {
    send: async (mail: Mail) => void mails.push(mail),
    check: async () => undefined,
    close: () => undefined,
  }
  const delivery = createDelivery(context, mailer)
  return {
    app,
    context,
    db,
    clock,
    mails,
    agency: receiver.agency,
    deliver: async () => {
      let busy = true
      while (busy) {
        busy = false
        const worker = startOutboxWorker(
          context,
          async (item) => {
            busy = true
            return await delivery(item)
          },
          app.log,
        )
        await worker.stop()
      }
    },
    close: async () => {
      await app.close()
      await context.opens.flush()
      await receiver.close()
      if (!after) await db.drop()
    },
  }
}

let keyNumber = 0

export function insertRequest(
  recipient: string,
  more: { key?: string; locale?: 'ja' | 'en'; token?: string } = {},
): InjectOptions {
  return {
    method: 'POST',
    url: '/api/referrals',
    headers: {
      authorization: `Bearer ${more.token ?? RECRUITER}`,
      'idempotency-key': more.key ?? `test-key-${(keyNumber += 1)}`,
    },
    payload: { agreementId: AGREEMENT, recipient, locale: more.locale ?? 'en' },
  }
}

/** Insert a link for somebody, as the pane does. */
export async function insertLink(server: TestServer, recipient: string): Promise<IssuedReferral> {
  const answer = await server.app.inject(insertRequest(recipient))
  if (answer.statusCode !== 201) throw new Error(`insert answered ${answer.statusCode}`)
  return answer.json<IssuedReferral>()
}

export function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}

/** A form as a browser posts it from our own page. */
export function formPost(
  url: string,
  fields: Record<string, string> = {},
): InjectOptions & { url: string } {
  return {
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      origin: 'null',
    },
    payload: new URLSearchParams(fields).toString(),
  }
}

/** The form a willing candidate posts. */
export function consentPost(link: IssuedReferral, fields: Record<string, string> = {}) {
  return formPost(`${new URL(link.url).pathname}/consent`, {
    form_key: `form-${(keyNumber += 1)}`,
    name: '佐藤 花子',
    email: 'hanako.sato@example.com',
    agree: 'yes',
    ...fields,
  })
}

/** The path of a link in the newest mail to somebody that carries one. */
export function mailedPath(
  server: TestServer,
  to: string,
  start: '/confirm/' | '/rights/',
): string {
  const mails = server.mails.filter((one) => one.to === to)
  const found = mails
    .map(({ text }) => text.parts.flatMap((part) => ('link' in part ? [pathOf(part.link)] : [])))
    .findLast((paths) => paths.some((path) => path.startsWith(start)))
    ?.find((path) => path.startsWith(start))
  if (!found) throw new Error(`no ${start} link was mailed`)
  return found
}

/** From the link to a confirmed registration, step by step over HTTP and mail. */
export async function register(server: TestServer, email: string): Promise<IssuedReferral> {
  const link = await insertLink(server, email)
  await server.app.inject(consentPost(link, { email }))
  await server.deliver()
  await server.app.inject(formPost(mailedPath(server, email, '/confirm/')))
  return link
}

export async function progressOf(server: TestServer) {
  const answer = await server.app.inject({
    url: '/api/progress',
    headers: { authorization: `Bearer ${MANAGER}` },
  })
  const { agreements } = answer.json<{
    agreements: {
      points: number
      pending: number
      untilNext: number
      grants: { available: number }
    }[]
  }>()
  return agreements[0]
}

/** A call of the API, as the manager unless another token is given. */
export async function call(
  server: TestServer,
  method: string,
  url: string,
  body?: object,
  more: { token?: string; key?: string } = {},
) {
  return await server.app.inject({
    method: method as 'GET',
    url,
    headers: {
      authorization: `Bearer ${more.token ?? MANAGER}`,
      'idempotency-key': more.key ?? `call-key-${(keyNumber += 1)}`,
    },
    ...(body && { payload: body }),
  })
}
