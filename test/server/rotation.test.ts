import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { deriveKeys, nestPersonKey, personKey, seal, unseal } from '../../server/domain/secrets.ts'
import { rekey } from '../../server/store/rekey.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import { ENGINES } from '../databases.ts'
import { WORKSPACE } from '../seed.ts'
import { agencySays } from './agency-says.ts'
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

// A company's whole history is made first, which a busy machine takes its time for.
jest.setTimeout(60_000)

const [first, second] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8)]
const before = deriveKeys(first)
const after = deriveKeys(first, second)

describe.each(ENGINES)('after a rotation of the key on %s', (engine) => {
  let old: TestServer
  let server: TestServer
  let insertAnswer: IssuedReferral
  let unused: IssuedReferral
  const links = {} as Record<string, IssuedReferral>
  const mails = {} as Record<string, { confirm: string; rights: string }>
  const form = async (email: string) => {
    links[email] = await insertLink(old, email)
    await old.app.inject(consentPost(links[email], { email }))
  }

  beforeAll(async () => {
    old = await startTestServer(engine, { terms: { holdDays: 14 } })
    const { rightsPath, confirmPath } = rightsOf(() => old)
    const answer = await old.app.inject(insertRequest('retry@example.com', { key: 'the-same-key' }))
    insertAnswer = answer.json<IssuedReferral>()
    unused = await insertLink(old, 'unused@example.com')
    for (const name of ['confirmed', 'erasing', 'withdrawing']) {
      links[name] = await register(old, `${name}@example.com`)
    }
    await form('pending@example.com')
    await old.deliver()
    for (const name of ['confirmed', 'erasing', 'withdrawing', 'pending']) {
      const address = `${name}@example.com`
      mails[name] = { confirm: confirmPath(address), rights: rightsPath(address) }
    }
    await form('mail.waiting@example.com')
    const declined = await insertLink(old, 'declined@example.com')
    await old.app.inject(formPost(pathOf(declined.declineUrl)))
    await old.app.inject(formPost(`${mails['withdrawing']?.rights}/withdraw`))
    await rotate(old)
    server = await startTestServer(engine, { after: { server: old, keys: after } })
  })
  afterAll(async () => {
    await server.close()
    await old.close()
  })

  const rotate = ({ db }: TestServer) =>
    db.write((tx) =>
      rekey(tx, {
        nest: (one) => nestPersonKey(one, after),
        reseal: (row, sealed) => seal(after, row, unseal(after, row, sealed)),
        fingerprint: 'second',
      }),
    )

  test('an Insert sent again is answered with the link of the first time', async () => {
    const answer = await server.app.inject(
      insertRequest('retry@example.com', { key: 'the-same-key' }),
    )
    expect(answer.json()).toMatchObject({ id: insertAnswer.id, url: insertAnswer.url })
    expect((await server.app.inject(pathOf(insertAnswer.url))).statusCode).toBe(200)
  })

  test('every link mailed before leads where it led', async () => {
    const { page } = rightsOf(() => server)
    expect(await page(mails['confirmed']?.rights ?? '')).toContain('confirmed@example.com')
    const pressed = await server.app.inject(formPost(`${mails['pending']?.confirm}?lang=en`))
    expect(pressed.body).toContain('You are registered')
    // The page after confirming, and the mail, carry the secret the first mail had.
    expect(pressed.body).toContain(`${mails['pending']?.rights}/withdraw`)
  })

  test('a mail that waited is sent with links that work', async () => {
    const { confirmPath, rightsPath, page } = rightsOf(() => server)
    const email = 'mail.waiting@example.com'
    await server.deliver()
    expect(await page(rightsPath(email))).toContain('Not confirmed yet')
    const pressed = await server.app.inject(formPost(`${confirmPath(email)}?lang=en`))
    expect(pressed.body).toContain('You are registered')
    expect(server.mails.map((mail) => `${mail.to}: ${mail.text.subject}`)).toContain(
      'withdrawing@example.com: Your consent is withdrawn',
    )
  })

  test('who declined stays declined, who was counted is not counted again, who is new counts', async () => {
    const { kinds, confirmPath } = rightsOf(() => server)
    const declined = await server.app.inject(insertRequest('declined@example.com'))
    expect(declined.json()).toMatchObject({ code: 'cannot_be_offered' })
    const entries = (await kinds()).length
    await register(server, 'confirmed@example.com')
    expect(await kinds()).toHaveLength(entries)
    // The person a link was made for is known again, so this is no forwarded mail.
    const email = 'unused@example.com'
    await server.app.inject(consentPost(unused, { email }))
    await server.deliver()
    await server.app.inject(formPost(confirmPath(email)))
    expect((await kinds()).slice(entries)).toEqual(['accrued'])
  })

  test('an erasure finds everything, and the agency’s signature is still known', async () => {
    const { erase, exported } = rightsOf(() => server)
    const path = mails['erasing']?.rights ?? ''
    const { consents } = await exported<{ consents: { reference: string }[] }>(path)
    const [consent] = consents
    const said = await agencySays(server, 'referral.contacted', {
      referral_id: consent?.reference,
    })
    expect(said.statusCode).toBe(200)
    expect((await erase(path)).body).toContain('Nothing about you is held any more')
    expect(await contacts('erasing@example.com')).toEqual([])
    const again = await server.app.inject(insertRequest('erasing@example.com'))
    expect(again.json()).toMatchObject({ code: 'cannot_be_offered' })
  })

  test('no key of before is left but in the records, and nothing opens without the new one', async () => {
    const tables = await server.db.read.introspection.getTables()
    const was = ['confirmed', 'declined', 'pending', 'unused'].map((name) =>
      personKey(before, WORKSPACE, `${name}@example.com`),
    )
    let sealed = 0
    for (const { name, columns } of tables) {
      const rows = (await server.db.read
        .selectFrom(name as 'referrals')
        .selectAll()
        .execute()) as unknown as Record<string, unknown>[]
      for (const { name: column } of columns) {
        const values = rows.map((row) => row[column]).filter((one) => typeof one === 'string')
        if (column !== 'record') {
          expect(values.filter((one) => was.some((key) => one.includes(key)))).toEqual([])
        }
        if (column.startsWith('sealed_')) {
          sealed += values.length
          expect(values.filter((one) => !one.startsWith('2.'))).toEqual([])
        }
      }
    }
    expect(sealed).toBeGreaterThan(3)
  })

  async function contacts(email: string) {
    return await server.db.read
      .selectFrom('registrations')
      .select('id')
      .where('person_key', '=', personKey(after, WORKSPACE, email))
      .execute()
  }
})
