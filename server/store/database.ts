import SQLite from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import pg from 'pg'
import { createGroupCommit } from './group-commit.ts'
import { migrate } from './migrations.ts'
import type { Tables } from './schema.ts'

/** What store functions take first; inside a write it is the transaction. */
export type Db = Kysely<Tables>

export type Engine = 'sqlite' | 'postgres'

/**
 * The one store on either engine.
 *
 * `write` runs its work in a transaction and resolves only after a durable commit; what it wrote is
 * there after a `kill -9`. The work may await nothing but store functions. `read` never sees an
 * uncommitted row.
 */
export interface Database {
  engine: Engine
  read: Db
  write<T>(work: (tx: Db) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Prepared statements kept per connection; the product has fewer than this. */
const STATEMENT_CACHE_SIZE = 200

/** How long a write waits for another process's lock on the SQLite file. */
export const BUSY_TIMEOUT_MS = 5_000

/** Open the embedded database, making and migrating it as needed. */
export async function openSqlite(file: string): Promise<Database> {
  const writer = newFile(() => new SQLite(file, { timeout: BUSY_TIMEOUT_MS }))
  writer.pragma('journal_mode = WAL')
  // The library is compiled for NORMAL under WAL, which loses the last commits with the power.
  writer.pragma('synchronous = FULL')
  const writeDb = sqliteKysely(writer)
  await migrate(writeDb)
  const reader = file === ':memory:' ? writer : new SQLite(file, { timeout: BUSY_TIMEOUT_MS })
  if (reader !== writer) reader.pragma('query_only = ON')
  const readDb = reader === writer ? writeDb : sqliteKysely(reader)
  const commit = createGroupCommit(writer)
  return {
    engine: 'sqlite',
    read: readDb,
    write: (work) => commit.run(() => work(writeDb)),
    close: async () => {
      await commit.idle()
      if (readDb !== writeDb) await readDb.destroy()
      await writeDb.destroy()
    },
  }
}

/** What is made is readable by its owner only; SQLite gives its side files the same mode. */
function newFile<T>(make: () => T): T {
  const before = process.umask(0o077)
  try {
    return make()
  } finally {
    process.umask(before)
  }
}

/** Kysely prepares each statement anew; a bounded map of prepared ones keeps memory and time flat. */
export function sqliteKysely(handle: SQLite.Database): Db {
  const statements = new Map<string, SQLite.Statement>()
  const database = {
    close: () => handle.close(),
    prepare(sql: string) {
      const known = statements.get(sql)
      if (known) return known
      if (statements.size >= STATEMENT_CACHE_SIZE) statements.clear()
      const statement = handle.prepare(sql)
      statements.set(sql, statement)
      return statement
    },
  }
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
}

/** Connections per process; more only queue inside PostgreSQL. */
const POOL_SIZE = 16

/** Open PostgreSQL, migrating it as needed; several processes may share it. */
export async function openPostgres(connectionString: string): Promise<Database> {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({ connectionString, max: POOL_SIZE })
  // An idle connection that PostgreSQL ends is replaced by the next query; without a listener the
  // event would end the process.
  pool.on('error', () => undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db)
  return {
    engine: 'postgres',
    read: db,
    write: (work) => db.transaction().execute(work),
    close: () => db.destroy(),
  }
}

/** Resolves when the database answers. */
export async function isAlive(db: Database): Promise<void> {
  await db.read.selectFrom('settings').select('name').limit(1).execute()
}
