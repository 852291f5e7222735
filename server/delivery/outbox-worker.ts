import type { FastifyBaseLogger } from 'fastify'
import type { Context } from '../context.ts'
import { nextAttemptAt, type Attempt } from '../domain/delivery.ts'
import { claimDue, finish, postpone, type OutboxItem } from '../store/outbox.ts'

/** Longer than any attempt may take, so that nobody tries an item that is being tried. */
const LEASE_MS = 60_000

/** Items one process tries at the same time. */
const AT_ONCE = 10

/** How soon a due retry is noticed; new items wake the worker at once. */
const POLL_MS = 1_000

export type Deliver = (item: OutboxItem) => Promise<Attempt | 'nothing_to_send'>

/**
 * Takes what is due from the outbox until stopped. An item leaves the outbox only after the other
 * side has taken it, so a crash at any point repeats an attempt and never loses one.
 */
export function startOutboxWorker(
  context: Pick<Context, 'db' | 'now'>,
  deliver: Deliver,
  log: FastifyBaseLogger,
) {
  let stopped = false
  let woken = false
  let wake: () => void = () => undefined

  async function attempt(item: OutboxItem): Promise<void> {
    const outcome = await deliver(item).catch((error: unknown) => {
      log.warn({ kind: item.kind, item: item.id, reason: reasonOf(error) }, 'delivery failed')
      return 'again' as const
    })
    const now = context.now()
    await context.db.write(async (tx) => {
      if (outcome === 'again') {
        return await postpone(tx, item.id, nextAttemptAt(item.attempts + 1, now, Math.random()))
      }
      await finish(tx, item.id, outcome === 'nothing_to_send' ? 'cancelled' : outcome, now)
    })
  }

  async function round(): Promise<number> {
    const claim = { now: context.now(), leaseMs: LEASE_MS, limit: AT_ONCE }
    const items = await context.db.write((tx) => claimDue(tx, claim))
    await Promise.all(items.map(attempt))
    return items.length
  }

  async function pause(): Promise<void> {
    if (woken) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL_MS)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false
      const worked = await round().catch((error: unknown) => {
        log.error({ reason: reasonOf(error) }, 'outbox could not be read')
        return 0
      })
      if (worked === 0 && !stopped) await pause()
    }
  }

  const running = run()
  return {
    wake() {
      woken = true
      wake()
    },
    /** Resolves when the attempts under way have ended. */
    async stop() {
      stopped = true
      wake()
      await running
    },
  }
}

/** The kind of failure, without the address or path that a message could name. */
function reasonOf(error: unknown): string {
  const { code, name, cause } = error as { code?: string; name?: string; cause?: { code?: string } }
  return cause?.code ?? code ?? name ?? 'unknown'
}
