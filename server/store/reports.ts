import { DAY_MS } from '../domain/agreement.ts'
import { addPosting, REPORT_MONTHS, type ReportRow } from '../domain/report.ts'
import { monthEnd, monthOf } from '../domain/retention.ts'
import type { Db } from './database.ts'
import { activityIn } from './figures.ts'

/** All figures of one agreement as they were last posted, oldest first. */
export interface Snapshot {
  takenAt: number
  rows: ReportRow[]
}

/**
 * Figures are taken up to a little before the posting: what is being written at that moment carries
 * an earlier time, and would fall between two postings.
 */
const SETTLED_MS = 60_000

/** Add what happened since the last posting, in the transaction that posts the credit. */
export async function takeSnapshot(
  tx: Db,
  { workspaceId, agreementId }: { workspaceId: string; agreementId: string },
  now: number,
): Promise<void> {
  const last = await storedSnapshot(tx, { workspaceId, agreementId })
  const month = monthOf(now)
  const begins = last ? last.takenAt - SETTLED_MS : 0
  const span = { name: month, begins, ends: now - SETTLED_MS }
  const [activity] = await activityIn(tx, agreementId, [span])
  if (!activity) return
  const oldest = lastMonths(now)[0] ?? month
  const rows = addPosting(last?.rows ?? [], { month, oldest, activity })
  const taken = { months: JSON.stringify(rows), taken_at: now }
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
  if (agreement.postingStep > 1) return await storedSnapshot(db, agreement)
  const months = lastMonths(now)
  const spans = months.map((name) => ({
    name,
    begins: monthEnd(monthBefore(name)) - 1,
    ends: monthEnd(name) - 1,
  }))
  const activities = await activityIn(db, agreement.agreementId, spans)
  const rows = activities.reduce<ReportRow[]>((before, activity, at) => {
    const month = months[at] ?? ''
    const nothingYet = before.length === 0 && activity.sent === 0
    return nothingYet ? before : addPosting(before, { month, oldest: months[0] ?? '', activity })
  }, [])
  return { takenAt: now, rows }
}

async function storedSnapshot(
  db: Db,
  { workspaceId, agreementId }: { workspaceId: string; agreementId: string },
): Promise<Snapshot | undefined> {
  const row = await db
    .selectFrom('report_snapshots')
    .select(['months', 'taken_at'])
    .where('agreement_id', '=', agreementId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  return row && { takenAt: row.taken_at, rows: JSON.parse(row.months) as ReportRow[] }
}

function lastMonths(now: number): string[] {
  const months = [monthOf(now)]
  while (months.length < REPORT_MONTHS) months.unshift(monthBefore(months[0] ?? ''))
  return months
}

function monthBefore(month: string): string {
  return monthOf(monthEnd(month) - 32 * DAY_MS)
}
