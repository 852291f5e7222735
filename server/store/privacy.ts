import type {
  PrivacyAct,
  PrivacyRequest,
  RequestKind,
  RequestOutcome,
} from '../../src/contract/privacy.ts'
import { DomainError } from '../domain/domain-error.ts'
import type { Holder } from '../domain/held.ts'
import type { Db } from './database.ts'
import { lockNumbers, nextNumber } from './look-ups.ts'
import { registrationOf, type Registration } from './registrations.ts'
import type { PrivacyRequestRow } from './schema-visibility.ts'
import { insert } from './statement.ts'

export interface NewRequest {
  id: string
  workspaceId: string
  /** Empty where a reference was named, both. */
  personKey: string
  addressKey: string
  reference: string | null
  kind: RequestKind
  receivedAt: number
  dueAt: number
  enteredBy: string
}

/** Keep a request that came by letter or telephone; the person by keyed hash or reference alone. */
export async function addRequest(tx: Db, request: NewRequest): Promise<PrivacyRequest> {
  await lockNumbers(tx, request.workspaceId)
  const row: PrivacyRequestRow = {
    id: request.id,
    workspace_id: request.workspaceId,
    number: await nextNumber(tx, 'privacy_requests', request.workspaceId),
    kind: request.kind,
    person_key: request.personKey,
    address_key: request.addressKey,
    reference: request.reference,
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
): Promise<PrivacyRequest & { personKey: string; addressKey: string; reference: string | null }> {
  const row = await db
    .selectFrom('privacy_requests')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new DomainError('not_found')
  const { person_key: personKey, address_key: addressKey, reference } = row
  return { ...requestOf(row), personKey, addressKey, reference }
}

/** A request that was answered leads to nobody any more; closing it twice is closing it once. */
export async function closeRequest(
  tx: Db,
  { workspaceId, id, outcome }: { workspaceId: string; id: string; outcome: RequestOutcome },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('privacy_requests')
    .set({ closed_at: now, outcome, person_key: '', address_key: '', reference: null })
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
    .where('method', 'in', ['rights_page', 'letter'])
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
    ...withdrawals.map(({ method, at }) => ({
      kind: 'withdrawal' as const,
      byDesk: method === 'letter',
      at,
    })),
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
  holder: Holder,
): Promise<Registration | undefined> {
  const row = await db
    .selectFrom('registrations')
    .selectAll()
    .where('workspace_id', '=', holder.workspaceId)
    .where((eb) =>
      'personKey' in holder
        ? eb.and([
            eb('person_key', '=', holder.personKey),
            eb('address_key', '=', holder.addressKey),
          ])
        : eb('id', '=', holder.registrationId),
    )
    .where('sealed_contact', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && registrationOf(row)
}

/**
 * Whose data a reference number speaks for: one registration's, whoever names it. Nobody proves a
 * mailbox by a number, so it never leads to what else is held about the person.
 */
export async function holderOfReference(
  db: Db,
  workspaceId: string,
  reference: string,
): Promise<Holder> {
  const row = await db
    .selectFrom('consents')
    .select('registration_id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', reference)
    .executeTakeFirst()
  return { workspaceId, registrationId: row?.registration_id ?? '' }
}
