import type { Migration } from 'kysely/migration'
import { index } from './table.ts'

/** Members read their own mails, newest first. */
export const ownSends: Migration = {
  async up(db) {
    await index(db, 'referrals_member', 'referrals', ['member_id', 'id'])
  },
}
