import { sql, type Kysely } from 'kysely'
import { DEFAULT_MIGRATION_TABLE, Migrator, type Migration } from 'kysely/migration'
import { firstSchema } from './migrations/0001-first-schema.ts'
import { signInAndSettings } from './migrations/0002-sign-in-and-settings.ts'
import { wording } from './migrations/0004-wording.ts'
import { redirect } from './migrations/0005-redirect.ts'
import { ownSends } from './migrations/0006-own-sends.ts'
import { rights } from './migrations/0006-rights.ts'
import { visibilityAndRetention } from './migrations/0008-visibility-and-retention.ts'
import { sendCheck } from './migrations/0009-send-check.ts'
import { postings } from './migrations/0010-postings.ts'
import { whichConsent } from './migrations/0010-which-consent.ts'
import { silentAgencies } from './migrations/0011-silent-agencies.ts'
import { spelledAddresses } from './migrations/0011-spelled-addresses.ts'
import { keyedRequests } from './migrations/0012-keyed-requests.ts'
import { shownPages } from './migrations/0013-shown-pages.ts'
import { keptEvidence } from './migrations/0015-kept-evidence.ts'

/** In order, by name; a migration that has run anywhere is never edited. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-first-schema': firstSchema,
  '0002-sign-in-and-settings': signInAndSettings,
  '0004-wording': wording,
  '0005-redirect': redirect,
  '0006-own-sends': ownSends,
  '0006-rights': rights,
  '0008-visibility-and-retention': visibilityAndRetention,
  '0009-send-check': sendCheck,
  '0010-postings': postings,
  '0010-which-consent': whichConsent,
  '0011-silent-agencies': silentAgencies,
  '0011-spelled-addresses': spelledAddresses,
  '0012-keyed-requests': keyedRequests,
  '0013-shown-pages': shownPages,
  '0015-kept-evidence': keptEvidence,
}

/** Bring a database up to this version; on PostgreSQL one process does and the others wait. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const { error } = await migrator(db).migrateToLatest()
  if (error) throw error instanceof Error ? error : new Error('migration failed', { cause: error })
}

export interface MigrationState {
  all: string[]
  ran: string[]
  /** Those that ran but are not known here: a newer version wrote this database. */
  unknown: string[]
}

/** Names of all migrations, and of those that ran in this database. */
export async function migrationState<T>(db: Kysely<T>): Promise<MigrationState> {
  const list = await migrator(db).getMigrations()
  const all = list.map((one) => one.name)
  const ran = list.filter((one) => one.executedAt).map((one) => one.name)
  return { all, ran, unknown: (await recordedNames(db)).filter((name) => !all.includes(name)) }
}

async function recordedNames<T>(db: Kysely<T>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === DEFAULT_MIGRATION_TABLE)) return []
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db)
  return rows.map((row) => row.name)
}

function migrator<T>(db: Kysely<T>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
}
