import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { index, table, unique } from './table.ts'

/** Who uses the pane: codes, sessions by device, Entra tenants, drafts of agreements, audit trail. */
export const signInAndSettings: Migration = {
  async up(db) {
    await widen(db)
    await table(db, 'access_codes', {
      key: ['code_hash'],
      text: ['code_hash', 'workspace_id', 'member_id'],
      int: ['created_at', 'expires_at'],
      maybeText: ['session_hash'],
      maybeInt: ['used_at'],
    })
    await index(db, 'access_codes_member', 'access_codes', ['member_id'])
    await table(db, 'sign_in_attempts', {
      key: ['bucket', 'window_start'],
      text: ['bucket'],
      int: ['window_start', 'failures'],
    })
    await table(db, 'audit_entries', {
      key: ['id'],
      text: ['id', 'workspace_id', 'actor', 'action', 'subject'],
      int: ['at'],
      maybeText: ['member_id'],
    })
    await index(db, 'audit_entries_workspace', 'audit_entries', ['workspace_id', 'id'])
    // What upkeep looks for, so that it never reads whole tables.
    await index(db, 'opens_time', 'opens', ['opened_at'])
    await index(db, 'idempotency_keys_time', 'idempotency_keys', ['created_at'])
    await sql`create index registrations_kept on registrations (expires_at)
      where sealed_contact is not null`.execute(db)
    await sql`create index ledger_waiting on ledger_entries (agreement_id, recorded_at)
      where kind = 'accrued'`.execute(db)
    await table(db, 'entra_tenants', {
      key: ['tenant_id'],
      text: ['tenant_id', 'workspace_id'],
    })
  },
}

/** New columns on tables there are, with what they mean for the rows there are. */
async function widen(db: Kysely<unknown>): Promise<void> {
  for (const column of ['id', 'mailbox', 'device']) {
    await db.schema.alterTable('sessions').addColumn(column, 'text').execute()
  }
  await db.schema.alterTable('sessions').addColumn('last_used_at', 'bigint').execute()
  await sql`update sessions set id = token_hash, last_used_at = created_at`.execute(db)
  await unique(db, 'sessions_id', 'sessions', ['id'])
  await index(db, 'sessions_member', 'sessions', ['member_id'])
  await db.schema.alterTable('members').addColumn('entra_key', 'text').execute()
  await db.schema.alterTable('members').addColumn('joined_at', 'bigint').execute()
  await unique(db, 'members_entra', 'members', ['entra_key'])
  // A member who was removed may be invited again under the same address.
  await db.schema.dropIndex('members_email').execute()
  await sql`create unique index members_address on members (workspace_id, email)
    where removed_at is null`.execute(db)
  await db.schema
    .alterTable('workspaces')
    .addColumn('entra_only', 'bigint', (made) => made.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('agreements').addColumn('live_at', 'bigint').execute()
  await sql`update agreements set live_at = created_at`.execute(db)
  await db.schema.alterTable('referrals').addColumn('mailbox', 'text').execute()
}
