import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Since when an agency does not answer, requests that name a reference and no address, and what
 * retention looks for in the outbox, so that it does not read all of it.
 */
export const silentAgencies: Migration = {
  async up(db) {
    await db.schema.alterTable('agreements').addColumn('unanswered_since', 'bigint').execute()
    await db.schema.alterTable('privacy_requests').addColumn('reference', 'text').execute()
    await sql`create index outbox_handovers on outbox (created_at)
      where kind = 'agency.registered' and done_at is null`.execute(db)
    await sql`create index outbox_done on outbox (kind, done_at)
      where done_at is not null`.execute(db)
  },
}
