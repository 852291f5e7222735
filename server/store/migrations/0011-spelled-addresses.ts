import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * The very address beside the person: a plus tag may be somebody else's mailbox. Of what was kept
 * before only the person is known, whose key is also that of the address without a tag.
 */
export const spelledAddresses: Migration = {
  async up(db) {
    for (const [table, person] of [
      ['referrals', 'recipient_key'],
      ['registrations', 'person_key'],
      ['consents', 'person_key'],
      ['privacy_requests', 'person_key'],
    ] as const) {
      await db.schema
        .alterTable(table)
        .addColumn('address_key', 'text', (made) => made.notNull().defaultTo(''))
        .execute()
      await sql`update ${sql.table(table)} set address_key = ${sql.ref(person)}`.execute(db)
    }
  },
}
