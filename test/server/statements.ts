import SQLite from 'better-sqlite3'
import pg from 'pg'

/** Who is told of every statement that reaches a database, and of who runs it. */
export interface Listener {
  before(statement: string, by: object): void
  after?(statement: string, by: object): void
}

let listener: Listener | undefined

/** From now on one is told, of databases that are opened after this file was imported. */
export function listen(next: Listener | undefined): void {
  listener = next
}

type Run = (...values: unknown[]) => unknown

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own handle below
const { prepare } = SQLite.prototype
SQLite.prototype.prepare = function (this: SQLite.Database, sql: string) {
  const statement = prepare.call(this, sql) as unknown as Record<string, Run>
  for (const name of ['run', 'all', 'get']) {
    const run = statement[name]?.bind(statement)
    if (!run) continue
    statement[name] = (...values) => {
      listener?.before(sql, this)
      const result = run(...values)
      listener?.after?.(sql, this)
      return result
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
  const sql = typeof first === 'string' ? first : ((first as { text?: string }).text ?? '')
  listener?.before(sql, this)
  const answer = query.apply(this, values)
  if (!(answer instanceof Promise)) return answer
  return answer.then((result: unknown) => {
    listener?.after?.(sql, this)
    return result
  })
}

/** The statements that reach a database during some work, without what they are filled with. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = []
  listen({ before: (statement) => void statements.push(statement) })
  try {
    await work()
  } finally {
    listen(undefined)
  }
  return statements
}
