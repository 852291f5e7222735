/**
 * The production server with a flaw: told so, it ends as by `kill -9` before the statement of a given
 * number of the next transaction that holds a ledger, or right after its commit. The product knows
 * nothing of it; the drivers' own functions are wrapped before it starts.
 */
import SQLite from 'better-sqlite3'
import pg from 'pg'

const LEDGER_HELD = /^update "credit_accounts" set "entry_count" = "entry_count"/

/** Statements of the transaction left to live; undefined while nothing is to happen. */
let left: number | undefined
/** Who runs the transaction, once it has begun. */
let runner: object | undefined

/** `Infinity` cannot be sent: null stands for right after the commit. */
process.on('message', (message: { endBefore: number | null }) => {
  left = message.endBefore ?? Infinity
})

function end(): never {
  process.kill(process.pid, 'SIGKILL')
  for (;;);
}

function before(statement: string, by: object): void {
  if (left === undefined) return
  if (LEDGER_HELD.test(statement)) runner ??= by
  if (runner !== by) return
  if (left === 0) end()
  left -= 1
}

function after(statement: string, by: object): void {
  if (runner !== by || !/^commit/i.test(statement)) return
  if (left === Infinity) end()
  left = undefined
  runner = undefined
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
      before(sql, this)
      const result = run(...values)
      after(sql, this)
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
  before(sql, this)
  const answer = query.apply(this, values)
  if (!(answer instanceof Promise)) return answer
  return answer.then((result: unknown) => {
    after(sql, this)
    return result
  })
}

const { readConfig } = await import('../../server/config.ts')
const { runServer, startServer } = await import('../../server/process.ts')
await runServer(async () => await startServer(readConfig()))
