import type { Kysely } from 'kysely'

export interface Shape {
  key: string[]
  /** Columns by kind: text, 64-bit integer, and those that may be null. */
  text: string[]
  int?: string[]
  maybeText?: string[]
  maybeInt?: string[]
}

/** Create a table in words both engines understand. */
export async function table(db: Kysely<unknown>, name: string, shape: Shape): Promise<void> {
  let builder = db.schema.createTable(name)
  for (const column of shape.text) {
    builder = builder.addColumn(column, 'text', (made) => made.notNull())
  }
  for (const column of shape.int ?? []) {
    builder = builder.addColumn(column, 'bigint', (made) => made.notNull())
  }
  for (const column of shape.maybeText ?? []) builder = builder.addColumn(column, 'text')
  for (const column of shape.maybeInt ?? []) builder = builder.addColumn(column, 'bigint')
  await builder.addPrimaryKeyConstraint(`${name}_pk`, shape.key as never).execute()
}

/** What may not occur twice; the rule itself, not only a faster search. */
export async function unique(
  db: Kysely<unknown>,
  name: string,
  on: string,
  columns: string[],
): Promise<void> {
  await db.schema.createIndex(name).unique().on(on).columns(columns).execute()
}

export async function index(
  db: Kysely<unknown>,
  name: string,
  on: string,
  columns: string[],
): Promise<void> {
  await db.schema.createIndex(name).on(on).columns(columns).execute()
}
