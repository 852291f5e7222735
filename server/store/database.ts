import SQLite from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import pg from 'pg'
import { answerAtOnce } from './embedded.ts'
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
  /** From now on no connection is made to a database that is under another key. */
  holdTo(fingerprint: string): void
  close(): Promise<void>
}

/** Alone is who brings a database under another key: nobody with the old one may be at it. */
export type Use = 'shared' | 'alone'

/** Somebody else is connected, and it was to be used alone. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse'
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
    // One server alone has the file, by its lock, and a rotation takes the same lock.
    holdTo: () => undefined,
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
  const prepare = (sql: string) => {
    const known = statements.get(sql)
    if (known) return known
    if (statements.size >= STATEMENT_CACHE_SIZE) statements.clear()
    const statement = handle.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  const database = { close: () => handle.close(), prepare }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
  answerAtOnce(db, (sql, parameters) => {
    const statement = prepare(sql)
    if (statement.reader) return { rows: statement.all(parameters) }
    return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) }
  })
  return db
}

/** Connections per process; more only queue inside PostgreSQL. */
const POOL_SIZE = 16

/**
 * Open PostgreSQL, migrating it as needed; several processes may share it, or one uses it alone.
 *
 * @throws DatabaseInUse
 */
export async function openPostgres(
  connectionString: string,
  use: Use = 'shared',
): Promise<Database> {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const gate = keyGate(use)
  const alone = use === 'alone'
  const pool = new pg.Pool({
    connectionString,
    max: alone ? 1 : POOL_SIZE,
    // What is held alone is held by the one connection, however long it has nothing to do.
    ...(alone && { idleTimeoutMillis: 0 }),
    verify: (client, done) => void gate.pass(client).then(() => done(), done),
  })
  // An idle connection that PostgreSQL ends is replaced by the next query; without a listener the
  // event would end the process.
  pool.on('error', () => undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db).catch(async (error: unknown) => {
    await db.destroy()
    throw error
  })
  return {
    engine: 'postgres',
    read: db,
    write: (work) => db.transaction().execute(work),
    holdTo: gate.holdTo,
    close: () => db.destroy(),
  }
}

/** The advisory lock that every connection shares for its life, and a rotation of the key has alone. */
const KEY_LOCK = 0x6b657973

/**
 * What every new connection passes: it takes its part of the lock, so that no key changes under a
 * process that is at work, and it finds the key it was told, or is given up.
 */
function keyGate(use: Use) {
  let expected: string | undefined
  return {
    holdTo: (fingerprint: string): void => {
      expected = fingerprint
    },
    async pass(client: pg.PoolClient): Promise<void> {
      if (use === 'alone') {
        const { rows } = await client.query<{ taken: boolean }>(
          'select pg_try_advisory_lock($1) as taken',
          [KEY_LOCK],
        )
        if (!rows[0]?.taken) throw new DatabaseInUse('somebody else is connected')
        return
      }
      await client.query('select pg_advisory_lock_shared($1)', [KEY_LOCK])
      if (expected === undefined) return
      const { rows } = await client.query<{ value: string }>(
        "select value from settings where name = 'key_fingerprint'",
      )
      if (rows[0]?.value !== expected) throw new Error('the database is under another key now')
    },
  }
}

/** Resolves when the database answers. */
export async function isAlive(db: Database): Promise<void> {
  await db.read.selectFrom('settings').select('name').limit(1).execute()
}
