import SQLite from 'better-sqlite3'
import pg from 'pg'

/** Where statements are written down, while somebody listens. */
let heard: string[] | undefined

type Run = (...values: unknown[]) => unknown

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own handle below
const { prepare } = SQLite.prototype
SQLite.prototype.prepare = function (this: SQLite.Database, sql: string) {
  const statement = prepare.call(this, sql) as unknown as Record<string, Run>
  for (const name of ['run', 'all', 'get']) {
    const run = statement[name]?.bind(statement)
    if (!run) continue
    statement[name] = (...values) => {
      heard?.push(sql)
      return run(...values)
    }
  }
  return statement as never
}

const client = pg.Client.prototype as unknown as {
  query: (this: object, ...values: unknown[]) => unknown
}
const { query } = client
client.query = function (...values) {
  const [first] = values
  heard?.push(typeof first === 'string' ? first : ((first as { text?: string }).text ?? ''))
  return query.apply(this, values)
}

/**
 * The statements that reach a database during some work, without what they are filled with. For
 * databases that are opened after this file was imported.
 */
export async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = []
  heard = statements
  try {
    await work()
  } finally {
    heard = undefined
  }
  return statements
}
