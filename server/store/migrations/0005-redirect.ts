import type { Migration } from 'kysely/migration'

/** Agreements under which candidates go on to the agency's own form. */
export const redirect: Migration = {
  async up(db) {
    await db.schema.alterTable('agreement_versions').addColumn('form_url', 'text').execute()
    await db.schema
      .alterTable('registrations')
      .addColumn('redirect', 'bigint', (made) => made.notNull().defaultTo(0))
      .execute()
  },
}
