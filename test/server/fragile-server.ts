/**
 * The production server with a flaw: told so, it ends as by `kill -9` before the statement of a given
 * number of the next transaction that holds a ledger, or right after its commit. The product knows
 * nothing of it; its drivers' own functions are listened to.
 */
import { flushCompileCache } from 'node:module'
import { listen } from './statements.ts'

const LEDGER_HELD = /^select "entry_count", "balance" from "credit_accounts" where/

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

listen({
  before(statement, by) {
    if (left === undefined) return
    if (LEDGER_HELD.test(statement)) runner ??= by
    if (runner !== by) return
    if (left === 0) end()
    left -= 1
  },
  after(statement, by) {
    if (runner !== by || !/^commit/i.test(statement)) return
    if (left === Infinity) end()
    left = undefined
    runner = undefined
  },
})

const { readConfig } = await import('../../server/config.ts')
const { runServer, startServer } = await import('../../server/process.ts')
await runServer(async () => await startServer(readConfig()))
// Whoever is killed keeps nothing for the next start by itself.
flushCompileCache()
