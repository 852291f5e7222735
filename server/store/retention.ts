import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { DAY_MS } from '../domain/agreement.ts'
import {
  dueUntil,
  KEPT_DAYS,
  KEPT_FOR_GOOD,
  type KeptForGood,
  type RetentionRule,
} from '../domain/retention.ts'
import type { Keys } from '../domain/secrets.ts'
import type { Database, Db } from './database.ts'
import { FORGETTING } from './retention-rules.ts'
import { insert } from './statement.ts'

const RULES = Object.keys(KEPT_DAYS) as RetentionRule[]

/** What a rule would do, told before it does it. Times are epoch milliseconds. */
export interface RetentionPlan {
  rule: RetentionRule | KeptForGood
  /** Null for what is kept for good. */
  keptDays: number | null
  held: number
  /** Would be forgotten now. */
  due: number
  /** From when the rule counts for the oldest that is held. */
  oldest: number | null
  /** When the next will be due that is not yet. */
  nextDue: number | null
}

/** What every rule would forget now, what it holds, and when it comes next. Changes nothing. */
export async function retentionPlan(db: Db, now: number): Promise<RetentionPlan[]> {
  const plans: RetentionPlan[] = []
  for (const rule of RULES) plans.push(await planOf(db, rule, now))
  for (const kept of KEPT_FOR_GOOD) plans.push(await keptPlan(db, kept))
  return plans
}

async function planOf(db: Db, rule: RetentionRule, now: number): Promise<RetentionPlan> {
  const until = dueUntil(rule, now)
  const { rows } = await sql<{
    held: number
    due: number | null
    oldest: number | null
    next_since: number | null
  }>`
    select count(*) as held, min(since) as oldest,
      sum(case when since <= ${until} then 1 else 0 end) as due,
      min(case when since > ${until} then since end) as next_since
    from (${FORGETTING[rule].rows(Number.MAX_SAFE_INTEGER)}) held`.execute(db)
  const row = rows[0]
  const next = row?.next_since ?? null
  const keptDays = KEPT_DAYS[rule]
  return {
    rule,
    keptDays,
    held: Number(row?.held ?? 0),
    due: Number(row?.due ?? 0),
    oldest: row?.oldest ?? null,
    nextDue: next === null || next === Number.MAX_SAFE_INTEGER ? null : next + keptDays * DAY_MS,
  }
}

async function keptPlan(db: Db, kept: KeptForGood): Promise<RetentionPlan> {
  const [table, since] =
    kept === 'ledger' ? ['ledger_entries', 'recorded_at'] : ['suppressions', 'created_at']
  const { rows } = await sql<{ held: number; oldest: number | null }>`
    select count(*) as held, min(${sql.ref(since)}) as oldest from ${sql.table(table)}`.execute(db)
  const { held = 0, oldest = null } = rows[0] ?? {}
  return { rule: kept, keptDays: null, held: Number(held), due: 0, oldest, nextDue: null }
}

/** Rows forgotten in one transaction: short enough that nobody waits for it. */
const BATCH = 500

/** Batches of one rule in a run of the server; the rest waits for the next run. */
export const MOST_BATCHES = 20

export type Forgotten = Partial<Record<RetentionRule, number>>

/**
 * Forget what is due, rule by rule, in batches of a transaction each; tells how many of each. A run
 * that is cut off has done whole batches, and the next goes on.
 *
 * @param announce is told a rule and how many rows it is about to forget, before it does.
 */
export async function forgetDue(
  { db, keys }: { db: Database; keys: Keys },
  now: number,
  options: { mostBatches?: number; announce?: (rule: RetentionRule, rows: number) => void } = {},
): Promise<Forgotten> {
  const { mostBatches = MOST_BATCHES, announce } = options
  const forgotten: Forgotten = {}
  for (const rule of RULES) {
    for (let batch = 0; batch < mostBatches; batch += 1) {
      const rows = await db.write((tx) =>
        forgetBatch(tx, rule, { now, keys }, (count) => announce?.(rule, count)),
      )
      if (rows > 0) forgotten[rule] = (forgotten[rule] ?? 0) + rows
      if (rows < BATCH) break
    }
  }
  return forgotten
}

async function forgetBatch(
  tx: Db,
  rule: RetentionRule,
  { now, keys }: { now: number; keys: Keys },
  announce: (rows: number) => void,
): Promise<number> {
  const until = dueUntil(rule, now)
  const { rows, forget } = FORGETTING[rule]
  const due = await sql<{ id: string }>`select id from (${rows(until)}) held
    where since <= ${until} order by since limit ${BATCH}`.execute(tx)
  if (due.rows.length === 0) return 0
  announce(due.rows.length)
  const id = newId({ msecs: now })
  await insert(tx, 'forgetting', { id, until })
  await forget(
    tx,
    due.rows.map((row) => row.id),
    { until, now, keys },
  )
  await tx.deleteFrom('forgetting').where('id', '=', id).execute()
  return due.rows.length
}
