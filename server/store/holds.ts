import { DAY_MS } from '../domain/agreement.ts'
import type { Db } from './database.ts'
import { lockLedger, maturity, postEntries, type Account } from './ledger.ts'

/**
 * Mature the points of an agreement whose hold has ended; tells how many. Where credit is posted in
 * steps, the hold begins with the posting that shows the point: else the day it ends would tell the
 * day it was earned.
 */
export async function matureDue(tx: Db, account: Account, now: number): Promise<number> {
  const state = await lockLedger(tx, account)
  const heldSince = now - account.terms.holdDays * DAY_MS
  const shown =
    account.postingStep <= 1 ? state.entryCount : await entriesPosted(tx, account, heldSince)
  const due = await tx
    .selectFrom('ledger_entries as accrued')
    .select(['accrued.id', 'accrued.referral_id'])
    .where('accrued.agreement_id', '=', account.agreementId)
    .where('accrued.kind', '=', 'accrued')
    .where('accrued.recorded_at', '<=', heldSince)
    .where('accrued.position', '<=', shown)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ledger_entries as later')
            .select('later.id')
            .whereRef('later.corrects_id', '=', 'accrued.id'),
        ),
      ),
    )
    .orderBy('accrued.position')
    .limit(MATURE_AT_ONCE)
    .execute()
  const drafts = due.flatMap((row) =>
    row.referral_id === null ? [] : [maturity(row.referral_id, row.id)],
  )
  if (drafts.length > 0) await postEntries(tx, account, state, drafts, now)
  return drafts.length
}

const MATURE_AT_ONCE = 500

/** How many entries managers had been shown by then. */
async function entriesPosted(tx: Db, { agreementId }: Account, until: number): Promise<number> {
  const { shown } = await tx
    .selectFrom('credit_postings')
    .select((eb) => eb.fn.max<number | null>('entry_count').as('shown'))
    .where('agreement_id', '=', agreementId)
    .where('posted_at', '<=', until)
    .executeTakeFirstOrThrow()
  return shown ?? 0
}
