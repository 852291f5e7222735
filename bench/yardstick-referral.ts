import { hash } from 'node:crypto'
import type SQLite from 'better-sqlite3'
import { v7 as newId } from 'uuid'
import { groupCommit, rowCopier } from './yardstick-rows.ts'
import type { Work } from './yardstick.ts'

/** The two rows of an Insert, with keys as long and as scattered as the product's. */
export function referralRows(db: SQLite.Database): Work {
  const addKey = rowCopier(db, { table: 'idempotency_keys' }, ['key_hash', 'result_id'])
  const addReferral = rowCopier(db, { table: 'referrals' }, ['id', 'token_hash', 'recipient_key'])
  const commit = groupCommit(db)
  return (_path, answer) => {
    const id = newId()
    const scattered = hash('sha256', id, 'base64url')
    commit(() => {
      addKey({ key_hash: scattered, result_id: id })
      addReferral({ id, token_hash: scattered, recipient_key: scattered })
    }, answer)
  }
}
