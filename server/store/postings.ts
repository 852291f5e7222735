import { sql } from 'kysely'
import { DAY_MS } from '../domain/agreement.ts'
import type { CreditBalance } from '../domain/credit.ts'
import { dueUntil } from '../domain/retention.ts'
import type { Db } from './database.ts'
import { CONFIRMABLE_MS, UNREPORTED_DAYS } from './figures.ts'
import { lockLedger, type Account } from './ledger.ts'
import { takeSnapshot } from './reports.ts'
import { insert } from './statement.ts'

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

/** Where too few are written to, a posting waits this long; or nobody could do anything since. */
const QUIET_POSTING_DAYS = 30

/** A link that closes sooner after the last posting than this is no cover for another. */
const COVER_DAYS = 7

/**
 * Show managers credit and figures as they stand, if a step is due: at most once a day, and only
 * when what changed since the last could be the doing of any of enough people, so that no step
 * points at one of them (domain rules §1.7). When a step comes depends on what the company sent,
 * took back and ended, and on the calendar, never on what a candidate did, since its time would
 * tell. Tells whether it posted.
 */
export async function postIfDue(tx: Db, account: Account, now: number): Promise<boolean> {
  const { workspaceId, agreementId, postingStep } = account
  const { entryCount, balance } = await lockLedger(tx, account)
  const row = await tx
    .selectFrom('credit_accounts')
    .select(['posted_count', 'posted_at'])
    .where('agreement_id', '=', agreementId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  const due =
    postingStep <= 1
      ? entryCount !== row.posted_count
      : await isDue(tx, account, { since: row.posted_at, now })
  if (!due) return false
  await tx
    .updateTable('credit_accounts')
    .set({ posted_count: entryCount, posted_balance: JSON.stringify(balance), posted_at: now })
    .where('agreement_id', '=', agreementId)
    .execute()
  if (postingStep <= 1) return true
  await insert(tx, 'credit_postings', {
    agreement_id: agreementId,
    workspace_id: workspaceId,
    entry_count: entryCount,
    posted_at: now,
  })
  await takeSnapshot(tx, account, now)
  return true
}

/** Whoever could register since the last posting: nobody, or one of enough. */
async function isDue(
  tx: Db,
  account: Account,
  { since, now }: { since: number | null; now: number },
): Promise<boolean> {
  const from = since ?? 0
  if (now - from < DAY_MS) return false
  if (await wroteToEnough(tx, account, from, now)) return true
  if (now - from < QUIET_POSTING_DAYS * DAY_MS) return false
  if (await couldRegister(tx, account, from)) return await anyOfEnough(tx, account, from, now)
  // What changes now was earned before: the agency's answers, and holds that end.
  return since !== null
}

/**
 * Mails whose release no Outlook reported count some days later, or nothing was ever posted. Who
 * wrote and took it back wrote nothing: else the five could be one.
 */
async function wroteToEnough(
  tx: Db,
  account: Account,
  since: number,
  now: number,
): Promise<boolean> {
  const unreportedMs = UNREPORTED_DAYS * DAY_MS
  const reported = sql`released_at > ${since}`
  const unreported = sql`released_at is null
    and inserted_at > ${since - unreportedMs} and inserted_at <= ${now - unreportedMs}`
  return await enough(tx, account, now, reported, unreported)
}

/** Whether any link could still be used after the last posting, whoever's it is. */
async function couldRegister(tx: Db, { agreementId }: Account, since: number): Promise<boolean> {
  const { rows } = await sql`select r.id from referrals r
    join agreements a on a.id = r.agreement_id
    where r.agreement_id = ${agreementId} and r.expires_at > ${since - CONFIRMABLE_MS}
    and (r.revoked_at is null or r.revoked_at > ${since})
    and (a.ended_at is null or a.ended_at > ${since}) limit 1`.execute(tx)
  return rows.length > 0
}

/** Whether the links of enough people were open well after the last posting. */
async function anyOfEnough(tx: Db, account: Account, since: number, now: number): Promise<boolean> {
  const openUntil = since + COVER_DAYS * DAY_MS
  const sent = sql`(released_at is not null or inserted_at <= ${now - UNREPORTED_DAYS * DAY_MS})`
  return await enough(tx, account, now, sql`expires_at > ${openUntil} and ${sent}`)
}

/**
 * Whether links of as many different people as a step needs are of one kind or another, and were
 * not taken back. Once they could be forgotten they count no more: from then on it depends on
 * whether somebody agreed that two links of theirs are known to be one person's.
 */
async function enough(
  tx: Db,
  { agreementId, postingStep }: Account,
  now: number,
  ...kinds: ReturnType<typeof sql>[]
): Promise<boolean> {
  const known = sql`revoked_at is null and expires_at > ${dueUntil('link_mappings', now)}`
  // A search for each, since together they would be one through all links there are.
  const searches = kinds.map(
    (kind) => sql`select recipient_key from referrals
      where agreement_id = ${agreementId} and ${known} and ${kind}`,
  )
  const { rows } = await sql`select distinct recipient_key
    from (${sql.join(searches, sql` union all `)}) found limit ${postingStep}`.execute(tx)
  return rows.length >= postingStep
}
