import { sql } from 'kysely'
import { dayOf, monthOf } from '../domain/retention.ts'
import type { Db } from './database.ts'

/**
 * Turn opens into totals of their day and delete them. Only the transaction that deletes a row
 * counts it, so two servers at it at once count it once.
 */
export async function totalOpens(tx: Db, ids: readonly string[]): Promise<void> {
  const opens = await tx
    .deleteFrom('opens')
    .where('id', 'in', ids)
    .returning(['referral_id', 'label', 'opened_at'])
    .execute()
  if (opens.length === 0) return
  const links = await tx
    .selectFrom('referrals')
    .select(['id', 'workspace_id', 'agreement_id', 'inserted_at'])
    .where(
      'id',
      'in',
      opens.map((open) => open.referral_id),
    )
    .execute()
  const linkOf = new Map(links.map((link) => [link.id, link]))
  const totals = new Map<string, { row: TotalKey; opens: number }>()
  for (const { referral_id, label, opened_at } of opens) {
    const link = linkOf.get(referral_id)
    if (!link) continue
    const row = {
      workspace_id: link.workspace_id,
      agreement_id: link.agreement_id,
      sent_month: monthOf(link.inserted_at),
      day: dayOf(opened_at),
      label,
    }
    const key = Object.values(row).join('\n')
    totals.set(key, { row, opens: (totals.get(key)?.opens ?? 0) + 1 })
  }
  // In one order, so that two servers do not wait for each other.
  for (const [, total] of [...totals].sort(([a], [b]) => (a < b ? -1 : 1))) await add(tx, total)
}

interface TotalKey {
  workspace_id: string
  agreement_id: string
  sent_month: string
  day: string
  label: string
}

async function add(tx: Db, { row, opens }: { row: TotalKey; opens: number }): Promise<void> {
  await tx
    .insertInto('open_totals')
    .values({ ...row, opens })
    .onConflict((on) =>
      on
        .columns(['agreement_id', 'sent_month', 'day', 'label'])
        .doUpdateSet({ opens: sql`open_totals.opens + excluded.opens` }),
    )
    .execute()
}
