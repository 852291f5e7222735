import SQLite from 'better-sqlite3'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { BUSY_TIMEOUT_MS, sqliteKysely, type Db, type Engine } from './database.ts'
import type { Tables } from './schema.ts'

/** A database to look at, beside a running server or without one: never made, never migrated. */
export interface ReadOnlyDatabase {
  engine: Engine
  /** Everything the work reads is of one instant, whatever others write meanwhile. */
  snapshot<T>(work: (tx: Db) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * Open an embedded database that is there. `settled` promises that nobody writes to it and that it
 * has no log beside it, as in a backup; then not even its folder is touched.
 */
export function openSqliteReadOnly(file: string, settled = false): ReadOnlyDatabase {
  const handle = new SQLite(file, {
    fileMustExist: true,
    readonly: settled,
    timeout: BUSY_TIMEOUT_MS,
  })
  handle.pragma('query_only = ON')
  const db = sqliteKysely(handle)
  return {
    engine: 'sqlite',
    snapshot: (work) => db.transaction().execute(work),
    close: () => db.destroy(),
  }
}

/** Connect to PostgreSQL in sessions that cannot write. */
export function openPostgresReadOnly(connectionString: string): ReadOnlyDatabase {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({
    connectionString,
    max: 1,
    options: '-c default_transaction_read_only=on',
  })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    engine: 'postgres',
    snapshot: (work) => db.transaction().setIsolationLevel('repeatable read').execute(work),
    close: () => db.destroy(),
  }
}
