import type { Migration } from 'kysely/migration'
import { index, table } from './table.ts'

/** What candidates ask for by their rights: erasures, and letters whose address goes with them. */
export const rights: Migration = {
  async up(db) {
    await table(db, 'erasures', {
      key: ['id'],
      text: ['id', 'workspace_id', 'method'],
      int: ['erased_at'],
    })
    await table(db, 'letters', {
      key: ['registration_id', 'kind'],
      text: ['registration_id', 'kind', 'workspace_id', 'locale', 'sealed_address'],
      int: ['created_at'],
    })
    await index(db, 'referrals_recipient', 'referrals', ['workspace_id', 'recipient_key'])
  },
}
