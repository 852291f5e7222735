import { sql } from 'kysely'
import type { Db } from './database.ts'
import type { Account } from './ledger.ts'

/**
 * Whether a link's point stays although one of its consents ended: a point is the link's, and there
 * may be several consents under it, each of which would have earned it. Another one counts while it
 * is in force and the agency's last word on it is a yes, or, where registering is enough, no no.
 * Under the lock of the ledger.
 */
export async function isStillEarned(
  tx: Db,
  { terms }: Account,
  { referralId, without }: { referralId: string; without: string },
): Promise<boolean> {
  const lastWord = sql`(select e.type from agency_events e
    where e.consent_id = c.id and e.taken = 1
    and e.type in ('referral.accepted', 'referral.rejected')
    order by e.recorded_at desc, e.type desc limit 1)`
  const earns =
    terms.qualifyOn === 'accepted'
      ? sql`${lastWord} = 'referral.accepted'`
      : sql`coalesce(${lastWord}, '') <> 'referral.rejected'`
  const { rows } = await sql`select c.id from consents c
    where c.referral_id = ${referralId} and c.id <> ${without}
    and c.forwarded = 0 and c.excluded = 0
    and not exists (select 1 from withdrawals w where w.consent_id = c.id)
    and ${earns} limit 1`.execute(tx)
  return rows.length > 0
}
