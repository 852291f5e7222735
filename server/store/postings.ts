import { DAY_MS } from '../domain/agreement.ts'
import type { CreditBalance } from '../domain/credit.ts'
import type { Db } from './database.ts'
import type { Account } from './ledger.ts'

/** An agreement's credit as managers see it: the fold up to the last posting. */
export interface PostedCredit {
  agreementId: string
  balance: CreditBalance
  postedAt: number | null
}

/** The last postings of a workspace, one row each whatever the ledger's length. */
export async function postedCredit(db: Db, workspaceId: string): Promise<PostedCredit[]> {
  const rows = await db
    .selectFrom('credit_accounts')
    .select(['agreement_id', 'posted_balance', 'posted_at'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  return rows.map((row) => ({
    agreementId: row.agreement_id,
    balance: JSON.parse(row.posted_balance) as CreditBalance,
    postedAt: row.posted_at,
  }))
}

/**
 * Show managers the ledger as it stands, if a step is due: at most once a day, and only when enough
 * further links were released since the last, so that no step points at one person (domain rules
 * §1.7). Tells whether it posted.
 */
export async function postIfDue(tx: Db, account: Account, now: number): Promise<boolean> {
  const row = await tx
    .selectFrom('credit_accounts')
    .select(['entry_count', 'posted_count', 'posted_at', 'balance'])
    .where('agreement_id', '=', account.agreementId)
    .where('workspace_id', '=', account.workspaceId)
    .executeTakeFirstOrThrow()
  if (row.entry_count === row.posted_count) return false
  if (now - (row.posted_at ?? 0) < DAY_MS) return false
  const released = await tx
    .selectFrom('referrals')
    .select('id')
    .where('agreement_id', '=', account.agreementId)
    .where('released_at', '>', row.posted_at ?? 0)
    .limit(account.postingStep)
    .execute()
  if (released.length < account.postingStep) return false
  await tx
    .updateTable('credit_accounts')
    .set({ posted_count: row.entry_count, posted_balance: row.balance, posted_at: now })
    .where('agreement_id', '=', account.agreementId)
    .execute()
  return true
}
