import { sql } from 'kysely'
import type { TestDatabase } from '../databases.ts'

/** As somebody may who owns the database: its rules no longer keep a table's rows as they are. */
export async function liftRules(db: TestDatabase, table: string): Promise<void> {
  await db.write(async (tx) => {
    if (db.engine === 'postgres') {
      await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx)
      return
    }
    for (const rule of ['stay', 'last']) {
      await sql`drop trigger ${sql.ref(`${table}_${rule}`)}`.execute(tx)
    }
  })
}
