import type { Migration } from 'kysely/migration'
import { index } from './table.ts'

/** Which of a link's consents an agency spoke of: on the way to its own form there may be several. */
export const whichConsent: Migration = {
  async up(db) {
    await db.schema.alterTable('agency_events').addColumn('consent_id', 'text').execute()
    await index(db, 'agency_events_consent', 'agency_events', ['consent_id'])
  },
}
