import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { keyedDigest } from '../../server/domain/secrets.ts'
import { keyedRequests } from '../../server/store/migrations/0012-keyed-requests.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, OFFICER } from '../seed.ts'
import { call, insertRequest, startTestServer, type TestServer } from './test-server.ts'

jest.setTimeout(60_000)

describe.each(ENGINES)('what is kept of a request to know its repetition by, on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  const insert = async (recipient: string, key: string) =>
    await server.app.inject(insertRequest(recipient, { key }))
  const kept = async () => {
    const rows = await server.db.read
      .selectFrom('idempotency_keys')
      .select(['request_hash', 'result_id'])
      .execute()
    return rows.map((row) => row.request_hash)
  }
  const erase = async (address: string) =>
    await call(server, 'POST', '/api/privacy/erasures', { address }, { token: OFFICER })

  test('gives no address back to a guess, with the database alone nor with the key', async () => {
    const recipient = 'guessed@example.com'
    await insert(recipient, 'key-of-the-guessed')
    await insert(recipient, 'another-key-for-the-guessed')
    await erase(recipient)
    const stored = await kept()
    const asked = JSON.stringify([AGREEMENT, recipient, 'en', null, null, null, null])
    const plain = createHash('sha256').update(asked).digest('base64url')
    expect(stored).not.toContain(plain)
    expect(stored).not.toContain(keyedDigest(server.context.keys, asked))
    // The same was asked twice, which does not show either.
    expect(new Set(stored).size).toBe(stored.length)
  })

  test('gives a repeated Insert the same link, and an erasure does not show in the answer', async () => {
    const recipient = 'asked.again@example.com'
    const key = 'key-of-the-insert'
    const first = (await insert(recipient, key)).json<IssuedReferral>()
    const again = async () => ({
      same: (await insert(recipient, key)).json<IssuedReferral>(),
      other: (await insert('somebody.else@example.com', key)).json<{ code: string }>(),
    })
    const before = await again()
    expect(before.same).toEqual(first)
    expect(before.other).toMatchObject({ code: 'idempotency_key_reused' })
    expect((await erase(recipient)).json()).toMatchObject({ erased: true })
    expect(await again()).toEqual(before)
  })

  test('is nothing of what was kept plainly before; a repetition is answered, another request is not', async () => {
    const recipient = 'upgraded@example.com'
    const key = 'key-of-before'
    const first = (await insert(recipient, key)).json<IssuedReferral>()
    await server.db.write((tx) =>
      tx.updateTable('idempotency_keys').set({ request_hash: 'plain' }).execute(),
    )
    await server.db.write((tx) => keyedRequests.up(tx))
    expect(new Set(await kept())).toEqual(new Set(['']))
    expect((await insert(recipient, key)).json()).toEqual(first)
    const other = await insert('somebody.else@example.com', key)
    expect(other.json()).toMatchObject({ code: 'idempotency_key_reused' })
  })
})
