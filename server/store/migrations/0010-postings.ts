import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { table } from './table.ts'

/**
 * Every posting of credit, since holds begin with them. Reports begin anew: their rows tell what
 * happened between postings, which rows about the people of a month cannot be turned into.
 */
export const postings: Migration = {
  async up(db) {
    await table(db, 'credit_postings', {
      key: ['agreement_id', 'posted_at'],
      text: ['agreement_id', 'workspace_id'],
      int: ['entry_count', 'posted_at'],
    })
    await sql`insert into credit_postings (agreement_id, workspace_id, entry_count, posted_at)
      select agreement_id, workspace_id, posted_count, posted_at from credit_accounts
      where posted_at is not null`.execute(db)
    await sql`delete from report_snapshots`.execute(db)
  },
}
