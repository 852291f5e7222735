import { hash, randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { manyLinksFinder } from '../domain/many-links.ts'
import { agentClass, judgeOpen, type OpenRequest } from '../domain/opens.ts'
import { networkMatcher, SCANNER_NETWORKS } from '../domain/scanner-networks.ts'
import type { Database, Db } from './database.ts'
import type { OpenRow } from './schema-visibility.ts'
import { insertAll } from './statement.ts'

/** One request for a link's page, as it arrived. Address and user agent are never stored. */
export interface Open {
  workspaceId: string
  referralId: string
  openedAt: number
  address: string
  request: Omit<OpenRequest, 'fromScanner' | 'manyLinks'>
}

/** Counts wait this long for company, so that a scanner's burst is one commit. */
const FLUSH_AFTER_MS = 100

/** Counts kept while the database does not answer; more are dropped, since nothing hangs on them. */
const MOST_WAITING = 10_000

/**
 * Opens of links, labelled and written in batches: a page never waits for its count. The last few
 * may be lost with the process; consents and credit never pass this way.
 *
 * `scannerNetworks` are the operator's own, beside those the product knows.
 */
export function openCounter(
  db: Database,
  onFault: (error: unknown) => void,
  scannerNetworks: readonly string[] = [],
) {
  const isScanner = networkMatcher([...SCANNER_NETWORKS.networks, ...scannerNetworks])
  const crowdOf = manyLinksFinder()
  const secret = randomBytes(32).toString('base64url')
  let waiting: Open[] = []
  let timer: NodeJS.Timeout | undefined
  let flushing: Promise<void> = Promise.resolve()

  async function write(opens: Open[]): Promise<void> {
    try {
      const { rows, doubtful } = judged(opens)
      await db.write(async (tx) => {
        await insertAll(tx, 'opens', rows)
        await doubt(tx, doubtful)
      })
    } catch (error) {
      onFault(error)
    }
  }

  /** Rows of a batch, and the ids of earlier opens that turn out to be part of a crowd. */
  function judged(opens: Open[]): { rows: OpenRow[]; doubtful: string[] } {
    // A burst is one browser at one address, so both are looked at once for all of it.
    const hidden = remembering((address: string) => hash('sha256', secret + address, 'base64'))
    const fromScanner = remembering(isScanner)
    const agentOf = remembering(agentClass)
    const crowded = new Set<string>()
    const seen = opens.map((open) => {
      const id = newId()
      const crowd = crowdOf(hidden(open.address), {
        openId: id,
        referralId: open.referralId,
        openedAt: open.openedAt,
      })
      for (const one of crowd) crowded.add(one)
      return { open, id }
    })
    const rows = seen.map(({ open, id }) => {
      const facts = {
        ...open.request,
        fromScanner: fromScanner(open.address),
        manyLinks: crowded.delete(id),
      }
      const { label, agent, hints } = judgeOpen(facts, agentOf(open.request.userAgent))
      return {
        id,
        workspace_id: open.workspaceId,
        referral_id: open.referralId,
        label,
        method: open.request.method,
        agent,
        hints: hints.join(' '),
        since_sent_ms: open.request.sinceSentMs,
        opened_at: open.openedAt,
      }
    })
    return { rows, doubtful: [...crowded] }
  }

  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const opens = waiting
    waiting = []
    if (opens.length > 0) flushing = flushing.then(() => write(opens))
    return flushing
  }

  return {
    count(open: Open): void {
      if (waiting.length >= MOST_WAITING) return
      waiting.push(open)
      timer ??= setTimeout(() => void flush(), FLUSH_AFTER_MS)
    },
    flush,
  }
}

/** Asks once for each argument. */
function remembering<A, B>(ask: (argument: A) => B): (argument: A) => B {
  const known = new Map<A, B>()
  return (argument) => {
    if (!known.has(argument)) known.set(argument, ask(argument))
    return known.get(argument) as B
  }
}

/** What passed for a person before the rest of its crowd came. */
async function doubt(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('opens')
    .set({ label: 'probable', hints: 'many_links' })
    .where('id', 'in', ids)
    .where('label', '=', 'person')
    .execute()
}

export type OpenCounter = ReturnType<typeof openCounter>
