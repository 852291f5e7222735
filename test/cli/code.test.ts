import SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { GivenCode } from '../../server/cli/code.ts'
import type { SessionView } from '../../src/contract/session.ts'
import type { AuditPage } from '../../src/contract/settings.ts'
import { newDatabase } from '../databases.ts'
import { WORKSPACE } from '../seed.ts'
import { openStage } from './stage.ts'

// Each command is a process of its own, and machines that run tests are busy.
jest.setTimeout(60_000)
const stage = openStage()
const data = stage.path('data')
let server: Awaited<ReturnType<typeof stage.serve>>

beforeAll(async () => {
  server = await stage.serve(data)
})
afterAll(() => stage.close())

const ask = async (words: string[], dataDir = data) =>
  await stage.relay(dataDir, ['code', ...words], { TZ: 'UTC' })

async function given(words: string[], dataDir = data): Promise<GivenCode> {
  const { code, out, err } = await ask([...words, '--json'], dataDir)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out) as GivenCode
}

let signIns = 0

/** Enter a code as the pane does; undefined where it is refused. */
async function signIn(code: string): Promise<string | undefined> {
  const answer = await fetch(`${server.origin}/api/sign-in/code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `sign-in-${signIns++}` },
    body: JSON.stringify({ code, device: 'Test' }),
  })
  if (answer.status === 401) return undefined
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { token: string }).token
}

async function read<T>(path: string, token = ''): Promise<T> {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${server.origin}${path}`, { headers })
  expect(answer.status).toBe(200)
  return (await answer.json()) as T
}

