import { v7 as newId } from 'uuid'
import type { Terms } from '../../src/contract/settings.ts'
import {
  applyEntry,
  creditBalance,
  settlingEntries,
  type CreditBalance,
  type LedgerEntry,
} from '../domain/credit.ts'
import type { Db } from './database.ts'
import { compiled, engineOf, insert } from './statement.ts'

/** The agreement whose ledger is written, with what its entries depend on. */
export interface Account {
  workspaceId: string
  agreementId: string
  terms: Terms
  postingStep: number
}

/** An entry and the event behind it, which is unique in the agreement (invariant I6). */
export interface Draft {
  entry: LedgerEntry
  source: string
  /** Given where another entry of the same posting names it. */
  id?: string
}

interface AccountState {
  entryCount: number
  balance: CreditBalance
}

const lock = compiled<{ entry_count: number; balance: string }>((db) =>
  db
    .selectFrom('credit_accounts')
    .select(['entry_count', 'balance'])
    .where('agreement_id', '=', '')
    .where('workspace_id', '=', '')
    // A transaction of the embedded database is the only one there is.
    .$if(engineOf(db) === 'postgres', (query) => query.forUpdate())
    .compile(),
)

/**
 * Hold the agreement's ledger until the transaction ends; others wait, so what a rule reads after
 * this is still true when its entry is written.
 */
export async function lockLedger(
  tx: Db,
  account: Pick<Account, 'workspaceId' | 'agreementId'>,
): Promise<AccountState> {
  const { rows } = await lock(tx, [account.agreementId, account.workspaceId])
  const row = rows[0]
  if (!row) throw new Error('agreement without a credit account')
  return { entryCount: row.entry_count, balance: JSON.parse(row.balance) as CreditBalance }
}

const store = compiled((db) =>
  db
    .updateTable('credit_accounts')
    .set({ entry_count: 0, balance: '', posted_count: 0, posted_balance: '', posted_at: 0 })
    .where('agreement_id', '=', '')
    .compile(),
)

const storeUnposted = compiled((db) =>
  db
    .updateTable('credit_accounts')
    .set({ entry_count: 0, balance: '' })
    .where('agreement_id', '=', '')
    .compile(),
)

/**
 * Write entries and whatever they entail (grants issued, debt paid) and keep the balance, all in
 * the caller's transaction and under the lock of `lockLedger`.
 */
export async function postEntries(
  tx: Db,
  account: Account,
  state: AccountState,
  drafts: readonly Draft[],
  now: number,
): Promise<CreditBalance> {
  let { entryCount, balance } = state
  const write = async ({ entry, source, id = newId() }: Draft) => {
    entryCount += 1
    balance = applyEntry(balance, entry)
    await insert(tx, 'ledger_entries', {
      id,
      workspace_id: account.workspaceId,
      agreement_id: account.agreementId,
      position: entryCount,
      kind: entry.kind,
      referral_id: 'referralId' in entry ? entry.referralId : null,
      grant_id: 'grantId' in entry ? entry.grantId : null,
      corrects_id: 'corrects' in entry ? entry.corrects : null,
      entry: JSON.stringify(entry),
      source,
      recorded_at: now,
    })
  }
  for (const draft of drafts) await write(draft)
  const owed = balance.matured < 0 && balance.grants.available > 0
  const revocable = owed ? await availableGrants(tx, account) : []
  for (const entry of settlingEntries(balance, account.terms, { newGrantId: newId, revocable })) {
    await write({ entry, source: `${entry.kind}:${newId()}` })
  }
  const kept = JSON.stringify(balance)
  if (account.postingStep <= 1) {
    await store(tx, [entryCount, kept, entryCount, kept, now, account.agreementId])
  } else {
    await storeUnposted(tx, [entryCount, kept, account.agreementId])
  }
  return balance
}

