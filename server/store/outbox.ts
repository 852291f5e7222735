import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Db } from './database.ts'
import { engineOf, insert } from './statement.ts'

/** Mails to candidates, by what they tell. */
export const MAIL_KINDS = [
  'mail.confirm',
  'mail.registered',
  'mail.rights',
  'mail.corrected',
  'mail.withdrawn',
  'mail.undelivered',
  'mail.erased',
] as const

/** What leaves the server by itself: a mail to a candidate, or an event to an agency. */
export type OutboxKind =
  | (typeof MAIL_KINDS)[number]
  | 'agency.registered'
  | 'agency.corrected'
  | 'agency.withdrawn'
  | 'agency.erased'

/** What goes to candidates by mail, and what goes to agencies: neither waits for the other. */
export type OutboxLane = 'mail' | 'agency'

export interface OutboxItem {
  id: string
  workspaceId: string
  kind: OutboxKind
  subjectId: string
  attempts: number
  createdAt: number
}

export type Outcome = 'delivered' | 'cancelled' | 'refused_for_good' | 'given_up'

/** Put something to deliver beside the rows it speaks of, in their transaction. */
export async function enqueue(
  tx: Db,
  item: { workspaceId: string; kind: OutboxKind; subjectId: string },
  now: number,
): Promise<void> {
  await insert(tx, 'outbox', {
    id: newId(),
    workspace_id: item.workspaceId,
    kind: item.kind,
    subject_id: item.subjectId,
    attempts: 0,
    created_at: now,
    next_attempt_at: now,
    lease_until: 0,
    done_at: null,
    outcome: null,
  })
}

/**
 * Take up to `limit` due items for `leaseMs`; nobody else takes them meanwhile, and they are due
 * again should this process die. An item waits for the earlier ones on its subject of the same
 * destination, so an agency never hears of a withdrawal before the registration. A background
 * worker serves all workspaces.
 */
export async function claimDue(
  tx: Db,
  claim: { lane: OutboxLane; now: number; leaseMs: number; limit: number },
): Promise<OutboxItem[]> {
  const skipLocked = engineOf(tx) === 'postgres' ? sql`for update of o skip locked` : sql``
  const { rows } = await sql<{
    id: string
    workspace_id: string
    kind: OutboxKind
    subject_id: string
    attempts: number
    created_at: number
  }>`
    update outbox set lease_until = ${claim.now + claim.leaseMs}
    where id in (
      select o.id from outbox o
      where o.done_at is null and o.kind like ${`${claim.lane}.%`}
        and o.next_attempt_at <= ${claim.now} and o.lease_until <= ${claim.now}
        and not exists (
          select 1 from outbox earlier
          where earlier.subject_id = o.subject_id and earlier.id < o.id and earlier.done_at is null
            and earlier.kind like ${`${claim.lane}.%`}
        )
      order by o.next_attempt_at limit ${claim.limit} ${skipLocked}
    )
    returning id, workspace_id, kind, subject_id, attempts, created_at`.execute(tx)
  return rows
    .map((row) => ({
      id: row.id,
      workspaceId: row.workspace_id,
      kind: row.kind,
      subjectId: row.subject_id,
      attempts: row.attempts,
      createdAt: row.created_at,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Give back what a process that is gone had in hand; for a database that has no other process. */
export async function releaseLeases(tx: Db): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ lease_until: 0 })
    .where('done_at', 'is', null)
    .where('lease_until', '>', 0)
    .execute()
}

/** Nothing more to do for this item. */
export async function finish(tx: Db, id: string, outcome: Outcome, now: number): Promise<void> {
  await tx
    .updateTable('outbox')
    .set((eb) => ({ done_at: now, outcome, lease_until: 0, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute()
}

/** It did not go through; it is due again at `nextAttemptAt`. */
export async function postpone(tx: Db, id: string, nextAttemptAt: number): Promise<void> {
  await tx
    .updateTable('outbox')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      next_attempt_at: nextAttemptAt,
      lease_until: 0,
    }))
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute()
}

/** Cancel what has not been tried yet, so that nobody has heard of it; tells whether that was so. */
export async function cancelUntried(
  tx: Db,
  subject: { workspaceId: string; subjectId: string; kind: OutboxKind },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({ done_at: now, outcome: 'cancelled' })
    .where('workspace_id', '=', subject.workspaceId)
    .where('subject_id', '=', subject.subjectId)
    .where('kind', '=', subject.kind)
    .where('attempts', '=', 0)
    .where('lease_until', '=', 0)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** An agency that speaks of somebody has received them, whatever became of its answer. */
export async function markReceived(
  tx: Db,
  consent: { workspaceId: string; id: string },
  now: number,
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ done_at: now, outcome: 'delivered', lease_until: 0 })
    .where('workspace_id', '=', consent.workspaceId)
    .where('subject_id', '=', consent.id)
    .where('kind', '=', 'agency.registered')
    .where('attempts', '>', 0)
    .where('done_at', 'is', null)
    .execute()
}

/**
 * Whether an agency may have heard of a consent from us: its registration was tried, or is being
 * tried. In redirect mode nothing of the kind is in the outbox; the person carries the reference.
 */
export async function mayHaveHeard(
  tx: Db,
  consent: { workspaceId: string; consentId: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('outbox')
    .select('id')
    .where('workspace_id', '=', consent.workspaceId)
    .where('subject_id', '=', consent.consentId)
    .where('kind', '=', 'agency.registered')
    .where((eb) => eb.or([eb('attempts', '>', 0), eb('lease_until', '>', 0)]))
    .executeTakeFirst()
  return row !== undefined
}

export interface OutboxState {
  waiting: number
  failing: number
  oldestAt: number | null
  /** Since when a mail was tried in vain and no other went through: the mail server's trouble. */
  mailFailingSince: number | null
}

/** What waits, for the administrator: how many, and since when the oldest. */
export async function outboxWaiting(db: Db): Promise<OutboxState> {
  const row = await db
    .selectFrom('outbox')
    .select((eb) => [
      eb.fn.countAll<number>().as('waiting'),
      eb.fn
        .sum<number | null>(eb.case().when('attempts', '>', 0).then(1).else(0).end())
        .as('failing'),
      eb.fn.min('created_at').as('oldest_at'),
    ])
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    waiting: Number(row.waiting),
    failing: Number(row.failing ?? 0),
    oldestAt: row.oldest_at,
    mailFailingSince: await mailFailingSince(db),
  }
}

async function mailFailingSince(db: Db): Promise<number | null> {
  const mails = db.selectFrom('outbox').where('kind', 'like', 'mail.%')
  const { since } = await mails
    .select((eb) => eb.fn.min<number | null>('created_at').as('since'))
    .where('done_at', 'is', null)
    .where('attempts', '>', 0)
    .executeTakeFirstOrThrow()
  if (since === null) return null
  // An address that takes no mail is no trouble of the server that takes the others.
  const through = await mails
    .select('id')
    .where('outcome', '=', 'delivered')
    .where('done_at', '>=', since)
    .executeTakeFirst()
  return through ? null : since
}
