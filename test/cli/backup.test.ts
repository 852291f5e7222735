import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { BackupRecord } from '../../server/cli/backup-folder.ts'
import type { Status } from '../../server/cli/status.ts'
import { insertLink, openLink, openStage } from './stage.ts'

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

const recordIn = (folder: string) =>
  JSON.parse(readFileSync(`${folder}/backup.json`, 'utf8')) as BackupRecord

async function countsOf(dataDir: string) {
  const { out } = await stage.relay(dataDir, ['status', '--json'])
  return (JSON.parse(out) as Status).content?.counts
}

/** Insert one link after another until told to stop; `acknowledged` counts them. */
function keepInserting(origin: string) {
  const writing = { acknowledged: 0, stop: () => (stopped = true) }
  let stopped = false
  const ended = (async () => {
    while (!stopped) {
      await insertLink(origin, `busy-${writing.acknowledged}@example.com`)
      writing.acknowledged += 1
    }
  })()
  return { writing, ended }
}

describe('A backup', () => {
  test('is whole although links are inserted all the while', async () => {
    await insertLink(server.origin, 'first@example.com')
    const before = 1
    const { writing, ended } = keepInserting(server.origin)
    const target = stage.path('busy')
    const { code, out, err } = await stage.relay(data, ['backup', target])
    const after = before + writing.acknowledged
    writing.stop()
    await ended
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('is complete and was opened and checked')
    expect(out).toContain(`Keep ${target}/key somewhere else: whoever holds both can read`)
    const { counts, sha256 } = recordIn(target)
    expect(counts?.['referrals']).toBeGreaterThanOrEqual(before)
    expect(counts?.['referrals']).toBeLessThanOrEqual(after + 1)
    expect(sha256.database).toMatch(/^[0-9a-f]{64}$/)
    expect(after).toBeGreaterThan(before)
    for (const file of ['database/career-relay.sqlite', 'key/relay.key', 'backup.json']) {
      expect(statSync(`${target}/${file}`).mode & 0o777).toBe(0o600)
    }
    expect(existsSync(`${target}/database/career-relay.sqlite-wal`)).toBe(false)
  })

  test('brings everything back after the machine is lost: the drill', async () => {
    const confirmed = await stage.register(server.origin, 'hanako@example.com')
    const waiting = await insertLink(server.origin, 'jiro@example.com')
    await server.stop()
    const counts = await countsOf(data)
    const target = stage.path('drill')
    expect((await stage.relay(data, ['backup', target])).code).toBe(0)

    rmSync(data, { recursive: true })
    const restored = await stage.relay(data, ['restore', target])
    expect(restored).toMatchObject({ code: 0, err: '' })

    expect(await stage.relay(data, ['status'])).toMatchObject({ code: 0, err: '' })
    expect(await countsOf(data)).toEqual(counts)
    server = await stage.serve(data)
    expect(await openLink(server.origin, confirmed)).toBe(200)
    expect(await openLink(server.origin, waiting)).toBe(200)
    expect(await insertLink(server.origin, 'jiro@example.com')).toMatchObject({ url: waiting.url })
  })

  test('is not made where one is already, nor inside the data it protects', async () => {
    const target = stage.path('once')
    expect((await stage.relay(data, ['backup', target])).code).toBe(0)
    const first = recordIn(target)
    expect(await stage.relay(data, ['backup', target])).toMatchObject({
      code: 1,
      err: `${target} already holds a backup or a part of one; name another folder.\n`,
    })
    expect(recordIn(target)).toEqual(first)
    const inside = stage.path('data', 'backups', 'one')
    expect(await stage.relay(data, ['backup', inside])).toMatchObject({
      code: 1,
      err: `${inside} lies inside ${data}; a backup belongs outside of what it protects.\n`,
    })
    expect(existsSync(stage.path('data', 'backups'))).toBe(false)
  })

  test('is not made of nothing, and not with a key that does not fit', async () => {
    const nothing = await stage.relay(stage.path('nowhere'), ['backup', stage.path('of-nothing')])
    expect(nothing).toMatchObject({ code: 1, out: '' })
    expect(nothing.err).toContain('There is no database at')
    const other = stage.path('other.key')
    writeFileSync(
      other,
      JSON.stringify({ version: 1, master: Buffer.alloc(32).toString('base64') }),
    )
    const target = stage.path('wrong-key')
    expect(await stage.relay(data, ['backup', target], { KEY_FILE: other })).toEqual({
      code: 1,
      out: '',
      err: `The key file ${other} belongs to another database.\n`,
    })
    expect(existsSync(`${target}/database`)).toBe(false)
  })

  test('of PostgreSQL is the work of pg_dump, and takes the key file only when asked', async () => {
    const postgres = { DATABASE_URL: 'postgres://relay:secret@127.0.0.1:1/relay' }
    const target = stage.path('postgres')
    const refused = await stage.relay(data, ['backup', target], postgres)
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toContain('With PostgreSQL, pg_dump is the tool')
    expect(existsSync(target)).toBe(false)
    expect((await stage.relay(data, ['backup', '--key-only', target], postgres)).code).toBe(0)
    expect(readFileSync(`${target}/key/relay.key`)).toEqual(readFileSync(`${data}/relay.key`))
    expect((await stage.relay(data, ['restore', target], postgres)).err).toContain('pg_restore')
  })
})

describe('A server', () => {
  test('has its data folder to itself', async () => {
    expect(await stage.relay(data, ['serve'])).toEqual({
      code: 1,
      out: '',
      err: `Another Career Relay server is using ${data}.\n`,
    })
  })

  test('says in one line where it listens, and ends with 0 when asked to stop', async () => {
    expect(server.said()).toBe(
      `Career Relay listens on ${server.origin}; people reach it at http://localhost:1.\n`,
    )
    expect((await server.stop()).code).toBe(0)
  })
})
