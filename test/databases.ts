import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openPostgres, openSqlite, type Database, type Engine } from '../server/store/database.ts'

/** Every suite about the store runs once on each. */
export const ENGINES: Engine[] = ['sqlite', 'postgres']

export interface TestDatabase extends Database {
  /** `DATABASE_URL` for a process of its own; none of an embedded one. */
  url: string | undefined
  /** For a second process or connection on the same data. */
  reopen(): Promise<Database>
  drop(): Promise<void>
}

/** A new, empty, migrated database of its own. */
export async function newDatabase(engine: Engine): Promise<TestDatabase> {
  return engine === 'sqlite' ? await newSqlite() : await newPostgres()
}

async function newSqlite(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'career-relay-test-'))
  const file = join(folder, 'test.sqlite')
  const template = process.env['TEST_SQLITE_TEMPLATE']
  if (template !== undefined) copyFileSync(template, file)
  const db = await openSqlite(file)
  return {
    ...db,
    url: undefined,
    reopen: () => openSqlite(file),
    drop: async () => {
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function newPostgres(): Promise<TestDatabase> {
  const { TEST_DATABASE_URL: server, TEST_POSTGRES_TEMPLATE: template = 'template1' } = process.env
  if (!server) throw new Error('TEST_DATABASE_URL is not set and no PostgreSQL was started')
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name} template ${template}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const db = await openPostgres(url.href)
  return {
    ...db,
    url: url.href,
    reopen: () => openPostgres(url.href),
    drop: async () => {
      await db.close()
      await onServer(server, `drop database ${name} with (force)`)
    },
  }
}

/** Run one statement beside all databases of the tests. */
export async function onServer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
