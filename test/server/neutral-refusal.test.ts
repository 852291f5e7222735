import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { REPEAT_DAYS } from '../../server/domain/referral.ts'
import { UNREPORTED_DAYS } from '../../server/store/figures.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import { ENGINES } from '../databases.ts'
import { MANAGER, OFFICER, RECRUITER } from '../seed.ts'
import {
  call,
  formPost,
  insertLink,
  insertRequest,
  pathOf,
  startTestServer,
  type TestServer,
} from './test-server.ts'
import { statementsDuring } from './statements.ts'

jest.setTimeout(60_000)

describe.each(ENGINES)('who wrote to somebody and wants to again on %s', (engine) => {
  let server: TestServer
  afterEach(() => server.close())

  const PERSON = 'hanako.sato@example.com'
  const insert = async (recipient = PERSON, token = RECRUITER) =>
    await server.app.inject(insertRequest(recipient, { token }))
  const letGo = async (link: IssuedReferral) => {
    const token = new URL(link.url).pathname.slice('/r/'.length)
    await server.app.inject({ method: 'POST', url: '/r/released', payload: { token } })
  }
  const later = (days: number) => {
    server.clock.now += days * DAY_MS
  }
  const decline = async (link: IssuedReferral) =>
    await server.app.inject(formPost(pathOf(link.declineUrl)))
  const eraseAtDesk = async () =>
    await call(server, 'POST', '/api/privacy/erasures', { address: PERSON }, { token: OFFICER })

  const refusals: [string, () => Promise<unknown>][] = [
    [
      'they wrote lately, and nothing came of it',
      async () => letGo(await insertLink(server, PERSON)),
    ],
    [
      'a colleague wrote lately',
      async () => letGo((await insert(PERSON, MANAGER)).json<IssuedReferral>()),
    ],
    [
      'they wrote lately, in an Outlook that reports nothing',
      async () => {
        await insertLink(server, PERSON)
        later(UNREPORTED_DAYS)
      },
    ],
    [
      'the person said "no further offers"',
      async () => {
        const link = await insertLink(server, PERSON)
        await letGo(link)
        await decline(link)
      },
    ],
    [
      'the person said so long ago',
      async () => {
        await decline(await insertLink(server, PERSON))
        later(REPEAT_DAYS + 40)
      },
    ],
    [
      'the person was erased',
      async () => {
        await letGo(await insertLink(server, PERSON))
        await eraseAtDesk()
      },
    ],
    [
      'the address is the company’s own by now',
      async () => {
        await server.db.write((tx) =>
          tx.updateTable('workspaces').set({ internal_domains: '["example.com"]' }).execute(),
        )
      },
    ],
  ]

  test('is told the same whatever the cause, by the same questions to the database', async () => {
    const told: unknown[] = []
    for (const [cause, happens] of refusals) {
      server = await startTestServer(engine)
      await happens()
      let answer = await call(server, 'GET', '/api/sends', undefined, { token: RECRUITER })
      const statements = await statementsDuring(async () => {
        answer = await insert()
      })
      const asked = statements.filter((sql) => /suppressions|referrals|idempotency/.test(sql))
      const { 'content-length': length } = answer.headers
      told.push([cause, answer.statusCode, answer.body, length, asked])
      if (cause !== refusals.at(-1)?.[0]) await server.close()
    }
    const [first] = told as unknown[][]
    expect(first?.[1]).toBe(409)
    expect(first?.[4]).toHaveLength(3)
    for (const [index, [cause]] of refusals.entries()) {
      expect(told[index]).toEqual([cause, ...(first ?? []).slice(1)])
    }
  })

  test.each<[string, () => Promise<unknown>]>([
    ['in the same draft, having taken the link out', async () => undefined],
    ['in the draft they closed, the next day', async () => later(1)],
    [
      'having taken the mail back that was sent wrongly',
      async () => {
        const { sends } = (
          await call(server, 'GET', '/api/sends', undefined, { token: RECRUITER })
        ).json<{ sends: { id: string }[] }>()
        const [sent] = sends
        const token = { token: RECRUITER }
        await call(server, 'POST', '/api/sends/revoke', { id: sent?.id }, token)
      },
    ],
    ['a month later', async () => later(REPEAT_DAYS)],
  ])('can do so %s', async (when, happens) => {
    server = await startTestServer(engine)
    const link = await insertLink(server, PERSON)
    if (when.startsWith('having taken the mail back') || when === 'a month later') await letGo(link)
    await happens()
    expect((await insert()).statusCode).toBe(201)
  })

  test('is not held up by a colleague’s draft, and holds nobody up by their own', async () => {
    server = await startTestServer(engine)
    await insertLink(server, PERSON)
    expect((await insert(PERSON, MANAGER)).statusCode).toBe(201)
    expect((await insert()).statusCode).toBe(201)
  })

  test('gets the link of the first time for a retry, also when the mail has gone meanwhile', async () => {
    server = await startTestServer(engine)
    const request = insertRequest(PERSON, { key: 'the-same-insert' })
    const first = (await server.app.inject(request)).json<IssuedReferral>()
    await letGo(first)
    expect((await server.app.inject(request)).json<IssuedReferral>().url).toBe(first.url)
  })

  test('meets every spelling of the person, in this company alone', async () => {
    server = await startTestServer(engine)
    await letGo(await insertLink(server, 'hanako.sato@gmail.com'))
    expect((await insert('HanakoSato+jobs@googlemail.com')).statusCode).toBe(409)
    expect((await insert('somebody.else@gmail.com')).statusCode).toBe(201)
  })
})
