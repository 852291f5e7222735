import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { textHash } from '../../server/domain/consent.ts'
import { addLead } from '../../server/store/wordings.ts'
import { PROBLEM_SENTENCES } from '../../server/text/problems.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, RECRUITER, WORKSPACE } from '../seed.ts'
import { call, startTestServer, type TestServer } from './test-server.ts'

const LOCALE = 'en'

describe.each(ENGINES)('a template that was saved under other circumstances, on %s', (engine) => {
  let server: TestServer
  let version = 0
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  /** As it stands in the database since rules or names were others; answers with its version. */
  async function saved(text: string): Promise<number> {
    version += 1
    const key = { workspaceId: WORKSPACE, stage: 'screening', locale: LOCALE } as const
    const lead = { version, text, sha256: textHash(LOCALE, text) }
    const by = { actor: { memberId: 'member', name: 'manager' }, at: server.clock.now }
    await server.db.write((tx) => addLead(tx, key, lead, by))
    return version
  }
  const insert = (told: object) =>
    call(
      server,
      'POST',
      '/api/referrals',
      { agreementId: AGREEMENT, recipient: 'hanako@example.com', locale: LOCALE, ...told },
      { token: RECRUITER, key: `template-${Math.random()}` },
    )
  const template = (leadVersion: number) => insert({ stage: 'screening', leadVersion })
  const links = () => server.db.read.selectFrom('referrals').select('id').execute()
  const callRecruiter = (name: string) =>
    server.db.write((tx) =>
      tx.updateTable('members').set({ name }).where('name', '=', called).execute(),
    )
  let called = 'recruiter'

  test('and breaks a rule of now makes no link, in words that say who mends it', async () => {
    const stricter = await saved('A gift awaits you.')
    const before = await links()
    const refused = await template(stricter)
    expect(refused.json()).toMatchObject({
      code: 'template_refused',
      status: 422,
      field: '/leadVersion',
      detail: PROBLEM_SENTENCES.en.template_refused,
    })
    expect(await links()).toEqual(before)
    expect((await insert({ stage: 'screening', ownWords: true })).statusCode).toBe(201)
  })

  test('and is too long with the recruiter’s name of now makes none, until it fits again', async () => {
    const named = await saved('{{recruiter_name}} would be glad if our partner agency helped you.')
    expect((await template(named)).statusCode).toBe(201)
    const long = 'Maria '.repeat(100).trim()
    await callRecruiter(long)
    called = long
    expect((await template(named)).json()).toMatchObject({ code: 'template_refused' })
    await callRecruiter('recruiter')
    called = 'recruiter'
    expect((await template(named)).statusCode).toBe(201)
  })

  test('is not what ships with the product, which a program may name no version of', async () => {
    expect((await insert({})).statusCode).toBe(201)
    expect((await template(0)).statusCode).toBe(201)
  })
})
