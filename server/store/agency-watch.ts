import { findAgreementVersion, type AgreementVersion } from './agreements.ts'
import type { Db } from './database.ts'

/** The current version of every agreement in force, for background work over all workspaces. */
export async function allAgreementsInForce(db: Db): Promise<AgreementVersion[]> {
  const rows = await db
    .selectFrom('agreements')
    .select(['id', 'workspace_id', 'current_version'])
    .where('live_at', 'is not', null)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  const found = await Promise.all(
    rows.map((row) => findAgreementVersion(db, row.workspace_id, row.id, row.current_version)),
  )
  return found.filter((one) => one !== undefined)
}

/** Keep that an agency answered (null), or since when it does not: the first time counts. */
export async function noteAnswer(
  tx: Db,
  agreement: { workspaceId: string; id: string },
  unansweredAt: number | null,
): Promise<void> {
  await tx
    .updateTable('agreements')
    .set({ unanswered_since: unansweredAt })
    .where('workspace_id', '=', agreement.workspaceId)
    .where('id', '=', agreement.id)
    .$if(unansweredAt !== null, (query) => query.where('unanswered_since', 'is', null))
    .execute()
}

/** Since when agencies of a company do not answer, by agreement; those that do are left out. */
export async function unansweredSince(db: Db, workspaceId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('agreements')
    .select(['id', 'unanswered_since'])
    .where('workspace_id', '=', workspaceId)
    .where('unanswered_since', 'is not', null)
    .where('ended_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.unanswered_since ?? 0]))
}
