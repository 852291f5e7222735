import { setTimeout } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Context } from '../context.ts'
import { isPastLastTry, nextAttemptAt, type Attempt } from '../domain/delivery.ts'
import { giveUp } from '../store/give-up.ts'
import { forgetLetter } from '../store/letters.ts'
import type { Db } from '../store/database.ts'
import { claimDue, finish, postpone, type OutboxItem, type OutboxLane } from '../store/outbox.ts'

/** Longer than any attempt may take, so that nobody tries an item that is being tried. */
const LEASE_MS = 60_000

/** Items of one lane that one process tries at the same time. */
const AT_ONCE = 10

/** How soon a due retry is noticed; new items wake the worker at once. */
const POLL_MS = 1_000

/**
 * How long a stop waits for attempts under way. One that is cut off is tried again after the next
 * start, under the same id, so the other side knows it for a repetition.
 */
const STOP_GRACE_MS = 1_500

/** Mails do not wait behind an agency that does not answer, nor the other way round. */
const LANES: readonly OutboxLane[] = ['mail', 'agency']

export type Deliver = (item: OutboxItem) => Promise<Attempt | 'nothing_to_send'>

/**
 * Takes what is due from the outbox until stopped. An item leaves the outbox only after the other
 * side has taken it, so a crash at any point repeats an attempt and never loses one.
 */
export function startOutboxWorker(
  context: Pick<Context, 'db' | 'keys' | 'now'>,
  deliver: Deliver,
  log: FastifyBaseLogger,
) {
  const lanes = LANES.map((lane) => startLane(lane, { context, deliver, log }))
  return {
    wake() {
      for (const lane of lanes) lane.wake()
    },
    /** Resolves when the attempts under way have ended, or soon. */
    async stop() {
      await Promise.all(lanes.map((lane) => lane.stop()))
    },
  }
}

interface Work {
  context: Pick<Context, 'db' | 'keys' | 'now'>
  deliver: Deliver
  log: FastifyBaseLogger
}

/** One lane: as many attempts under way as there are slots, whenever one is free. */
function startLane(lane: OutboxLane, { context, deliver, log }: Work) {
  const underWay = new Set<Promise<void>>()
  let stopped = false
  let woken = false
  let wake: () => void = () => undefined

  async function attempt(item: OutboxItem): Promise<void> {
    const outcome = await deliver(item).catch((error: unknown) => {
      log.warn({ kind: item.kind, item: item.id, reason: reasonOf(error) }, 'delivery failed')
      return 'again' as const
    })
    await context.db.write((tx) => record(tx, context, item, outcome))
  }

  function begin(item: OutboxItem): void {
    const running = attempt(item)
      .catch((error: unknown) => log.error({ reason: reasonOf(error) }, 'delivery not recorded'))
      .finally(() => {
        underWay.delete(running)
        notice()
      })
    underWay.add(running)
  }

  function notice(): void {
    woken = true
    wake()
  }

  async function fillSlots(): Promise<void> {
    const limit = AT_ONCE - underWay.size
    if (limit === 0) return
    const claim = { lane, now: context.now(), leaseMs: LEASE_MS, limit }
    const items = await context.db.write((tx) => claimDue(tx, claim))
    for (const item of items) begin(item)
  }

  async function pause(): Promise<void> {
    if (woken || stopped) return
    const waking = new AbortController()
    wake = () => waking.abort()
    await setTimeout(POLL_MS, undefined, { signal: waking.signal }).catch(() => undefined)
  }

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false
      await fillSlots().catch((error: unknown) =>
        log.error({ reason: reasonOf(error) }, 'outbox could not be read'),
      )
      await pause()
    }
  }

  const running = run()
  return {
    wake: notice,
    async stop() {
      stopped = true
      wake()
      await running
      await Promise.race([
        Promise.all(underWay),
        setTimeout(STOP_GRACE_MS, undefined, { ref: false }),
      ])
    },
  }
}

/** What an attempt came to, with all that follows from it. */
async function record(
  tx: Db,
  context: Work['context'],
  item: OutboxItem,
  outcome: Awaited<ReturnType<Deliver>>,
): Promise<void> {
  const { id, kind, workspaceId, subjectId } = item
  const now = context.now()
  if (outcome === 'refused_for_good' && kind === 'agency.registered') {
    await giveUp(tx, context.keys, { workspaceId, consentId: subjectId }, { outcome, now })
  } else if (outcome === 'again' && isAskedEnough(item, now)) {
    await finish(tx, id, 'given_up', now)
  } else if (outcome === 'again') {
    await postpone(tx, id, nextAttemptAt(item.attempts + 1, now, Math.random()))
  } else {
    await finish(tx, id, outcome === 'nothing_to_send' ? 'cancelled' : outcome, now)
    await forgetLetter(tx, item)
  }
}

/** Handing somebody over ends by retention, mails by what they are rendered from. */
function isAskedEnough({ kind, createdAt }: OutboxItem, now: number): boolean {
  const asks = kind.startsWith('agency.') && kind !== 'agency.registered'
  return asks && isPastLastTry(createdAt, now)
}

/** The kind of failure, without the address or path that a message could name. */
function reasonOf(error: unknown): string {
  const { code, name, cause } = error as { code?: string; name?: string; cause?: { code?: string } }
  return cause?.code ?? code ?? name ?? 'unknown'
}
