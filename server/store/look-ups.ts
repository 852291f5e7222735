import { DomainError } from '../domain/domain-error.ts'
import { LOOK_UPS_PER_HOUR } from '../domain/privacy.ts'
import type { Db } from './database.ts'
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
export async function lockNumbers(tx: Db, workspaceId: string): Promise<void> {
  await tx
    .updateTable('workspaces')
    .set((eb) => ({ created_at: eb.ref('created_at') }))
    .where('id', '=', workspaceId)
    .execute()
}

export async function nextNumber(
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

/** Whether a look-up of this officer's was refused in the hour before; one entry in the trail is enough. */
export async function wasRefused(
  tx: Db,
  lookUp: { workspaceId: string; memberId: string },
  now: number,
): Promise<boolean> {
  await lockNumbers(tx, lookUp.workspaceId)
  const row = await tx
    .selectFrom('audit_entries')
    .select('id')
    .where('workspace_id', '=', lookUp.workspaceId)
    .where('member_id', '=', lookUp.memberId)
    .where('action', '=', 'privacy.look_up_refused')
    .where('at', '>', now - HOUR_MS)
    .executeTakeFirst()
  return row !== undefined
}
