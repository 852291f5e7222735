import type { MonthFigures } from '../domain/report.ts'
import type { Db } from './database.ts'
import { monthFigures } from './figures.ts'

/** All figures of one agreement, taken at one instant. */
export interface Snapshot {
  takenAt: number
  months: MonthFigures[]
}

/** Keep the figures as they stand, in the transaction that posts the credit. */
export async function takeSnapshot(
  tx: Db,
  { workspaceId, agreementId }: { workspaceId: string; agreementId: string },
  now: number,
): Promise<void> {
  const taken = { months: JSON.stringify(await monthFigures(tx, agreementId, now)), taken_at: now }
  await tx
    .insertInto('report_snapshots')
    .values({ agreement_id: agreementId, workspace_id: workspaceId, ...taken })
    .onConflict((on) => on.column('agreement_id').doUpdateSet(taken))
    .execute()
}

/** The figures last posted; of a workspace that posts at once, those of this moment. */
export async function latestSnapshot(
  db: Db,
  agreement: { workspaceId: string; agreementId: string; postingStep: number },
  now: number,
): Promise<Snapshot | undefined> {
  const { workspaceId, agreementId, postingStep } = agreement
  if (postingStep <= 1) {
    return { takenAt: now, months: await monthFigures(db, agreementId, now) }
  }
  const row = await db
    .selectFrom('report_snapshots')
    .select(['months', 'taken_at'])
    .where('agreement_id', '=', agreementId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  return row && { takenAt: row.taken_at, months: JSON.parse(row.months) as MonthFigures[] }
}