/** Grants nobody has reserved or used, the youngest first. */
async function availableGrants(tx: Db, account: Account): Promise<string[]> {
  const rows = await tx
    .selectFrom('ledger_entries')
    .select(['grant_id', 'kind'])
    .where('agreement_id', '=', account.agreementId)
    .where('grant_id', 'is not', null)
    .orderBy('position')
    .execute()
  const last = new Map<string, string>()
  for (const row of rows) {
    if (row.grant_id !== null) last.set(row.grant_id, row.kind)
  }
  return [...last]
    .filter(([, kind]) => kind === 'granted' || kind === 'released' || kind === 'reinstated')
    .map(([grantId]) => grantId)
    .reverse()
}

/** A candidate's point: pending at once, and matured at once where there is no hold. */
export function accrual(referralId: string, source: string, terms: Terms): Draft[] {
  const id = newId()
  const accrued: Draft = { id, entry: { kind: 'accrued', referralId }, source }
  if (terms.holdDays > 0) return [accrued]
  return [accrued, maturity(referralId, id)]
}

/** The end of a point's hold. */
export function maturity(referralId: string, accrualId: string): Draft {
  return {
    entry: { kind: 'matured', referralId, corrects: accrualId },
    source: `matured:${accrualId}`,
  }
}

export type PointState = 'none' | 'pending' | 'matured' | 'reversed'

const entriesOf = compiled<{ id: string; kind: string; position: number }>((db) =>
  db
    .selectFrom('ledger_entries')
    .select(['id', 'kind', 'position'])
    .where('agreement_id', '=', '')
    .where('referral_id', '=', '')
    .compile(),
)

/** Where a referral's point stands, and the entry a reversal would correct. */
export async function pointOf(
  tx: Db,
  account: Account,
  referralId: string,
): Promise<{ state: PointState; accrualId: string }> {
  const { rows } = await entriesOf(tx, [account.agreementId, referralId])
  // Sorted here: asked to sort, SQLite walks the agreement's whole ledger in order of position.
  const entries = rows.toSorted((a, b) => a.position - b.position)
  const accrualId = entries.find((row) => row.kind === 'accrued')?.id
  if (!accrualId) return { state: 'none', accrualId: '' }
  const last = entries.at(-1)?.kind
  if (last === 'reversed') return { state: 'reversed', accrualId }
  return { state: last === 'matured' ? 'matured' : 'pending', accrualId }
}

const counted = compiled<{ counted_at: number | null }>((db) =>
  db
    .selectFrom('consents')
    .innerJoin('ledger_entries', 'ledger_entries.referral_id', 'consents.referral_id')
    .select((eb) => eb.fn.max<number | null>('ledger_entries.recorded_at').as('counted_at'))
    .where('consents.agreement_id', '=', '')
    .where('consents.person_key', '=', '')
    .where('consents.forwarded', '=', 0)
    .where('ledger_entries.kind', '=', 'accrued')
    .compile(),
)

/** When this person last earned a point under this agreement, whichever link it was. */
export async function countedAt(
  tx: Db,
  account: Account,
  personKey: string,
): Promise<number | undefined> {
  const { rows } = await counted(tx, [account.agreementId, personKey, 0, 'accrued'])
  return rows[0]?.counted_at ?? undefined
}

/** The whole ledger of an agreement in order. */
export async function ledgerOf(
  db: Db,
  workspaceId: string,
  agreementId: string,
): Promise<LedgerEntry[]> {
  const rows = await db
    .selectFrom('ledger_entries')
    .select('entry')
    .where('workspace_id', '=', workspaceId)
    .where('agreement_id', '=', agreementId)
    .orderBy('position')
    .execute()
  return rows.map((row) => JSON.parse(row.entry) as LedgerEntry)
}

/** True when the kept balance is the fold of the ledger (invariant I10). */
export async function ledgerAgrees(
  db: Db,
  workspaceId: string,
  agreementId: string,
): Promise<boolean> {
  const kept = await db
    .selectFrom('credit_accounts')
    .select(['balance', 'entry_count'])
    .where('workspace_id', '=', workspaceId)
    .where('agreement_id', '=', agreementId)
    .executeTakeFirstOrThrow()
  const ledger = await ledgerOf(db, workspaceId, agreementId)
  return (
    kept.entry_count === ledger.length && kept.balance === JSON.stringify(creditBalance(ledger))
  )
}
