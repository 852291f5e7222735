import type { Migration } from 'kysely/migration'
import { table } from './table.ts'

/** What managers word and list, and what a referral remembers of it. */
export const wording: Migration = {
  async up(db) {
    await table(db, 'leads', {
      key: ['workspace_id', 'stage', 'locale', 'version'],
      text: ['workspace_id', 'stage', 'locale', 'text', 'sha256', 'member_id', 'changed_by'],
      int: ['version', 'changed_at'],
    })
    await table(db, 'position_lists', {
      key: ['workspace_id'],
      text: ['workspace_id', 'positions'],
    })
    for (const column of ['stage', 'position', 'lead_sha256']) {
      await db.schema.alterTable('referrals').addColumn(column, 'text').execute()
    }
    for (const column of ['lead_version', 'own_words']) {
      await db.schema.alterTable('referrals').addColumn(column, 'bigint').execute()
    }
  },
}
