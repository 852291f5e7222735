import fc from 'fast-check'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { hashSecret } from '../../server/domain/secrets.ts'
import { upkeep } from '../../server/upkeep.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import { agencySays } from './agency-says.ts'
import { OFFICER } from '../seed.ts'
import { call, consentPost, formPost, insertLink, pathOf, type TestServer } from './test-server.ts'

/** One thing somebody does, or time does; `at` picks among the links, mails and references there are. */
const STEPS = [
  ...['post', 'post', 'post twice', 'deliver', 'deliver', 'confirm', 'confirm', 'confirm twice'],
  ...['withdraw', 'erase', 'read', 'ask for mail', 'decline', 'revoke', 'accept', 'reject'],
  ...['desk withdraw', 'desk correct', 'desk withdraw and confirm', 'desk correct and erase'],
  ...['agency down', 'agency up', 'an hour', 'a week', 'a month', 'upkeep'],
  ...['confirm and withdraw', 'confirm and erase', 'withdraw and erase', 'post and erase'],
] as const

type Step = [(typeof STEPS)[number], number]

const free = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.nat(7)), {
  minLength: 4,
  maxLength: 30,
})

/** Some of the way that most people go, so that chance begins at each part of it. */
const BEGINNINGS: Step[][] = [
  [],
  [
    ['post', 0],
    ['deliver', 0],
  ],
  [
    ['post', 0],
    ['deliver', 0],
    ['confirm', 0],
  ],
  [
    ['post', 0],
    ['post', 3],
    ['deliver', 0],
    ['confirm', 0],
    ['confirm', 1],
    ['deliver', 0],
  ],
  [
    ['agency down', 0],
    ['post', 0],
    ['deliver', 0],
    ['confirm', 0],
    ['deliver', 0],
    ['a week', 0],
    ['deliver', 0],
  ],
]

export const steps = fc
  .tuple(fc.constantFrom(...BEGINNINGS), free)
  .map(([beginning, rest]): Step[] => [...beginning, ...rest])

const PASSES: Partial<Record<Step[0], number>> = {
  'an hour': DAY_MS / 24,
  'a week': 7 * DAY_MS,
  'a month': 30 * DAY_MS,
}

