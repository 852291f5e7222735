import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { index, table } from './table.ts'

/** What managers may read, what privacy officers answer for, and what is forgotten when. */
export const visibilityAndRetention: Migration = {
  async up(db) {
    await opens(db)
    await table(db, 'report_snapshots', {
      key: ['agreement_id'],
      text: ['agreement_id', 'workspace_id', 'months'],
      int: ['taken_at'],
    })
    await index(db, 'referrals_inserted', 'referrals', ['agreement_id', 'inserted_at'])
    await table(db, 'privacy_requests', {
      key: ['id'],
      text: ['id', 'workspace_id', 'kind', 'person_key', 'entered_by'],
      int: ['number', 'received_at', 'due_at'],
      maybeText: ['outcome'],
      maybeInt: ['closed_at'],
    })
    await sql`create unique index privacy_requests_number
      on privacy_requests (workspace_id, number)`.execute(db)
    await table(db, 'look_ups', {
      key: ['id'],
      text: ['id', 'workspace_id', 'member_id'],
      int: ['number', 'looked_up_at'],
    })
    await sql`create unique index look_ups_number on look_ups (workspace_id, number)`.execute(db)
    await retention(db)
  },
}

/** How an open was told apart, and the daily totals that outlive it. */
async function opens(db: Kysely<unknown>): Promise<void> {
  for (const column of ['method', 'agent', 'hints']) {
    await db.schema
      .alterTable('opens')
      .addColumn(column, 'text', (made) => made.notNull().defaultTo(''))
      .execute()
  }
  await db.schema.alterTable('opens').addColumn('since_sent_ms', 'bigint').execute()
  await table(db, 'open_totals', {
    key: ['agreement_id', 'sent_month', 'day', 'label'],
    text: ['workspace_id', 'agreement_id', 'sent_month', 'day', 'label'],
    int: ['opens'],
  })
}

/** What the rules look for, so that none of them reads whole tables. */
async function retention(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('referrals').addColumn('forgotten_at', 'bigint').execute()
  await sql`create index referrals_known on referrals (expires_at)
    where forgotten_at is null`.execute(db)
  await index(db, 'consents_granted', 'consents', ['granted_at'])
  await index(db, 'audit_entries_time', 'audit_entries', ['at'])
  await sql`create index agency_events_parked on agency_events (recorded_at)
    where taken = 0`.execute(db)
}
