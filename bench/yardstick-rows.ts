import type SQLite from 'better-sqlite3'

/** Copy a row of the seeded database again and again, with other values where rows differ. */
export function rowCopier<Changed extends string>(
  db: SQLite.Database,
  from: { table: string; where?: string; otherwise?: Record<string, unknown> },
  changed: readonly Changed[],
): (values: Record<Changed, unknown>) => void {
  const { table, where = '1', otherwise } = from
  const found = db.prepare(`select * from ${table} where ${where} limit 1`).get()
  const model = (found ?? otherwise) as Record<string, unknown> | undefined
  if (!model) throw new Error(`no row of ${table} to copy`)
  const columns = Object.keys(model)
  const places = columns.map(() => '?').join(', ')
  const statement = db.prepare(`insert into ${table} (${columns.join(', ')}) values (${places})`)
  const values = Object.values(model)
  const positions = changed.map((name) => [name, columns.indexOf(name)] as const)
  return (row) => {
    for (const [name, position] of positions) values[position] = row[name]
    statement.run(values)
  }
}

/** All writes of an event-loop turn in one transaction; answers go out after its commit. */
export function groupCommit(db: SQLite.Database) {
  let waiting: { write: () => void; answer: () => void }[] = []

  function commit(): void {
    const group = waiting
    waiting = []
    db.transaction(() => {
      for (const { write } of group) write()
    })()
    for (const { answer } of group) answer()
  }

  return (write: () => void, answer: () => void) => {
    if (waiting.length === 0) setImmediate(commit)
    waiting.push({ write, answer })
  }
}