/** Two links, one for each of two people who also have each other's mail, and all they may press. */
export async function makeWorld(server: TestServer, name: string) {
  const people = [`${name}.one@example.com`, `${name}.two@example.com`]
  const links: IssuedReferral[] = []
  for (const person of people) links.push(await insertLink(server, person))
  const confirmed = new Set<string>()
  const faults: string[] = []
  const gone = new Set<string>()
  const begin = server.agency.received.length
  let seen = begin

  /** Every link of a kind that was mailed to these people. */
  const mailed = (start: string) =>
    server.mails
      .filter((mail) => people.includes(mail.to))
      .flatMap(({ text }) =>
        text.parts.flatMap((part) => ('link' in part ? [pathOf(part.link)] : [])),
      )
      .filter((path) => path.startsWith(start))
  const pick = <T>(list: readonly T[], at: number) => list[at % Math.max(list.length, 1)]
  const rights = (at: number, act: string) => {
    const path = pick(mailed('/rights/'), at)
    return path?.replace(/^(\/rights\/[^/]+).*/, `$1/${act}`)
  }
  const reference = (at: number) =>
    pick(
      server.agency.received
        .slice(begin)
        .map(
          ({ body }) => (JSON.parse(body) as { data: { referral_id: string } }).data.referral_id,
        ),
      at,
    )

  async function press(path: string | undefined, fields: Record<string, string> = {}) {
    if (path === undefined) return
    if (path.startsWith('/confirm/')) confirmed.add(hashSecret(path.slice('/confirm/'.length)))
    const answer = await server.app.inject(formPost(path, fields))
    known(path, answer.statusCode, answer.body)
  }

  /** Whatever was pressed, the answer is one of our pages, and never a fault of ours. */
  function known(path: string, status: number, body: string): void {
    const page = [200, 404, 422, 429].includes(status) && body.includes('<h1>')
    if (!page) faults.push(`${path} answered ${status}`)
  }

  async function post(at: number) {
    const link = pick(links, at)
    const email = pick(people, at >> 1)
    if (!link || !email) return
    const answer = await server.app.inject(consentPost(link, { email, name: `Name ${at}` }))
    known('consent', answer.statusCode, answer.body)
  }

  async function read(at: number) {
    for (const act of ['', 'withdraw', 'erase', 'export.json']) {
      const path = rights(at, act)?.replace(/\/$/, '')
      if (path === undefined) return
      const { statusCode, body } = await server.app.inject(path)
      if (statusCode !== 200) faults.push(`${act} answered ${statusCode}`)
      if (act !== 'export.json') known(path, statusCode, body)
    }
  }

  async function say(type: string, at: number, code?: string) {
    const referral_id = reference(at)
    if (referral_id === undefined) return
    const { statusCode } = await agencySays(server, type, { referral_id, ...(code && { code }) })
    // 202: of a consent whose record is past its years.
    if (statusCode !== 200 && statusCode !== 202) faults.push(`${type} answered ${statusCode}`)
  }

  /** The officer is told a number by letter; more than an hour's work of them is not this test's. */
  async function desk(at: number, act: string, more: object = {}) {
    const consents = await server.db.read
      .selectFrom('consents')
      .select('id')
      .where(
        'referral_id',
        'in',
        links.map((link) => link.id),
      )
      .orderBy('id')
      .execute()
    const asked = pick(consents, at)
    if (!asked) return
    const body = { reference: asked.id, ...more }
    const { statusCode } = await call(server, 'POST', `/api/privacy/${act}`, body, {
      token: OFFICER,
    })
    if (statusCode !== 200 && statusCode !== 429) faults.push(`${act} answered ${statusCode}`)
  }
  const corrected = (at: number) => ({
    ...{ name: `Right ${at}`, phone: '', desiredWork: '', desiredArea: '' },
  })

  const confirm = (at: number) => press(pick(mailed('/confirm/'), at))
  const withdraw = (at: number) => press(rights(at, 'withdraw'))
  const erase = (at: number) => press(rights(at, 'erase'))
  const under = (at: number, act: string) => {
    const link = pick(links, at)
    return link && `${new URL(link.url).pathname}/${act}`
  }
  const both = async (...acts: Promise<void>[]) => void (await Promise.all(acts))

  const acts: Record<Step[0], (at: number) => Promise<void>> = {
    post,
    'post twice': (at) => both(post(at), post(at)),
    deliver: () => server.deliver(),
    confirm,
    'confirm twice': (at) => both(confirm(at), confirm(at), confirm(at + 1)),
    withdraw,
    erase,
    read,
    'ask for mail': (at) => press(under(at, 'rights-mail'), { email: pick(people, at >> 1) ?? '' }),
    decline: (at) => press(under(at, 'decline')),
    revoke: (at) => revoke(pick(links, at)),
    accept: (at) => say('referral.accepted', at),
    reject: (at) => say('referral.rejected', at, 'duplicate_active'),
    'desk withdraw': (at) => desk(at, 'withdrawals'),
    'desk correct': (at) => desk(at, 'corrections', corrected(at)),
    'desk withdraw and confirm': (at) => both(desk(at, 'withdrawals'), confirm(at), withdraw(at)),
    'desk correct and erase': (at) => both(desk(at, 'corrections', corrected(at)), erase(at)),
    'agency down': async () => void (server.agency.answer = 503),
    'agency up': async () => void (server.agency.answer = 204),
    'an hour': async () => undefined,
    'a week': async () => undefined,
    'a month': async () => undefined,
    upkeep: () => upkeep(server.context),
    'confirm and withdraw': (at) => both(confirm(at), withdraw(at)),
    'confirm and erase': (at) => both(confirm(at), erase(at)),
    'withdraw and erase': (at) => both(withdraw(at), erase(at)),
    'post and erase': (at) => both(post(at), erase(at)),
  }

  async function revoke(link: IssuedReferral | undefined) {
    if (!link) return
    await server.db.write((tx) =>
      tx
        .updateTable('referrals')
        .set({ revoked_at: server.clock.now })
        .where('id', '=', link.id)
        .where('revoked_at', 'is', null)
        .execute(),
    )
  }

  /** Nobody who took back their consent is handed over in any later step. */
  async function noLateDelivery() {
    const events = server.agency.received
      .slice(seen)
      .map(({ body }) => JSON.parse(body) as { type: string; data: { referral_id: string } })
    seen = server.agency.received.length
    for (const { type, data } of events) {
      if (type === 'referral.registered' && gone.has(data.referral_id)) {
        faults.push(`${data.referral_id} was handed over after it was taken back`)
      }
    }
    const rows = await server.db.read.selectFrom('withdrawals').select('consent_id').execute()
    for (const row of rows) gone.add(row.consent_id)
  }

  return {
    faults,
    async take([name, at]: Step) {
      server.clock.now += PASSES[name] ?? 1000
      await acts[name](at)
      await noLateDelivery()
    },
    /** Registrations of whom the confirmation was posted. */
    async pressed(): Promise<string[]> {
      const rows = await server.db.read
        .selectFrom('registrations')
        .select(['id', 'confirm_hash'])
        .execute()
      return rows.filter((row) => confirmed.has(row.confirm_hash)).map((row) => row.id)
    },
  }
}
