/** Different links from one address within the window: people have one mail each. */
export const MANY_LINKS = 4
export const MANY_LINKS_WITHIN_MS = 10_000

/** Addresses remembered at once; beyond it the longest silent ones are forgotten. */
const MOST_ADDRESSES = 10_000

/** Opens kept of an address that has not opened many links; more are of one link again and again. */
const MOST_OPENS = 20

interface Seen {
  openId: string
  referralId: string
  openedAt: number
}

/** The last opens of an address; none are needed while it goes on opening many links. */
interface Recent {
  opens: Seen[]
  manySince: number | undefined
  lastAt: number
}

/**
 * Notices when one address opens many links within seconds. It lives in memory for those seconds;
 * what it is given of an address must be a hash under a secret that every process makes anew.
 *
 * The returned function takes an open and tells the ids of all opens that turn out to be part of
 * the crowd, this one among them; each is told once.
 */
export function manyLinksFinder() {
  const known = new Map<string, Recent>()

  return (key: string, open: Seen): readonly string[] => {
    const recent = known.get(key) ?? remembered(known, key, open.openedAt)
    const pause = open.openedAt - recent.lastAt
    recent.lastAt = open.openedAt
    if (recent.manySince !== undefined) {
      if (pause <= MANY_LINKS_WITHIN_MS) return [open.openId]
      recent.manySince = undefined
    }
    return joined(recent, open)
  }
}

function remembered(known: Map<string, Recent>, key: string, now: number): Recent {
  if (known.size >= MOST_ADDRESSES) forgetSilent(known, now)
  const recent: Recent = { opens: [], manySince: undefined, lastAt: now }
  known.set(key, recent)
  return recent
}

/** All whose window is over go, or else the older half: a flood must not fill the memory. */
function forgetSilent(known: Map<string, Recent>, now: number): void {
  for (const [key, { lastAt }] of known) {
    if (now - lastAt > MANY_LINKS_WITHIN_MS) known.delete(key)
  }
  if (known.size < MOST_ADDRESSES) return
  let surplus = MOST_ADDRESSES / 2
  for (const key of known.keys()) {
    if (surplus-- <= 0) return
    known.delete(key)
  }
}

function joined(recent: Recent, open: Seen): readonly string[] {
  const since = open.openedAt - MANY_LINKS_WITHIN_MS
  const opens = recent.opens
  while (opens.length > 0 && (opens.length >= MOST_OPENS || (opens[0]?.openedAt ?? 0) <= since)) {
    opens.shift()
  }
  opens.push(open)
  if (opens.length < MANY_LINKS) return NOBODY
  if (new Set(opens.map((one) => one.referralId)).size < MANY_LINKS) return NOBODY
  recent.manySince = open.openedAt
  recent.opens = []
  return opens.map((one) => one.openId)
}

const NOBODY: readonly string[] = []
