import type { Migration } from 'kysely/migration'

/** Since when an agency does not answer, and requests that name a reference and no address. */
export const silentAgencies: Migration = {
  async up(db) {
    await db.schema.alterTable('agreements').addColumn('unanswered_since', 'bigint').execute()
    await db.schema.alterTable('privacy_requests').addColumn('reference', 'text').execute()
  },
}
