import type { CompiledQuery } from 'kysely'
import { PostgresAdapter, type QueryResult } from 'kysely'
import type { Db, Engine } from './database.ts'
import { answerOf } from './embedded.ts'
import type { Tables } from './schema.ts'

/** Which engine a `db` or a transaction speaks to. */
export function engineOf(db: Db): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'
}

/**
 * A query compiled once per engine and run with other parameters: for the paths where building it
 * anew would take longer than the database does. `build` gets a placeholder for each parameter.
 */
export function compiled<Row>(build: (db: Db) => CompiledQuery<Row>) {
  let forSqlite: string | undefined
  let forPostgres: CompiledQuery<Row> | undefined
  return async (db: Db, parameters: readonly unknown[]): Promise<QueryResult<Row>> => {
    const answer = answerOf(db)
    if (answer) {
      forSqlite ??= planOnce(build(db).sql)
      return answer(forSqlite, parameters) as QueryResult<Row>
    }
    forPostgres ??= build(db)
    return await db.executeQuery({ ...forPostgres, parameters })
  }
}

/**
 * SQLite plans a join or a limit with the values it is given, and so prepares it anew for others,
 * which takes longer than running it. Behind a plus, which changes nothing, it does not see them.
 * What relies on a partial index must say so by a literal.
 */
function planOnce(sql: string): string {
  return sql.replace(/([=<>]|limit) \?/g, '$1 +?')
}

type Insert = { columns: string[]; run: ReturnType<typeof compiled> }
const inserts = new Map<string, Insert>()

function insertOf(table: keyof Tables, row: object, onConflict: 'fail' | 'skip'): Insert {
  const known = inserts.get(`${table}/${onConflict}`)
  if (known) return known
  const columns = Object.keys(row)
  const made = {
    columns,
    run: compiled((db) => {
      const query = db.insertInto(table).values(row)
      return (onConflict === 'skip' ? query.onConflict((on) => on.doNothing()) : query).compile()
    }),
  }
  inserts.set(`${table}/${onConflict}`, made)
  return made
}

function valuesOf(insert: Insert, row: object): unknown[] {
  return insert.columns.map((column) => (row as Record<string, unknown>)[column])
}

/** Add a row, every column named; fails where it is there already. */
export async function insert<T extends keyof Tables>(
  db: Db,
  table: T,
  row: Tables[T],
): Promise<void> {
  const statement = insertOf(table, row, 'fail')
  await statement.run(db, valuesOf(statement, row))
}

/** Rows that one statement adds; SQLite and PostgreSQL take thousands of values in one. */
const ROWS_AT_ONCE = 32

/** Add many rows of one shape, every column named; fails where one is there already. */
export async function insertAll<T extends keyof Tables>(
  db: Db,
  table: T,
  rows: readonly Tables[T][],
): Promise<void> {
  let added = 0
  while (rows.length - added >= ROWS_AT_ONCE) {
    const chunk = rows.slice(added, added + ROWS_AT_ONCE)
    const statement = bulkInsertOf(table, chunk)
    await statement.run(
      db,
      chunk.flatMap((row) => valuesOf(statement, row)),
    )
    added += ROWS_AT_ONCE
  }
  for (const row of rows.slice(added)) await insert(db, table, row)
}

const bulkInserts = new Map<string, Insert>()

function bulkInsertOf(table: keyof Tables, rows: readonly object[]): Insert {
  const known = bulkInserts.get(table)
  if (known) return known
  const made = {
    columns: Object.keys(rows[0] ?? {}),
    run: compiled((db) => db.insertInto(table).values(rows).compile()),
  }
  bulkInserts.set(table, made)
  return made
}

/** Add a row unless a unique key says that it is there already; tells which. */
export async function insertOnce<T extends keyof Tables>(
  db: Db,
  table: T,
  row: Tables[T],
): Promise<boolean> {
  const statement = insertOf(table, row, 'skip')
  const { numAffectedRows } = await statement.run(db, valuesOf(statement, row))
  return (numAffectedRows ?? 0n) > 0n
}
