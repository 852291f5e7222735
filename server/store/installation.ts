import type { Database, Db } from './database.ts'
import { insertOnce } from './statement.ts'

const KEY_FINGERPRINT = 'key_fingerprint'

/** The fingerprint of the key this database was made with; nothing before its first start. */
export async function keptFingerprint(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', KEY_FINGERPRINT)
    .executeTakeFirst()
  return row?.value
}

/** Bind a new database to its key; the first process to start wins. Tells which key it has. */
export async function bindToKey(db: Database, fingerprint: string): Promise<string | undefined> {
  await db.write((tx) => insertOnce(tx, 'settings', { name: KEY_FINGERPRINT, value: fingerprint }))
  return await keptFingerprint(db.read)
}

/** Bind it to another key, in the transaction that brings everything under that key. */
export async function keepFingerprint(tx: Db, fingerprint: string): Promise<void> {
  await tx
    .updateTable('settings')
    .set({ value: fingerprint })
    .where('name', '=', KEY_FINGERPRINT)
    .execute()
}

const COUNTED = [
  'workspaces',
  'members',
  'agreements',
  'referrals',
  'registrations',
  'consents',
  'withdrawals',
  'provision_records',
  'ledger_entries',
  'outbox',
] as const

export type Counts = Record<(typeof COUNTED)[number], number>

/** How many rows of each kind there are: for `status`, and to compare a backup with its source. */
export async function countRows(db: Db): Promise<Counts> {
  const counts = await Promise.all(
    COUNTED.map(async (table) => {
      const { count } = await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return [table, Number(count)] as const
    }),
  )
  return Object.fromEntries(counts) as Counts
}

/** Every credit account there is, for background work over all workspaces. */
export async function allAccounts(db: Db): Promise<{ workspaceId: string; agreementId: string }[]> {
  const rows = await db
    .selectFrom('credit_accounts')
    .select(['workspace_id', 'agreement_id'])
    .execute()
  return rows.map((row) => ({ workspaceId: row.workspace_id, agreementId: row.agreement_id }))
}
