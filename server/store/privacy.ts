import type {
  PrivacyAct,
  PrivacyRequest,
  RequestKind,
  RequestOutcome,
} from '../../src/contract/privacy.ts'
import { LOOK_UPS_PER_HOUR } from '../domain/privacy.ts'
import { DomainError } from '../domain/domain-error.ts'
import type { Db } from './database.ts'
import type { Person } from './holdings.ts'
import { registrationOf, type Registration } from './registrations.ts'
import type { PrivacyRequestRow } from './schema-visibility.ts'
import { insert } from './statement.ts'

const HOUR_MS = 60 * 60_000

/**
 * Write down that an officer looked somebody up, not whom; tells the number of the look-up.
 *
 * @throws DomainError `too_many_requests` past what the work of an hour needs
 */
export async function addLookUp(
  tx: Db,
  lookUp: { id: string; workspaceId: string; memberId: string },
  now: number,
): Promise<number> {
  await lockNumbers(tx, lookUp.workspaceId)
  const recent = await tx
    .selectFrom('look_ups')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', lookUp.workspaceId)
    .where('member_id', '=', lookUp.memberId)
    .where('looked_up_at', '>', now - HOUR_MS)
    .executeTakeFirstOrThrow()
  if (Number(recent.count) >= LOOK_UPS_PER_HOUR) throw new DomainError('too_many_requests')
  const number = await nextNumber(tx, 'look_ups', lookUp.workspaceId)
  await insert(tx, 'look_ups', {
    id: lookUp.id,
    workspace_id: lookUp.workspaceId,
    number,
    member_id: lookUp.memberId,
    looked_up_at: now,
  })
  return number
}

/** A retry after a lost answer comes within minutes; later the same key is another look. */
const SAME_LOOK_UP_MS = 10 * 60_000

/** The number of a look-up of before, if this is still the same one. */
export async function sameLookUp(
  db: Db,
  { workspaceId, id }: { workspaceId: string; id: string },
  now: number,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('look_ups')
    .select('number')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('looked_up_at', '>', now - SAME_LOOK_UP_MS)
    .executeTakeFirst()
  return row?.number
}

/** Hold the company's row until the transaction ends, so that no number is given twice. */
async function lockNumbers(tx: Db, workspaceId: string): Promise<void> {
  await tx
    .updateTable('workspaces')
    .set((eb) => ({ created_at: eb.ref('created_at') }))
    .where('id', '=', workspaceId)
    .execute()
}

async function nextNumber(
  tx: Db,
  table: 'look_ups' | 'privacy_requests',
  workspaceId: string,
): Promise<number> {
  const { last } = await tx
    .selectFrom(table)
    .select((eb) => eb.fn.max<number | null>('number').as('last'))
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

export interface NewRequest extends Person {
  id: string
  kind: RequestKind
  receivedAt: number
  dueAt: number
  enteredBy: string
}

/** Keep a request that came by letter or telephone; the person by keyed hash alone. */
export async function addRequest(tx: Db, request: NewRequest): Promise<PrivacyRequest> {
  await lockNumbers(tx, request.workspaceId)
  const row: PrivacyRequestRow = {
    id: request.id,
    workspace_id: request.workspaceId,
    number: await nextNumber(tx, 'privacy_requests', request.workspaceId),
    kind: request.kind,
    person_key: request.personKey,
    reference: null,
    received_at: request.receivedAt,
    due_at: request.dueAt,
    entered_by: request.enteredBy,
    closed_at: null,
    outcome: null,
  }
  await insert(tx, 'privacy_requests', row)
  return requestOf(row)
}

function requestOf(row: PrivacyRequestRow): PrivacyRequest {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as RequestKind,
    receivedAt: row.received_at,
    dueAt: row.due_at,
    closedAt: row.closed_at,
    outcome: row.outcome as RequestOutcome | null,
  }
}

/** A request with whom it is about; nobody once it is closed. @throws DomainError `not_found` */
export async function requireRequest(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<PrivacyRequest & { personKey: string }> {
  const row = await db
    .selectFrom('privacy_requests')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new DomainError('not_found')
  return { ...requestOf(row), personKey: row.person_key }
}

/** A request that was answered leads to nobody any more; closing it twice is closing it once. */
export async function closeRequest(
  tx: Db,
  { workspaceId, id, outcome }: { workspaceId: string; id: string; outcome: RequestOutcome },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('privacy_requests')
    .set({ closed_at: now, outcome, person_key: '' })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Longest lists the desk shows. */
const MOST_OPEN = 200
const MOST_CLOSED = 20
const MOST_ACTS = 20

/** What waits, the first due first; of what is closed, the latest. */
export async function requestsOf(db: Db, workspaceId: string) {
  const all = db.selectFrom('privacy_requests').selectAll().where('workspace_id', '=', workspaceId)
  const open = await all
    .where('closed_at', 'is', null)
    .orderBy('due_at')
    .orderBy('number')
    .limit(MOST_OPEN)
    .execute()
  const closed = await all
    .where('closed_at', 'is not', null)
    .orderBy('closed_at', 'desc')
    .limit(MOST_CLOSED)
    .execute()
  return { open: open.map(requestOf), closed: closed.map(requestOf) }
}

/** What candidates did for themselves lately, or the desk for them, without who it was. */
export async function latestActs(db: Db, workspaceId: string): Promise<PrivacyAct[]> {
  const withdrawals = await db
    .selectFrom('withdrawals')
    .select(['method', 'withdrawn_at as at'])
    .where('workspace_id', '=', workspaceId)
    // What an erasure takes back is told by the erasure.
    .where('method', '=', 'rights_page')
    .orderBy('withdrawn_at', 'desc')
    .limit(MOST_ACTS)
    .execute()
  const erasures = await db
    .selectFrom('erasures')
    .select(['method', 'erased_at as at'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('erased_at', 'desc')
    .limit(MOST_ACTS)
    .execute()
  return [
    ...withdrawals.map(({ at }) => ({ kind: 'withdrawal' as const, byDesk: false, at })),
    ...erasures.map(({ method, at }) => ({
      kind: 'erasure' as const,
      byDesk: method === 'desk',
      at,
    })),
  ]
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST_ACTS)
}

/** The newest registration whose address is still held, so that somebody can be written to. */
export async function reachableRegistration(
  db: Db,
  { workspaceId, personKey }: Person,
): Promise<Registration | undefined> {
  const row = await db
    .selectFrom('registrations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('person_key', '=', personKey)
    .where('sealed_contact', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && registrationOf(row)
}
