import { v7 as newId } from 'uuid'
import type { OpenLabel } from '../domain/referral.ts'
import type { Database } from './database.ts'
import type { OpenRow } from './schema.ts'
import { insert } from './statement.ts'

export interface Open {
  workspaceId: string
  referralId: string
  label: OpenLabel
  openedAt: number
}

/** Counts wait this long for company, so that a scanner's burst is one commit. */
const FLUSH_AFTER_MS = 25

/** Counts kept while the database does not answer; more are dropped, since nothing hangs on them. */
const MOST_WAITING = 10_000

/**
 * Opens of links, written in batches: a page never waits for its count. The last few may be lost
 * with the process; consents and credit never pass this way.
 */
export function openCounter(db: Database, onFault: (error: unknown) => void) {
  let waiting: OpenRow[] = []
  let timer: NodeJS.Timeout | undefined
  let flushing: Promise<void> = Promise.resolve()

  async function write(rows: OpenRow[]): Promise<void> {
    try {
      await db.write(async (tx) => {
        for (const row of rows) await insert(tx, 'opens', row)
      })
    } catch (error) {
      onFault(error)
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const rows = waiting
    waiting = []
    if (rows.length > 0) flushing = flushing.then(() => write(rows))
    return flushing
  }

  return {
    count(open: Open): void {
      if (waiting.length >= MOST_WAITING) return
      waiting.push({
        id: newId(),
        workspace_id: open.workspaceId,
        referral_id: open.referralId,
        label: open.label,
        opened_at: open.openedAt,
      })
      timer ??= setTimeout(() => void flush(), FLUSH_AFTER_MS)
    },
    flush,
  }
}

export type OpenCounter = ReturnType<typeof openCounter>
