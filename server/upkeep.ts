import type { FastifyBaseLogger } from 'fastify'
import type { Context } from './context.ts'
import { requireAgreement } from './store/agreements.ts'
import { matureDue } from './store/holds.ts'
import { allAccounts } from './store/installation.ts'
import { postIfDue } from './store/postings.ts'
import { forgetDue } from './store/retention.ts'
import { findWorkspace } from './store/workspaces.ts'

/** Nothing here is urgent to the minute; holds, postings and retention are counted in days. */
const EVERY_MS = 10 * 60_000

/**
 * What time brings by itself: points whose hold has ended mature, credit and figures are posted to
 * managers in their steps, and what nobody needs any more is forgotten. An agreement that has ended
 * still owes what it earned. `log` is told what is forgotten, before it is.
 */
export async function upkeep(
  { db, keys, now }: Pick<Context, 'db' | 'keys' | 'now'>,
  log?: Pick<FastifyBaseLogger, 'info'>,
): Promise<void> {
  // First, since the point of somebody who could not be handed over never matures.
  await forgetDue({ db, keys }, now(), {
    announce: (rule, rows) => log?.info({ rule, rows }, 'forgetting what is due'),
  })
  for (const { workspaceId, agreementId } of await allAccounts(db.read)) {
    const [workspace, agreement] = await Promise.all([
      findWorkspace(db.read, workspaceId),
      requireAgreement(db.read, workspaceId, agreementId),
    ])
    if (!workspace || agreement.state === 'draft') continue
    const { terms } = agreement.current
    const account = { workspaceId, agreementId, terms, postingStep: workspace.postingStep }
    await db.write((tx) => matureDue(tx, account, now()))
    await db.write((tx) => postIfDue(tx, account, now()))
  }
}

/** Run `upkeep` now and then until stopped; a run that fails is tried again at the next. */
export function startUpkeep(context: Context, log: FastifyBaseLogger) {
  let running: Promise<void> = Promise.resolve()
  const run = () => {
    running = upkeep(context, log).catch((err: unknown) => log.error({ err }, 'upkeep failed'))
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
