import { sql } from 'kysely'
import { DAY_MS } from '../domain/agreement.ts'
import { CONFIRMATION_LIFETIME_DAYS } from '../domain/consent.ts'
import type { CreditBalance } from '../domain/credit.ts'
import type { Db } from './database.ts'
import { UNREPORTED_DAYS } from './figures.ts'
import { lockLedger, type Account } from './ledger.ts'
import { takeSnapshot } from './reports.ts'

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

/** Postings of an agreement that has ended come this rarely: few can still move it. */
const ENDED_POSTING_DAYS = 30

/**
 * Show managers credit and figures as they stand, if a step is due: at most once a day, and only
 * when enough further people were written to since the last, so that no step points at one of them
 * (domain rules §1.7). When a step comes depends on what the company sent and never on what a
 * candidate did, since its time would tell. Tells whether it posted.
 */
export async function postIfDue(
  tx: Db,
  account: Account & { ended: boolean },
  now: number,
): Promise<boolean> {
  const { entryCount, balance } = await lockLedger(tx, account)
  const row = await tx
    .selectFrom('credit_accounts')
    .select(['posted_count', 'posted_at'])
    .where('agreement_id', '=', account.agreementId)
    .where('workspace_id', '=', account.workspaceId)
    .executeTakeFirstOrThrow()
  const unposted = entryCount !== row.posted_count
  const since = row.posted_at ?? 0
  if (!(await isDue(tx, account, { since, now, unposted }))) return false
  await tx
    .updateTable('credit_accounts')
    .set({ posted_count: entryCount, posted_balance: JSON.stringify(balance), posted_at: now })
    .where('agreement_id', '=', account.agreementId)
    .execute()
  if (account.postingStep > 1) await takeSnapshot(tx, account, now)
  return true
}

async function isDue(
  tx: Db,
  account: Account & { ended: boolean },
  { since, now, unposted }: { since: number; now: number; unposted: boolean },
): Promise<boolean> {
  if (account.postingStep <= 1) return unposted
  if (now - since < DAY_MS) return false
  if (await wroteToEnough(tx, account, since, now)) return true
  if (!account.ended || now - since < ENDED_POSTING_DAYS * DAY_MS) return false
  // Nobody is written to any more: it must be any of as many whose links were open at the last.
  if (await enough(tx, account, sql`expires_at > ${since} and revoked_at is null`)) return true
  // Fewer will never be more. What is owed is told once none of them can register any more.
  // Whether one of them did must not decide it, so it is told once, with or without anything new.
  const anybody = { ...account, postingStep: 1 }
  const openUntil = (at: number) => sql`expires_at > ${at - CONFIRMATION_LIFETIME_DAYS * DAY_MS}`
  const wereOpen = await enough(tx, anybody, openUntil(since))
  return wereOpen && !(await enough(tx, anybody, sql`${openUntil(now)} and revoked_at is null`))
}

/** Mails whose release no Outlook reported count some days later, or nothing was ever posted. */
async function wroteToEnough(
  tx: Db,
  account: Account,
  since: number,
  now: number,
): Promise<boolean> {
  const unreportedMs = UNREPORTED_DAYS * DAY_MS
  const reported = sql`released_at > ${since}`
  const unreported = sql`released_at is null and revoked_at is null
    and inserted_at > ${since - unreportedMs} and inserted_at <= ${now - unreportedMs}`
  return await enough(tx, account, reported, unreported)
}

/** Whether links of as many different people as a step needs are of one kind or another. */
async function enough(
  tx: Db,
  { agreementId, postingStep }: Account,
  ...kinds: ReturnType<typeof sql>[]
): Promise<boolean> {
  // A search for each, since together they would be one through all links there are.
  const searches = kinds.map(
    (kind) => sql`select recipient_key from referrals
      where agreement_id = ${agreementId} and ${kind}`,
  )
  const { rows } = await sql`select distinct recipient_key
    from (${sql.join(searches, sql` union all `)}) found limit ${postingStep}`.execute(tx)
  return rows.length >= postingStep
}
