import { cpSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { BackupRecord } from '../../server/cli/backup-folder.ts'
import type { Status } from '../../server/cli/status.ts'
import { keyFingerprint, makeMasterKey } from '../../server/key-file.ts'
import { bindToKey } from '../../server/store/installation.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import { newDatabase } from '../databases.ts'
import { insertLink, openLink, openStage } from './stage.ts'

// Each command is a process of its own, and machines that run tests are busy.
jest.setTimeout(120_000)
const stage = openStage()
const data = stage.path('data')
let link: IssuedReferral

beforeAll(async () => {
  await stage.seed(data)
  const server = await stage.serve(data)
  link = await stage.register(server.origin, 'hanako@example.com')
  expect(await stage.relay(data, ['keys', 'rotate'])).toEqual({
    code: 1,
    out: '',
    err: `A Career Relay server is using ${data}; stop it before rotating its key. Nothing was changed.\n`,
  })
  await server.stop()
  expect((await stage.relay(data, ['backup', stage.path('before')])).code).toBe(0)
})
afterAll(() => stage.close())

async function status(dataDir: string): Promise<Status> {
  return JSON.parse((await stage.relay(dataDir, ['status', '--json'])).out) as Status
}

async function serves(dataDir: string): Promise<number> {
  const server = await stage.serve(dataDir)
  const answer = await openLink(server.origin, link)
  await server.stop()
  return answer
}

describe('Rotating the key', () => {
  test('brings everything under a new one, which the file holds beside the old', async () => {
    const { code, out, err } = await stage.relay(data, ['keys', 'rotate'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(`Everything is under key 2 now. ${data}/relay.key holds it`)
    expect((await status(data)).key).toMatchObject({ state: 'fits', version: 2 })
    const server = await stage.serve(data)
    expect(await openLink(server.origin, link)).toBe(200)
    expect(await insertLink(server.origin, 'hanako@example.com')).toEqual(link)
    await stage.register(server.origin, 'jiro@example.com')
    await server.stop()
    const person = await stage.relay(data, ['status'], { LANG: 'ja_JP.UTF-8' })
    expect(person.out).toContain('一致、第2版')
  })

  test('tells a backup which key it needs; an older key file does not open what came after', async () => {
    const after = stage.path('after')
    expect((await stage.relay(data, ['backup', after])).code).toBe(0)
    const record = (folder: string) =>
      JSON.parse(readFileSync(`${folder}/backup.json`, 'utf8')) as BackupRecord
    expect([record(stage.path('before')).keyVersion, record(after).keyVersion]).toEqual([1, 2])
    const oldKey = stage.path('before', 'key', 'relay.key')
    const elsewhere = stage.path('restored-with-old-key')
    const refused = await stage.relay(elsewhere, ['restore', after, '--key', oldKey])
    expect(refused).toMatchObject({
      code: 1,
      err: `The key file ${oldKey} belongs to another database.\n`,
    })
  })

  test('leaves an older backup usable with the newer file, also for another rotation', async () => {
    const target = stage.path('restored-from-before')
    const key = `${data}/relay.key`
    const restored = await stage.relay(target, ['restore', stage.path('before'), '--key', key])
    expect(restored.code).toBe(0)
    expect((await status(target)).key).toMatchObject({ state: 'fits', version: 1 })
    expect(await serves(target)).toBe(200)
    expect((await stage.relay(target, ['keys', 'rotate'])).code).toBe(0)
    // The second key was there already; no third one is made.
    expect((await status(target)).key).toMatchObject({ state: 'fits', version: 2 })
    expect(readFileSync(`${target}/relay.key`)).toEqual(readFileSync(key))
  })

  test('killed at any moment leaves a database that opens, under the old key or the new', async () => {
    const target = stage.path('killed')
    cpSync(data, target, { recursive: true })
    const versions: (number | null)[] = []
    for (const delay of [150, 250, 300, 350, 400, 450, 500, 600]) {
      await stage.killed(target, ['keys', 'rotate'], setTimeout(delay))
      const { key } = await status(target)
      expect(key.state).toBe('fits')
      versions.push(key.version)
    }
    expect(await serves(target)).toBe(200)
    expect((await stage.relay(target, ['keys', 'rotate'])).code).toBe(0)
    expect(versions.every((one, at) => (one ?? 0) >= (versions[at - 1] ?? 2))).toBe(true)
  })

  test('of PostgreSQL waits for nobody: while a server is connected it is refused', async () => {
    const postgres = await newDatabase('postgres')
    const env = { DATABASE_URL: postgres.url ?? '' }
    const ownKey = stage.path('postgres.key')
    await bindToKey(postgres, keyFingerprint(makeMasterKey(ownKey)))
    const refused = await stage.relay(data, ['keys', 'rotate'], env)
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toContain('is using DATABASE_URL; stop it before')
    await postgres.close()
    const done = await stage.relay(data, ['keys', 'rotate'], { ...env, KEY_FILE: ownKey })
    expect(done).toMatchObject({ code: 0, err: '' })
    const { out } = await stage.relay(data, ['status', '--json'], { ...env, KEY_FILE: ownKey })
    expect((JSON.parse(out) as Status).key).toMatchObject({ state: 'fits', version: 2 })
    await postgres.drop()
  })

  test('of nothing is refused', async () => {
    const nothing = await stage.relay(stage.path('nowhere'), ['keys', 'rotate'])
    expect(nothing).toMatchObject({ code: 1, out: '' })
    expect(nothing.err).toContain('There is no database at')
  })
})
