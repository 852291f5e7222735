import type { Db } from './database.ts'
import { allAccounts, countRows, keptFingerprint, type Counts } from './installation.ts'
import { ledgerAgrees } from './ledger.ts'
import { migrationState, type MigrationState } from './migrations.ts'
import { outboxWaiting, type OutboxState } from './outbox.ts'

/** What an administrator wants to know about a database. */
export interface Inspection {
  migrations: MigrationState
  /** Of the key this database was made with. */
  fingerprint: string | undefined
  /** Only of a database in exactly this version's shape; another one cannot be read safely. */
  content: Content | undefined
}

export interface Content {
  counts: Counts
  outbox: OutboxState
  accounts: number
  /** Agreements whose kept balance is not the fold of their ledger (invariant I10). */
  disagreeing: string[]
}

/** Look at everything there is; call it within a snapshot, or what it compares may move. */
export async function inspect(db: Db): Promise<Inspection> {
  const migrations = await migrationState(db)
  const { all, ran, unknown } = migrations
  const fingerprint = ran.length > 0 ? await keptFingerprint(db) : undefined
  if (ran.length < all.length || unknown.length > 0) {
    return { migrations, fingerprint, content: undefined }
  }
  const accounts = await allAccounts(db)
  const disagreeing: string[] = []
  for (const { workspaceId, agreementId } of accounts) {
    if (!(await ledgerAgrees(db, workspaceId, agreementId))) disagreeing.push(agreementId)
  }
  const counts = await countRows(db)
  const outbox = await outboxWaiting(db)
  return {
    migrations,
    fingerprint,
    content: { counts, outbox, accounts: accounts.length, disagreeing },
  }
}
