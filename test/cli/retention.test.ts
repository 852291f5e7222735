import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import SQLite from 'better-sqlite3'
import { insertLink, openStage } from './stage.ts'

// Each command is a process of its own, and machines that run tests are busy.
jest.setTimeout(60_000)
const stage = openStage()
const data = stage.path('data')
let server: Awaited<ReturnType<typeof stage.serve>>

beforeAll(async () => {
  await stage.seed(data)
  server = await stage.serve(data)
})
afterAll(() => stage.close())

const DAY_MS = 24 * 60 * 60_000

/** A link that nobody used, expired long ago. */
async function oldLink(): Promise<void> {
  const link = await insertLink(server.origin, `old${Math.random()}@example.com`)
  const db = new SQLite(stage.path('data', 'career-relay.sqlite'))
  const expired = Date.now() - 91 * DAY_MS
  db.prepare('update referrals set expires_at = ? where id = ?').run(expired, link.id)
  db.close()
}

describe('Retention', () => {
  test('says per rule what it would do, changes nothing, and then does it beside the server', async () => {
    await oldLink()
    for (let time = 0; time < 2; time += 1) {
      const { code, out, err } = await stage.relay(data, ['retention', '--dry-run', '--json'])
      expect({ code, err }).toEqual({ code: 0, err: '' })
      const { plans, forgotten } = JSON.parse(out) as { plans: { rule: string }[]; forgotten: null }
      expect(forgotten).toBeNull()
      expect(plans.find((one) => one.rule === 'link_mappings')).toMatchObject({
        ...{ keptDays: 90, held: 1, due: 1, nextDue: null },
      })
      expect(plans.find((one) => one.rule === 'opt_outs')).toMatchObject({ keptDays: null })
    }
    const done = await stage.relay(data, ['retention'])
    expect(done).toMatchObject({ code: 0, err: '' })
    // Whom it was for, and what its mail was about.
    expect(done.out).toMatch(/\n2 forgotten\.\n$/)
    const again = await stage.relay(data, ['retention', '--json'])
    expect(JSON.parse(again.out)).toMatchObject({ forgotten: {} })
  })

  test('is a table in the language of whoever reads it', async () => {
    const english = await stage.relay(data, ['retention', '--dry-run'])
    expect(english.out).toMatch(/^What +Kept +Held +Due now +Oldest +Next due\n/)
    expect(english.out).toMatch(/\nNo further offers +for good +0 +0 +- +-\n/)
    expect(english.out).toContain('\n\n0 would be forgotten now. Nothing was changed.\n')
    const japanese = await stage.relay(data, ['retention', '--dry-run'], { LANG: 'ja_JP.UTF-8' })
    expect(japanese.out).toMatch(/^対象 +保存期間 /)
    expect(japanese.out).toMatch(/\n同意・撤回・提供の記録 +1098日 /)
    expect(japanese.out).toContain('何も変更していません。')
  })

  test('makes no database where there is none', async () => {
    const { code, err } = await stage.relay(stage.path('nowhere'), ['retention', '--dry-run'])
    expect(code).toBe(1)
    expect(err).toContain('There is no database at')
  })
})
