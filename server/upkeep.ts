import type { FastifyBaseLogger } from 'fastify'
import type { Context } from './context.ts'
import { agreementInForce } from './store/agreements.ts'
import { allAccounts } from './store/installation.ts'
import { matureDue } from './store/ledger.ts'
import { postIfDue } from './store/postings.ts'
import { purgeContacts, purgeTraces } from './store/retention.ts'
import { findWorkspace } from './store/workspaces.ts'

/** Nothing here is urgent to the minute; holds and postings are counted in days. */
const EVERY_MS = 10 * 60_000

/**
 * What time brings by itself: points whose hold has ended mature, credit is posted to managers in
 * its steps, and contact data that nobody needs any more is forgotten.
 */
export async function upkeep({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
  for (const { workspaceId, agreementId } of await allAccounts(db.read)) {
    const [workspace, agreement] = await Promise.all([
      findWorkspace(db.read, workspaceId),
      agreementInForce(db.read, workspaceId, agreementId),
    ])
    if (!workspace || !agreement) continue
    const { terms } = agreement
    const account = { workspaceId, agreementId, terms, postingStep: workspace.postingStep }
    await db.write((tx) => matureDue(tx, account, now()))
    await db.write((tx) => postIfDue(tx, account, now()))
  }
  await db.write((tx) => purgeContacts(tx, now()))
  await db.write((tx) => purgeTraces(tx, now()))
}

/** Run `upkeep` now and then until stopped; a run that fails is tried again at the next. */
export function startUpkeep(context: Context, log: FastifyBaseLogger) {
  let running: Promise<void> = Promise.resolve()
  const run = () => {
    running = upkeep(context).catch((err: unknown) => log.error({ err }, 'upkeep failed'))
  }
  run()
  const timer = setInterval(run, EVERY_MS)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
