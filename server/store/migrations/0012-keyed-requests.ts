import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Hashes of what was asked were plain ones, which a guess at an address could be held against. They
 * go; what was answered stays, so that whoever asks again under the same key gets the same answer.
 */
export const keyedRequests: Migration = {
  async up(db) {
    await sql`update idempotency_keys set request_hash = ''`.execute(db)
  },
}
