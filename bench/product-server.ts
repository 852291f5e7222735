import type { AddressInfo } from 'node:net'
import { buildApp } from '../server/app.ts'
import type { Context } from '../server/context.ts'
import { openInstallation } from '../server/installation.ts'
import { openCounter } from '../server/store/opens.ts'
import { answerRun } from './processes.ts'
import { configOf } from './workspace.ts'

// The product as `server/process.ts` puts it together, on the folder given as the argument. Two
// things differ: the rate limits count but never refuse, since all load comes from one address, and
// nothing works the outbox, since deliveries are no part of an answer.
const NO_LIMIT = Number.MAX_SAFE_INTEGER

const config = {
  ...configOf(process.argv[2] ?? ''),
  limits: { apiPerMinute: NO_LIMIT, formsPerMinute: NO_LIMIT },
}
const { db, keys } = await openInstallation(config)
const context: Context = {
  config,
  db,
  keys,
  now: Date.now,
  opens: openCounter(db, (error) => {
    throw error
  }),
  entra: undefined,
  mailFailingSince: () => undefined,
  wakeOutbox: () => undefined,
}
const app = await buildApp(context)
await app.listen({ host: config.host, port: config.port })
answerRun((app.server.address() as AddressInfo).port)
