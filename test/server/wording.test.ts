import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DEFAULT_LEADS } from '../../server/text/leads.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import type { SessionView } from '../../src/contract/session.ts'
import type { AuditPage } from '../../src/contract/settings.ts'
import type { LeadHistory, LeadVersion, WordingView } from '../../src/contract/wording.ts'
import { ENGINES } from '../databases.ts'
import { AGREEMENT, MANAGER, OFFICER, RECRUITER, WORKSPACE } from '../seed.ts'
import { call, startTestServer, type TestServer } from './test-server.ts'

const FIRST = '選考とは別に、ご希望の方は提携先の人材紹介会社に無料でご相談いただけます。'
const SECOND =
  '{{candidate_name|ご応募いただいた方}}様、{{agency_short}}に無料でご相談いただけます。'

describe.each(ENGINES)('the wording on %s', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.close())

  const session = async (token = RECRUITER) =>
    (await call(server, 'GET', '/api/session', undefined, { token })).json<SessionView>()
  const change = (text: string, basedOn: number, more: object = {}) => ({
    ...{ stage: 'screening', locale: 'ja', text, basedOn },
    ...more,
  })
  const save = (body: object, more: { key?: string; token?: string } = {}) =>
    call(server, 'PUT', '/api/wording', body, more)
  const history = async (query = 'stage=screening&locale=ja') =>
    (await call(server, 'GET', `/api/wording/history?${query}`)).json<LeadHistory>()
  const trail = async () =>
    (await call(server, 'GET', '/api/audit')).json<AuditPage>().entries.map((one) => one.action)
  const insert = (more: object, key = `wording-${Math.random()}`) =>
    call(
      server,
      'POST',
      '/api/referrals',
      { agreementId: AGREEMENT, recipient: 'hanako@example.com', locale: 'ja', ...more },
      { token: RECRUITER, key },
    )
  const kept = async (id: string) =>
    await server.db.read
      .selectFrom('referrals')
      .select(['stage', 'position', 'lead_version', 'lead_sha256', 'own_words', 'locale'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  const hash = (text: string) => createHash('sha256').update(`ja\n${text}`).digest('hex')

  test('is what ships with the product until a manager changes it', async () => {
    const { leads, positions } = await session()
    expect(leads.interview.en).toEqual({ version: 0, text: DEFAULT_LEADS.interview.en })
    expect(positions).toEqual([])
    const { leads: all } = (await call(server, 'GET', '/api/wording')).json<WordingView>()
    expect(all.map((one) => `${one.stage} ${one.locale} ${one.version}`)).toEqual([
      ...['screening ja 0', 'screening en 0', 'interview ja 0', 'interview en 0'],
      ...['final ja 0', 'final en 0'],
    ])
  })

  test('changed is a new version, with who and when, and in force for everybody', async () => {
    const made = (await save(change(FIRST, 0))).json<LeadVersion>()
    expect(made).toMatchObject({ version: 1, text: FIRST, sha256: hash(FIRST) })
    expect(made).toMatchObject({ changedBy: 'manager', changedAt: server.clock.now })
    expect((await session()).leads.screening.ja).toEqual({ version: 1, text: FIRST })
    expect((await session()).leads.screening.en.version).toBe(0)
    await save(change(SECOND, 1))
    expect((await history()).versions.map((one) => one.text)).toEqual([
      SECOND,
      FIRST,
      DEFAULT_LEADS.screening.ja,
    ])
    expect((await trail()).slice(0, 2)).toEqual(['wording.changed', 'wording.changed'])
  })

  test('goes back to earlier words as a new version', async () => {
    const back = (await save(change(FIRST, 2))).json<LeadVersion>()
    expect(back).toMatchObject({ version: 3, text: FIRST, sha256: hash(FIRST) })
    expect((await history()).versions.map((one) => one.version)).toEqual([3, 2, 1, 0])
  })

  test('saved as it was makes no version', async () => {
    const before = await trail()
    expect((await save(change(` ${FIRST}\n`, 3))).json<LeadVersion>().version).toBe(3)
    expect(await trail()).toEqual(before)
  })

  test('is not overwritten by somebody who did not see the last change', async () => {
    for (const basedOn of [0, 2, 9]) {
      expect((await save(change(SECOND, basedOn))).json()).toMatchObject({
        code: 'request_in_progress',
        status: 409,
      })
    }
    const both = await Promise.all([
      save(change('あ'.repeat(20), 3), { key: 'at-once-1' }),
      save(change('い'.repeat(20), 3), { key: 'at-once-2' }),
    ])
    expect(both.map((answer) => answer.statusCode).sort()).toEqual([200, 409])
    expect((await history()).versions[0]?.version).toBe(4)
  })

  test('saved twice under one key is one version, answered alike', async () => {
    const once = { key: 'the-same-wording' }
    const first = await save(change(FIRST, 4), once)
    const again = await save(change(FIRST, 4), once)
    expect(again.json()).toEqual(first.json())
    expect((await history()).versions[0]?.version).toBe(5)
    expect((await save(change(SECOND, 4), once)).json()).toMatchObject({
      code: 'idempotency_key_reused',
    })
  })

  test.each([
    ['a gift', 'お祝い金のある求人をご案内します。'],
    ['a name that may be missing', '{{candidate_name}}様'],
    ['a variable nobody knows', '{{name|候補者}}様'],
    ['more than the block may hold', 'あ'.repeat(300)],
    ['a link', 'https://example.com'],
  ])('with %s is refused by the server too, and nothing is kept', async (_what, text) => {
    const before = await history()
    expect((await save(change(text, 5))).json()).toMatchObject({
      code: 'wording_refused',
      status: 422,
      field: '/text',
    })
    expect(await history()).toEqual(before)
  })

  test('of the final stage is what the recruiter is asked, so it may say what not to write', async () => {
    const final = { stage: 'final', locale: 'en' }
    const prompt = 'Write it yourself. Promise no bonus!'
    expect((await save(change(prompt, 0, final))).statusCode).toBe(200)
    expect((await save(change(' \n', 1, final))).json()).toMatchObject({ code: 'wording_refused' })
  })

  test('is changed by managers only', async () => {
    for (const token of [RECRUITER, OFFICER]) {
      expect((await save(change(SECOND, 5), { token })).statusCode).toBe(403)
      const list = { positions: ['Sales'] }
      expect((await call(server, 'PUT', '/api/positions', list, { token })).statusCode).toBe(403)
    }
  })

  test('of long standing is read a page at a time', async () => {
    const interview = { stage: 'interview', locale: 'ja' }
    for (let version = 0; version < 21; version += 1) {
      await save(change(`第${version + 1}版の文面です。`, version, interview))
    }
    const query = 'stage=interview&locale=ja'
    const newest = await history(query)
    expect(newest).toMatchObject({ more: true, versions: { length: 20, 0: { version: 21 } } })
    const rest = await history(`${query}&before=${newest.versions.at(-1)?.version}`)
    expect(rest.versions.map((one) => one.version)).toEqual([1, 0])
    expect(rest.more).toBe(false)
  })

  test('comes with a short list of positions, in the managers’ order', async () => {
    const positions = ['法人営業', ' Account manager ', '法人営業']
    const answer = await call(server, 'PUT', '/api/positions', { positions })
    expect(answer.json()).toEqual({ positions: ['法人営業', 'Account manager'] })
    expect((await session()).positions).toEqual(['法人営業', 'Account manager'])
    await call(server, 'PUT', '/api/positions', { positions: ['経理'] })
    expect((await session()).positions).toEqual(['経理'])
    expect((await trail())[0]).toBe('positions.changed')
    for (const wrong of [
      Array.from({ length: 51 }, (_, index) => `Position ${index}`),
      ['x'.repeat(81)],
      [' '],
      ['{{link}}'],
      ['two\nlines'],
    ]) {
      const refused = await call(server, 'PUT', '/api/positions', { positions: wrong })
      expect(refused.json()).toMatchObject({ code: 'invalid_request' })
    }
    expect((await session()).positions).toEqual(['経理'])
  })

  test('is remembered by each referral: stage, position, version and hash', async () => {
    const told = { stage: 'screening', position: '法人営業', leadVersion: 5 }
    const link = (await insert(told)).json<IssuedReferral>()
    expect(await kept(link.id)).toMatchObject({
      ...{ stage: 'screening', position: '法人営業', own_words: 0 },
      ...{ lead_version: 5, lead_sha256: hash(FIRST) },
    })
    expect(link.wording.lead).toBe(FIRST)
    // A pane opened before the last change still says what it shows.
    const earlier = (await insert({ stage: 'screening', leadVersion: 2 })).json<IssuedReferral>()
    expect(await kept(earlier.id)).toMatchObject({ lead_version: 2, lead_sha256: hash(SECOND) })
    expect(earlier.wording.lead).toBe(
      'ご応募いただいた方様、みらいキャリアに無料でご相談いただけます。',
    )
    const own = (await insert({ stage: 'final', ownWords: true })).json<IssuedReferral>()
    expect(await kept(own.id)).toMatchObject({
      ...{ stage: 'final', own_words: 1, lead_version: null, lead_sha256: null },
    })
    expect(own.wording.lead).toBe('')
    const nothing = (await insert({})).json<IssuedReferral>()
    expect(await kept(nothing.id)).toMatchObject({ stage: null, lead_version: null, own_words: 0 })
    expect(nothing.wording.lead).toBe(DEFAULT_LEADS.screening.ja)
  })

  test.each([
    ['a version that never was', { stage: 'screening', leadVersion: 99 }, '/leadVersion'],
    ['a version of no stage', { leadVersion: 0 }, '/stage'],
    ['two answers', { stage: 'screening', leadVersion: 0, ownWords: true }, '/leadVersion'],
    ['a template at the final stage', { stage: 'final', leadVersion: 0 }, '/leadVersion'],
    ['an unknown stage', { stage: 'offer' }, '/stage'],
    ['a position that is none', { position: '{{link}}' }, '/position'],
    ['a position too long', { position: 'x'.repeat(81) }, '/position'],
    ['the words themselves', { stage: 'final', ownWords: '佐藤様' }, '/ownWords'],
  ])('told as %s is refused by field, and no link is made', async (_what, told, field) => {
    const before = await server.db.read.selectFrom('referrals').select('id').execute()
    expect((await insert(told)).json()).toMatchObject({ code: 'invalid_request', field })
    const after = await server.db.read.selectFrom('referrals').select('id').execute()
    expect(after).toHaveLength(before.length)
  })

  test('told again under one key gets the same link, told otherwise none', async () => {
    const told = { stage: 'interview', position: '経理', leadVersion: 0 }
    const first = await insert(told, 'told-once')
    expect((await insert(told, 'told-once')).json()).toEqual(first.json())
    for (const other of [
      { ...told, stage: 'screening' },
      { ...told, position: '営業' },
      { ...told, leadVersion: 1 },
      { stage: 'interview', position: '経理', ownWords: true },
    ]) {
      expect((await insert(other, 'told-once')).json()).toMatchObject({
        code: 'idempotency_key_reused',
      })
    }
  })

  test('of one company is unknown to another', async () => {
    const rows = await server.db.read.selectFrom('leads').select('workspace_id').execute()
    expect(new Set(rows.map((row) => row.workspace_id))).toEqual(new Set([WORKSPACE]))
    expect((await session(MANAGER)).leads.screening.ja.version).toBe(5)
  })
})
