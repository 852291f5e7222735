import type { Migration } from 'kysely/migration'

/** Whether a company wants to be asked before a rejection goes without a link; off unless it says so. */
export const sendCheck: Migration = {
  async up(db) {
    await db.schema
      .alterTable('workspaces')
      .addColumn('ask_without_link', 'bigint', (made) => made.notNull().defaultTo(0))
      .execute()
  },
}