describe('An access code from the command line', () => {
  test('for the first manager opens a company, beside the running server, and works once', async () => {
    const { code, out, err } = await ask(['--role', 'manager'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const [accessCode = ''] = out.split('\n')
    expect(accessCode).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(out).toMatch(/once, until \d{1,2} \w+ \d{4}, \d\d:\d\d\.\nOpen the Career Relay pane/)
    const token = await signIn(accessCode.toLowerCase().replaceAll('-', ' '))
    const session = await read<SessionView>('/api/session', token)
    expect(session).toMatchObject({
      member: { name: 'Manager', role: 'manager' },
      workspace: { name: '', example: false },
      agreements: [],
    })
    expect(await signIn(accessCode)).toBeUndefined()
  })

  test('lets the only manager back in as the same person, on another device', async () => {
    const first = await given(['--role', 'manager'])
    const second = await given(['--role', 'manager'])
    expect(second.memberId).toBe(first.memberId)
    expect(second.code).not.toBe(first.code)
    expect(second.expiresAt - Date.now()).toBeGreaterThan(59 * 60_000)
    const tokens = [await signIn(first.code), await signIn(second.code)]
    expect(new Set(tokens).size).toBe(2)
  })

  test('appoints a privacy officer, whom nobody else can appoint', async () => {
    expect(await ask(['--role', 'privacy_officer'])).toMatchObject({
      code: 1,
      err: 'Nobody there has this role yet; appoint somebody with --name and --email.\n',
    })
    const officer = ['--role', 'privacy_officer', '--email', 'Ken@Example.co.jp']
    expect(await ask(officer)).toMatchObject({
      code: 1,
      err: 'Nobody there has the address Ken@Example.co.jp; to appoint them, say their name with --name.\n',
    })
    const made = await given([...officer, '--name', '森 健'])
    const { member } = await read<SessionView>('/api/session', await signIn(made.code))
    expect(member).toEqual({ id: made.memberId, name: '森 健', role: 'privacy_officer' })
    expect((await given(officer)).memberId).toBe(made.memberId)
  })

  test('never changes what somebody is', async () => {
    expect(await ask(['--role', 'manager', '--email', 'ken@example.co.jp'])).toMatchObject({
      code: 1,
      err: 'ken@example.co.jp is privacy officer there; "career-relay remove" dismisses them first.\n',
    })
  })

  test('asks who is meant where several hold a role', async () => {
    await given(['--role', 'manager', '--name', 'Second', '--email', 'second@example.co.jp'])
    const { code, err } = await ask(['--role', 'manager'])
    expect(code).toBe(1)
    expect(err).toBe(
      'Several people there have this role; say who with --email:\n  manager@localhost  Manager\n  second@example.co.jp  Second\n',
    )
    expect(await ask(['--role', 'manager', '--name', 'Third'])).toMatchObject({
      code: 1,
      err: 'Say their address too, with --email.\n',
    })
  })

  test('is written down in the trail as given on the command line', async () => {
    const token = await signIn((await given(['--role', 'privacy_officer'])).code)
    const { entries } = await read<AuditPage>('/api/audit', token)
    const deeds = entries
      .filter(({ actor }) => actor === null)
      .map(({ action, subject }) => `${action} ${subject}`)
    expect(deeds.slice(0, 2)).toEqual(['member.code 森 健', 'member.invited Second'])
    expect(deeds).toContain('member.invited 森 健')
    // Not in the ids: those may look like a code by chance.
    const words = entries.map(({ actor, action, subject }) => `${actor} ${action} ${subject}`)
    expect(words.join('\n')).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  })

  test('can open another company, and asks which one from then on', async () => {
    const first = await given(['--role', 'privacy_officer'])
    const other = await given(['--role', 'manager', '--new-company'])
    expect(other.workspaceId).not.toBe(first.workspaceId)
    const { code, err } = await ask(['--role', 'manager'])
    expect(code).toBe(1)
    expect(err).toContain('There are several companies on this server; say which')
    for (const id of [first.workspaceId, other.workspaceId]) expect(err).toContain(`\n  ${id}  `)
    const again = await given(['--role', 'manager', '--workspace', other.workspaceId])
    expect(again.memberId).toBe(other.memberId)
    expect(await ask(['--role', 'manager', '--workspace', 'none'])).toMatchObject({
      code: 1,
      err: 'There is no company none on this server.\n',
    })
  })

  test('names a company that has a name, in Japanese to whoever works in Japanese', async () => {
    const seeded = stage.path('seeded')
    await stage.seed(seeded)
    const japanese = { LANG: 'ja_JP.UTF-8' }
    const { out } = await stage.relay(seeded, ['code', '--role', 'recruiter'], japanese)
    expect(out).toContain(
      '株式会社サンプル工業の採用担当、recruiter <recruiter@example.co.jp> さん用',
    )
    expect((await given(['--role', 'recruiter'], seeded)).workspaceId).toBe(WORKSPACE)
  })

  test('is none where Entra alone lets people in, but a privacy officer can be appointed', async () => {
    const entra = stage.path('entra')
    await stage.seed(entra)
    const db = new SQLite(stage.path('entra', 'career-relay.sqlite'))
    db.exec('update workspaces set entra_only = 1')
    db.close()
    const words = ['--role', 'privacy_officer', '--name', 'Ken', '--email', 'ken@example.co.jp']
    expect(await ask(words, entra)).toMatchObject({
      code: 0,
      out: 'Ken <ken@example.co.jp> is privacy officer of Sample Industries Inc.\nThis company lets people in with Microsoft Entra alone, so there is no code: they sign in with Entra under this address. If Entra can no longer be used, --leave-entra lets codes in again.\n',
    })
    const reopened = await ask(['--role', 'manager', '--leave-entra'], entra)
    expect(reopened.out).toContain('Access codes work again for everybody in this company.')
    expect(reopened.out).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/)
    const trail = new SQLite(stage.path('entra', 'career-relay.sqlite'), { readonly: true })
    expect(trail.prepare('select entra_only from workspaces').get()).toEqual({ entra_only: 0 })
    const deeds = "select actor from audit_entries where action = 'company.entra_left'"
    expect(trail.prepare(deeds).all()).toEqual([{ actor: 'command line' }])
    trail.close()
  })

  test('goes to no privacy officer who was dismissed, and dismissing is said and written down', async () => {
    const dismissed = stage.path('dismissed')
    await stage.seed(dismissed)
    const email = 'privacy_officer@example.co.jp'
    const other = await ask(['--role', 'recruiter', '--email', email], dismissed)
    expect(other.err).toContain('"career-relay remove" dismisses them first')
    const remove = (address: string) =>
      stage.relay(dismissed, ['remove', '--email', address], { TZ: 'UTC' })
    expect(await remove(email)).toMatchObject({
      code: 0,
      out: 'privacy_officer is no member of Sample Industries Inc. any more.\n',
    })
    expect(await remove(email)).toMatchObject({
      code: 1,
      err: `Nobody there has the address ${email}.\n`,
    })
    expect((await remove('manager@example.co.jp')).err).toContain('They are the last manager')
    const db = new SQLite(stage.path('dismissed', 'career-relay.sqlite'), { readonly: true })
    const sessions = 'select count(*) as n from sessions where member_id = ?'
    expect(db.prepare(sessions).get('privacy_officer')).toEqual({ n: 0 })
    const trail = "select actor, subject from audit_entries where action = 'member.removed'"
    expect(db.prepare(trail).all()).toEqual([{ actor: 'command line', subject: 'privacy_officer' }])
    db.close()
  })

  test('makes a manager again in a company that was left without one', async () => {
    const orphaned = stage.path('orphaned')
    await stage.seed(orphaned)
    const db = new SQLite(stage.path('orphaned', 'career-relay.sqlite'))
    db.exec("update members set role = 'recruiter' where role = 'manager'")
    db.close()
    const { memberId } = await given(
      ['--role', 'manager', '--email', 'manager@example.co.jp'],
      orphaned,
    )
    expect(memberId).toBe('manager')
    expect((await given(['--role', 'manager'], orphaned)).memberId).toBe('manager')
  })

  test('comes from PostgreSQL as well', async () => {
    const postgres = await newDatabase('postgres')
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(
      postgres.read,
    )
    const url = new URL(process.env['TEST_DATABASE_URL'] ?? '')
    url.pathname = `/${rows[0]?.name}`
    const words = ['code', '--role', 'manager', '--json']
    const database = { DATABASE_URL: url.href }
    const outcomes = [
      await stage.relay(stage.path('postgres'), words, database),
      await stage.relay(stage.path('postgres'), words, database),
    ]
    const codes = await postgres.read.selectFrom('access_codes').select('member_id').execute()
    await postgres.drop()
    expect(outcomes.map(({ code, err }) => ({ code, err }))).toEqual([
      { code: 0, err: '' },
      { code: 0, err: '' },
    ])
    expect(codes).toHaveLength(2)
    expect(new Set(codes.map((one) => one.member_id)).size).toBe(1)
  })

  test('is first for the manager in an empty company, who invites the others', async () => {
    expect(await ask(['--role', 'recruiter'], stage.path('empty'))).toMatchObject({
      code: 1,
      err: 'The first code of a company is for its manager: --role manager.\n',
    })
  })

  test.each([
    { words: [], says: "required option '--role <role>'" },
    { words: ['--role', 'boss'], says: 'Allowed choices are recruiter, manager, privacy_officer' },
    { words: ['--role', 'manager', '--email', 'x'], says: 'This is not an e-mail address.' },
    { words: ['--role', 'manager', '--name', ''], says: 'A name has 1 to 80 letters.' },
    {
      words: ['--role', 'manager', '--workspace', 'x', '--new-company'],
      says: "'--new-company' cannot be used with option '--workspace <id>'",
    },
  ])('ends with 2 when asked wrongly: $words', async ({ words, says }) => {
    const { code, out, err } = await ask(words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(says)
  })
})
