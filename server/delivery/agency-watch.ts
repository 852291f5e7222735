import type { Context } from '../context.ts'
import { unseal } from '../domain/secrets.ts'
import { allAgreementsInForce, noteAnswer } from '../store/agency-watch.ts'
import { testEndpoint } from './endpoint-test.ts'

/** Often enough for what managers are told after a day, and seldom for an agency that reads its logs. */
const EVERY_MS = 60 * 60_000

type Asking = Pick<Context, 'db' | 'keys' | 'config' | 'now'>

/**
 * Send every agency a signed event that names nobody, whether or not anything waits for it, and
 * keep since when it does not take it: told by what waits, managers could learn that somebody has
 * just registered.
 */
export async function askAgencies(context: Asking): Promise<void> {
  const { db, keys, now } = context
  for (const { id, workspaceId, endpoint, sealedSecret } of await allAgreementsInForce(db.read)) {
    const target = { endpoint, secret: unseal(keys, id, sealedSecret) as string }
    const { reached } = await testEndpoint(context, target)
    await db.write((tx) => noteAnswer(tx, { workspaceId, id }, reached ? null : now()))
  }
}

/** Ask all agencies now and then until stopped; a round that fails is tried again at the next. */
export function watchAgencies(context: Asking, onFailed: (error: unknown) => void) {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = askAgencies(context).catch(onFailed)
  }, EVERY_MS)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
