import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { countRows } from '../../server/store/installation.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import { ENGINES } from '../databases.ts'
import { rightsOf } from './rights-of.ts'
import {
  consentPost,
  formPost,
  insertLink,
  startTestServer,
  type TestServer,
} from './test-server.ts'

jest.setTimeout(30_000)

const EMAIL = 'twice-typed@example.com'
const RIGHT = { name: 'Right Name', phone: '03-1234-5678' }

describe.each(ENGINES)('details entered again under the same link, on %s', (engine) => {
  let server: TestServer
  let link: IssuedReferral
  afterEach(() => server.close())
  const { heard, subjects, page, rightsPath, confirmPath, kinds } = rightsOf(() => server)
  const enter = async (values: Record<string, string>) => {
    await server.app.inject(consentPost(link, { email: EMAIL, ...values }))
    await server.deliver()
    return confirmPath(EMAIL)
  }
  const press = async (path: string) => (await server.app.inject(formPost(`${path}?lang=en`))).body
  const start = async () => {
    server = await startTestServer(engine)
    link = await insertLink(server, EMAIL)
    return { wrong: await enter({ name: 'Wrong Name' }), right: await enter(RIGHT) }
  }
  const names = () =>
    heard().map(({ type, data }) => [type, (data['person'] as { name: string } | undefined)?.name])
  const held = async () =>
    (
      await server.db.read
        .selectFrom('registrations')
        .select('id')
        .where('sealed_contact', 'is not', null)
        .execute()
    ).length

  test('correct what was handed over, once confirmed, and earn nothing more', async () => {
    const { wrong, right } = await start()
    expect(await press(wrong)).toContain('You are registered')
    await server.deliver()
    const before = await kinds()
    const asked = await page(right)
    expect(asked).toContain('Correct your registration')
    expect(asked).toContain(RIGHT.name)
    expect(names()).toEqual([['referral.registered', 'Wrong Name']])
    expect(await press(right)).toContain('Your details are corrected')
    await server.deliver()
    expect(names()).toEqual([
      ['referral.registered', 'Wrong Name'],
      ['referral.corrected', 'Right Name'],
    ])
    expect(heard()[1]?.data).toMatchObject({
      provision_record: { items: ['application_to_employer', 'name', 'email', 'phone'] },
    })
    expect(subjects()).toContain(`${EMAIL}: Your details were corrected`)
    expect(await kinds()).toEqual(before)
    expect(await countRows(server.db.read)).toMatchObject({ consents: 1, provision_records: 2 })
    const shown = await page(rightsPath(EMAIL))
    expect(shown).toContain(RIGHT.name)
    expect(shown).not.toMatch(/Wrong Name|Not confirmed yet/)
    expect(await held()).toBe(1)
    expect(await press(right)).toContain('Your details are corrected')
    expect(await press(wrong)).toContain('You are registered')
    await server.deliver()
    expect(names()).toHaveLength(2)
  })

  test('are what the first delivery carries where it still waits', async () => {
    const { wrong, right } = await start()
    await press(wrong)
    await press(right)
    await server.deliver()
    expect(names()).toEqual([['referral.registered', 'Right Name']])
  })

  test('are what counts, however late the mail of the earlier ones is confirmed', async () => {
    const { wrong, right } = await start()
    await press(right)
    await server.deliver()
    const late = await page(wrong)
    expect(late).toContain('You are registered already')
    expect(late).toMatch(/please write to Sample Industries Inc\., privacy contact \S+/)
    expect(await held()).toBe(2)
    expect(await press(wrong)).toContain('You are registered already')
    await server.deliver()
    expect(names()).toEqual([['referral.registered', 'Right Name']])
    expect(await held()).toBe(1)
  })

  test('confirmed at the same instant as the earlier ones, are what the agency has in the end', async () => {
    const { wrong, right } = await start()
    const [, answer] = await Promise.all([press(wrong), press(right)])
    // Who was asked whether to register, and would correct by now, is asked that first.
    if (answer.includes('<h1>Correct your registration</h1>')) {
      expect(await press(right)).toContain('Your details are corrected')
    }
    await server.deliver()
    expect(names().at(-1)?.[1]).toBe('Right Name')
    expect(await countRows(server.db.read)).toMatchObject({ consents: 1 })
    await Promise.all([press(right), press(right)])
    await server.deliver()
    expect(names().filter(([type]) => type === 'referral.corrected').length).toBeLessThan(2)
  })

  test('correct nothing once the earlier ones are forgotten, and go', async () => {
    const { wrong, right } = await start()
    await press(wrong)
    await server.deliver()
    await server.db.write((tx) =>
      tx
        .updateTable('registrations')
        .set({ sealed_contact: null })
        .where('id', 'in', (eb) => eb.selectFrom('consents').select('registration_id'))
        .execute(),
    )
    expect(await page(right)).toContain('You are registered already')
    expect(await press(right)).toContain('You are registered already')
    await server.deliver()
    expect(names()).toEqual([['referral.registered', 'Wrong Name']])
    expect(await held()).toBe(0)
  })

  test('correct nothing after a withdrawal, which takes them along', async () => {
    const { wrong, right } = await start()
    await press(wrong)
    await server.deliver()
    await press(`${rightsPath(EMAIL)}/withdraw`)
    expect(await press(right)).toContain('Your consent is withdrawn')
    await server.deliver()
    expect(names().map(([type]) => type)).toEqual(['referral.registered', 'referral.withdrawn'])
  })
})
