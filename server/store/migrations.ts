import type { Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { firstSchema } from './migrations/0001-first-schema.ts'

/** In order, by name; a migration that has run anywhere is never edited. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-first-schema': firstSchema,
}

/** Bring a database up to this version; on PostgreSQL one process does and the others wait. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const { error } = await migrator(db).migrateToLatest()
  if (error) throw error instanceof Error ? error : new Error('migration failed', { cause: error })
}

/** Names of all migrations, and of those that ran in this database. */
export async function migrationState<T>(db: Kysely<T>): Promise<{ all: string[]; ran: string[] }> {
  const list = await migrator(db).getMigrations()
  return {
    all: list.map((one) => one.name),
    ran: list.filter((one) => one.executedAt).map((one) => one.name),
  }
}

function migrator<T>(db: Kysely<T>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
}
