import { sql } from 'kysely'
import type { Db } from './database.ts'
import { keepFingerprint } from './installation.ts'
import { letterRow } from './letters.ts'

/** One key more: what it makes of what is stored under those before it. */
export interface Rekeying {
  nest: (personKey: string) => string
  /** Opens a value of one row and seals it again. */
  reseal: (row: string, sealed: string) => string
  fingerprint: string
}

/**
 * Bring everything under a new key, in the caller's one transaction: before its commit the database
 * is whole under the old key, afterwards under the new one. Nobody else may use it meanwhile. The
 * consent and provision records stay as they were written: they are evidence, and the agency has
 * the same.
 */
export async function rekey(tx: Db, rekeying: Rekeying): Promise<void> {
  const columns = await columnsOf(tx)
  await nestPersonKeys(tx, columns, rekeying.nest)
  for (const { table, column } of columns.filter((one) => one.column.startsWith('sealed_'))) {
    const rowOf = SEALED_TO[`${table}.${column}`]
    if (!rowOf) throw new Error(`no rotation is written for ${table}.${column}`)
    await reseal(tx, { table, column }, (row, sealed) => rekeying.reseal(rowOf(row), sealed))
  }
  await keepFingerprint(tx, rekeying.fingerprint)
}

interface Column {
  table: string
  column: string
}

/** Every column there is, so that a table made later is not forgotten here. */
async function columnsOf(tx: Db): Promise<Column[]> {
  const tables = await tx.introspection.getTables()
  return tables.flatMap(({ name: table, columns }) =>
    columns.map(({ name: column }) => ({ table, column })),
  )
}

/** What a request asked is kept in the same form: a repetition is known after a rotation, too. */
const PERSON_COLUMNS = ['person_key', 'recipient_key', 'address_key', 'request_hash']

/** How many keys are in memory at once. */
const AT_ONCE = 5_000

/** All old keys with their new ones are written down first, so that none is nested twice. */
async function nestPersonKeys(
  tx: Db,
  columns: readonly Column[],
  nest: Rekeying['nest'],
): Promise<void> {
  await sql`create temporary table rekeyed (old text primary key, fresh text not null)`.execute(tx)
  const persons = columns.filter((one) => PERSON_COLUMNS.includes(one.column))
  for (const one of persons) await collectKeys(tx, one, nest)
  for (const { table, column } of persons) {
    const key = sql.ref(column)
    await sql`update ${sql.table(table)}
      set ${key} = (select fresh from rekeyed where old = ${sql.table(table)}.${key})
      where ${key} in (select old from rekeyed)`.execute(tx)
  }
  await sql`drop table rekeyed`.execute(tx)
}

async function collectKeys(
  tx: Db,
  { table, column }: Column,
  nest: Rekeying['nest'],
): Promise<void> {
  const key = sql.ref(column)
  for (let last = ''; ;) {
    const { rows } = await sql<{ old: string }>`
      select distinct ${key} as old from ${sql.table(table)}
      where ${key} > ${last} order by ${key} limit ${AT_ONCE}`.execute(tx)
    for (const { old } of rows) {
      const fresh = nest(old)
      if (fresh === old) continue
      await sql`insert into rekeyed (old, fresh) values (${old}, ${fresh})
        on conflict do nothing`.execute(tx)
    }
    const end = rows.at(-1)?.old
    if (end === undefined || rows.length < AT_ONCE) return
    last = end
  }
}

/** What each sealed value is bound to. */
const SEALED_TO: Record<string, (row: Record<string, string>) => string> = {
  'registrations.sealed_contact': ({ id }) => id ?? '',
  'agreement_versions.sealed_secret': ({ agreement_id }) => agreement_id ?? '',
  'letters.sealed_address': ({ registration_id, kind }) =>
    letterRow(registration_id ?? '', kind ?? ''),
}

async function reseal(
  tx: Db,
  { table, column }: Column,
  fresh: (row: Record<string, string>, sealed: string) => string,
): Promise<void> {
  const value = sql.ref(column)
  const { rows } = await sql<Record<string, string>>`
    select * from ${sql.table(table)} where ${value} is not null`.execute(tx)
  for (const row of rows) {
    const sealed = row[column] ?? ''
    await sql`update ${sql.table(table)} set ${value} = ${fresh(row, sealed)}
      where ${value} = ${sealed}`.execute(tx)
  }
}
