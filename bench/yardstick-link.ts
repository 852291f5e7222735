import { hash } from 'node:crypto'
import type SQLite from 'better-sqlite3'
import { v7 as newId } from 'uuid'
import { rowCopier } from './yardstick-rows.ts'
import type { Work } from './yardstick.ts'

/** The product's own interval: opens wait this long for company. */
const FLUSH_AFTER_MS = 100

interface Found {
  id: string
  workspace_id: string
}

/** One prepared look-up by the token's hash, and the open row in a batch that nobody waits for. */
export function linkLookUp(db: SQLite.Database): Work {
  const find = db.prepare<[string], Found>('select * from referrals where token_hash = ?')
  const addOpen = rowCopier(db, { table: 'opens', otherwise: OPEN }, [
    'id',
    'workspace_id',
    'referral_id',
    'opened_at',
  ])
  let opened: { found: Found; at: number }[] = []
  const flush = () => {
    const batch = opened
    opened = []
    db.transaction(() => {
      for (const { found, at } of batch) {
        const { id, workspace_id } = found
        addOpen({ id: newId(), workspace_id, referral_id: id, opened_at: at })
      }
    })()
  }
  return (path, answer) => {
    const token = path.slice('/r/'.length)
    const found = find.get(hash('sha256', token, 'base64url'))
    if (!found) throw new Error('an unknown link was opened')
    if (opened.length === 0) setTimeout(flush, FLUSH_AFTER_MS)
    opened.push({ found, at: Date.now() })
    answer()
  }
}

const OPEN = {
  ...{ id: '', workspace_id: '', referral_id: '', label: 'person', opened_at: 0 },
  ...{ method: 'GET', agent: 'desktop_browser', hints: '', since_sent_ms: 0 },
}
