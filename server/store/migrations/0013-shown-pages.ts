import type { Migration } from 'kysely/migration'
import { table } from './table.ts'

/** The pages as they stood before whoever pressed their buttons; none is known of what came before. */
export const shownPages: Migration = {
  async up(db) {
    await table(db, 'shown_pages', {
      key: ['workspace_id', 'sha256'],
      text: ['workspace_id', 'sha256', 'locale', 'body'],
      int: ['first_kept_at'],
    })
    await db.schema.alterTable('registrations').addColumn('page_sha256', 'text').execute()
  },
}
