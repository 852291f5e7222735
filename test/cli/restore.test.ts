import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs'
import { rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Status } from '../../server/cli/status.ts'
import { insertLink, openLink, openStage } from './stage.ts'

// Each command is a process of its own, and machines that run tests are busy.
jest.setTimeout(60_000)
const stage = openStage()
const data = stage.path('data')
const backup = stage.path('backup')
let url: Awaited<ReturnType<typeof insertLink>>

beforeAll(async () => {
  await stage.seed(data)
  const server = await stage.serve(data)
  url = await insertLink(server.origin, 'hanako@example.com')
  await server.stop()
  expect((await stage.relay(data, ['backup', backup])).code).toBe(0)
})
afterAll(() => stage.close())

let copies = 0
/** A copy of the backup, to be spoilt. */
function backupCopy(): string {
  const copy = stage.path(`backup-${(copies += 1)}`)
  cpSync(backup, copy, { recursive: true })
  return copy
}

async function referralsIn(dataDir: string): Promise<number | undefined> {
  const { out } = await stage.relay(dataDir, ['status', '--json'])
  return (JSON.parse(out) as Status).content?.counts.referrals
}

describe('Restoring', () => {
  test('waits for no running server: it is refused, and nothing changes', async () => {
    const server = await stage.serve(data)
    expect(await stage.relay(data, ['restore', backup, '--force'])).toEqual({
      code: 1,
      out: '',
      err: `A Career Relay server is using ${data}; stop it before restoring.\n`,
    })
    expect(await openLink(server.origin, url)).toBe(200)
    await server.stop()
  })

  test('does not touch a database that is there unless told to', async () => {
    const before = readFileSync(`${data}/career-relay.sqlite`)
    expect(await stage.relay(data, ['restore', backup])).toEqual({
      code: 1,
      out: '',
      err: `${data} already has a database; --force moves it aside and restores.\n`,
    })
    expect(readFileSync(`${data}/career-relay.sqlite`)).toEqual(before)
  })

  test('with --force keeps what was there, even what a killed server had only logged', async () => {
    const target = stage.path('forced')
    await stage.seed(target)
    const server = await stage.serve(target)
    await insertLink(server.origin, 'one@example.com')
    await insertLink(server.origin, 'two@example.com')
    await server.stop('SIGKILL')
    expect(existsSync(`${target}/career-relay.sqlite-wal`)).toBe(true)

    const { code, out } = await stage.relay(target, ['restore', backup, '--force'])
    expect(code).toBe(0)
    const [, aside = ''] = /What was there before is in (.+)\.\n/.exec(out) ?? []
    expect(await referralsIn(target)).toBe(1)
    expect(await referralsIn(aside)).toBe(2)
    expect(await stage.relay(aside, ['status'])).toMatchObject({ code: 0, err: '' })
    const restored = await stage.serve(target)
    expect(await openLink(restored.origin, url)).toBe(200)
    await restored.stop()
  })

  test('with --force replaces a database that is damaged beyond opening', async () => {
    const target = stage.path('damaged')
    mkdirSync(target)
    writeFileSync(`${target}/career-relay.sqlite`, 'damaged'.repeat(1_000))
    expect((await stage.relay(target, ['restore', backup, '--force'])).code).toBe(0)
    expect(await referralsIn(target)).toBe(1)
    const aside = readdirSync(target).find((name) => name.startsWith('before-restore-'))
    expect(readFileSync(`${target}/${aside}/career-relay.sqlite`, 'utf8')).toMatch(/^damaged/)
  })

  test.each([
    { part: 'database/career-relay.sqlite', at: 20_000 },
    { part: 'key/relay.key', at: 30 },
  ])('refuses a backup whose $part was changed', async ({ part, at }) => {
    const copy = backupCopy()
    const content = readFileSync(`${copy}/${part}`)
    content[at] = (content[at] ?? 0) ^ 1
    writeFileSync(`${copy}/${part}`, content)
    const target = stage.path('never')
    expect(await stage.relay(target, ['restore', copy])).toEqual({
      code: 1,
      out: '',
      err: `${copy}/${part} is not what the backup wrote; nothing was restored.\n`,
    })
    expect(existsSync(target)).toBe(false)
  })

  test('refuses a folder that holds no whole backup', async () => {
    const copy = backupCopy()
    rmSync(`${copy}/backup.json`)
    for (const folder of [copy, stage.path('no-such-folder')]) {
      expect(await stage.relay(stage.path('never'), ['restore', folder])).toMatchObject({
        code: 1,
        err: `There is no whole backup in ${folder}.\n`,
      })
    }
  })

  test('takes the key from where it is kept apart, and no other key', async () => {
    const copy = backupCopy()
    const key = stage.path('kept-apart.key')
    renameSync(`${copy}/key/relay.key`, key)
    const target = stage.path('with-key')
    expect(await stage.relay(target, ['restore', copy])).toMatchObject({
      code: 1,
      err: `The key is not at ${copy}/key/relay.key; name it with --key FILE.\n`,
    })
    const other = stage.path('other.key')
    writeFileSync(
      other,
      JSON.stringify({ version: 1, master: Buffer.alloc(32).toString('base64') }),
    )
    expect(await stage.relay(target, ['restore', copy, '--key', other])).toMatchObject({
      code: 1,
      err: `The key file ${other} belongs to another database.\n`,
    })
    expect(existsSync(target)).toBe(false)
    expect((await stage.relay(target, ['restore', copy, '--key', key])).code).toBe(0)
    expect(await stage.relay(target, ['status'])).toMatchObject({ code: 0, err: '' })
  })

  test('that fails midway leaves the old data as they were', async () => {
    const target = stage.path('midway')
    await stage.seed(target)
    const files = readdirSync(target)
    // A folder where the restored key is to be laid down first: the disk refuses.
    mkdirSync(`${target}/relay.key.restoring`)
    const { code, err } = await stage.relay(target, ['restore', backup, '--force'])
    expect(code).toBe(1)
    expect(err).toMatch(/^This could not be done: /)
    rmSync(`${target}/relay.key.restoring`, { recursive: true, force: true })
    expect(readdirSync(target).filter((name) => name !== 'server.lock')).toEqual(files)
    expect(await stage.relay(target, ['status'])).toMatchObject({ code: 0, err: '' })
    expect(await referralsIn(target)).toBe(0)
  })
})
