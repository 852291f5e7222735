import type { HeldWord } from '../domain/held.ts'
import type { Db } from './database.ts'

/** In place of what an agency said of somebody who is forgotten. */
const FORGOTTEN_WORD = 'forgotten'

/** Any of these says that the agency took the person; a later one says the earlier ones too. */
export const ACCEPTED = ['accepted', 'contacted', 'interviewing', 'placed', 'left'].map(
  (kind) => `referral.${kind}`,
)

/** What the agency said of a consent, the oldest first. */
export async function agencyWordsOf(db: Db, consentId: string): Promise<HeldWord[]> {
  const rows = await aboutConsents(db, [consentId])
  return rows.map((row) => ({
    what: row.type,
    code: row.code,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
  }))
}

/**
 * Cut what an agency said from whom it was said of. What stays is that the event was heard, so that
 * it is not taken again, and of each consent when its link was first accepted, which figures that
 * managers have seen count; neither names a consent. The ledger has sources of its own.
 */
export async function cutAgencyWords(tx: Db, consentIds: readonly string[]): Promise<void> {
  const counted = new Set<string | null>()
  for (const row of await aboutConsents(tx, consentIds)) {
    const first = isAcceptance(row) && !counted.has(row.consent_id)
    if (first) counted.add(row.consent_id)
    await tx
      .updateTable('agency_events')
      .set({
        type: first ? 'referral.accepted' : FORGOTTEN_WORD,
        referral_id: first ? row.referral_id : null,
        ...{ consent_id: null, code: null, occurred_at: row.recorded_at },
      })
      .where('agreement_id', '=', row.agreement_id)
      .where('event_id', '=', row.event_id)
      .execute()
  }
}

function isAcceptance({ taken, type }: { taken: number; type: string }): boolean {
  return taken === 1 && ACCEPTED.includes(type)
}

async function aboutConsents(db: Db, consentIds: readonly string[]) {
  if (consentIds.length === 0) return []
  return await db
    .selectFrom('agency_events')
    .selectAll()
    .where('consent_id', 'in', consentIds)
    .orderBy('recorded_at')
    .orderBy('event_id')
    .execute()
}
