import SQLite from 'better-sqlite3'

const AT_ONCE = 100_000

/**
 * Fill a seeded database up to `total` referrals with copies of one, in SQL, since the store's own
 * functions would take minutes. Half of them are released.
 */
export function copyReferrals(file: string, total: number): void {
  const db = new SQLite(file)
  // Nothing here need survive a crash; the server sets its own modes when it opens the file.
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_schema where tbl_name = 'referrals' and type = 'index' and sql is not null`,
    )
    .all()
  for (const { name } of indexes) db.exec(`drop index ${name}`)
  const known = Number(db.prepare('select count(*) from referrals').pluck().get())
  const copy = db.prepare(`
    insert into referrals (id, workspace_id, agreement_id, member_id, token_hash, recipient_key,
      locale, mail_text_sha256, agreement_version, inserted_at, expires_at, released_at, revoked_at,
      mailbox)
    with recursive number(n) as (select ? union all select n + 1 from number where n + 1 < ?)
    select 'zz' || printf('%034d', n), workspace_id, agreement_id, member_id, hex(randomblob(21)),
      hex(randomblob(21)), locale, mail_text_sha256, agreement_version, inserted_at, expires_at,
      iif(n % 2, inserted_at, null), revoked_at, mailbox
    from number, (select * from referrals limit 1)`)
  for (let from = known; from < total; from += AT_ONCE)
    copy.run(from, Math.min(from + AT_ONCE, total))
  for (const { sql } of indexes) db.exec(sql)
  db.close()
}
