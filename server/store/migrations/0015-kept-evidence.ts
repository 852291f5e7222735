import { PostgresAdapter, sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { table } from './table.ts'

interface Kept {
  /** What a rotation of the key may change; all else stays as it was written. */
  rekeyed?: string[]
  /** From when retention counts; where there is none, rows stay for good. */
  since?: string
}

/** What evidence is made of, and what alone may ever happen to it. */
const KEPT: Record<string, Kept> = {
  consent_texts: {},
  agreement_versions: { rekeyed: ['sealed_secret'] },
  leads: {},
  shown_pages: {},
  ledger_entries: {},
  consents: { rekeyed: ['person_key', 'address_key'], since: 'granted_at' },
  withdrawals: { since: 'withdrawn_at' },
  provision_records: { since: 'provided_at' },
  audit_entries: { since: 'at' },
}

/**
 * Evidence is only added to, and the database itself holds to it: no row is changed, and none goes
 * but by retention, which says in `forgetting`, in the same transaction, up to which time it forgets.
 * This keeps out a slip and a careless hand; who owns the database can take the rules away.
 */
export const keptEvidence: Migration = {
  async up(db) {
    await table(db, 'forgetting', { key: ['id'], text: ['id'], int: ['until'] })
    const postgres = db.getExecutor().adapter instanceof PostgresAdapter
    if (postgres) await functions(db)
    for (const [name, kept] of Object.entries(KEPT)) {
      await (postgres ? onPostgres(db, name, kept) : onSqlite(db, name, kept))
    }
  },
}

async function onSqlite(db: Kysely<unknown>, name: string, { since, ...kept }: Kept) {
  const refuse = sql.raw(`select raise(abort, '${name}: only added to');`)
  const when =
    since === undefined
      ? sql``
      : sql`when not exists (select 1 from forgetting where until >= old.${sql.ref(since)})`
  await sql`create trigger ${sql.ref(`${name}_stay`)}
    before update of ${await columnsBut(db, name, kept)} on ${sql.table(name)}
    begin ${refuse} end`.execute(db)
  await sql`create trigger ${sql.ref(`${name}_last`)} before delete on ${sql.table(name)}
    ${when} begin ${refuse} end`.execute(db)
}

async function functions(db: Kysely<unknown>): Promise<void> {
  await sql`create function only_added_to() returns trigger language plpgsql as $$
    begin
      raise exception '%: only added to', tg_table_name using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`create function only_forgotten_in_time() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from forgetting
        where until >= (to_jsonb(old) ->> tg_argv[0])::bigint) then return old; end if;
      raise exception '%: only added to', tg_table_name using errcode = 'restrict_violation';
    end $$`.execute(db)
}

async function onPostgres(db: Kysely<unknown>, name: string, { since, ...kept }: Kept) {
  const on = sql.table(name)
  const refuse = sql.raw('execute function only_added_to()')
  await sql`create trigger ${sql.ref(`${name}_stay`)}
    before update of ${await columnsBut(db, name, kept)} on ${on} for each row ${refuse}`.execute(
    db,
  )
  const forget =
    since === undefined
      ? refuse
      : sql`execute function only_forgotten_in_time(${sql.raw(`'${since}'`)})`
  await sql`create trigger ${sql.ref(`${name}_last`)}
    before delete on ${on} for each row ${forget}`.execute(db)
  await sql`create trigger ${sql.ref(`${name}_whole`)}
    before truncate on ${on} for each statement ${refuse}`.execute(db)
}

async function columnsBut(db: Kysely<unknown>, name: string, { rekeyed = [] }: Kept) {
  const tables = await db.introspection.getTables()
  const columns = tables.find((one) => one.name === name)?.columns ?? []
  const kept = columns.map((one) => one.name).filter((column) => !rekeyed.includes(column))
  return sql.join(kept.map((column) => sql.ref(column)))
}
