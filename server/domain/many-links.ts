import { hash } from 'node:crypto'

/** Different links from one address within the window: people have one mail each. */
export const MANY_LINKS = 4
export const MANY_LINKS_WITHIN_MS = 10_000

/** Addresses remembered at once; beyond it the longest silent ones are forgotten. */
const MOST_ADDRESSES = 10_000

interface Seen {
  openId: string
  referralId: string
  openedAt: number
}

/**
 * Notices when one address opens many links within seconds. It lives in memory for those seconds;
 * of an address only a hash under `secret` is held, which is made anew by every process.
 *
 * The returned function takes an open and tells the ids of all opens that belong to the crowd, this
 * one among them, as soon as there is one.
 */
export function manyLinksFinder(secret: string) {
  const recent = new Map<string, Seen[]>()

  return (address: string, open: Seen): readonly string[] => {
    const key = hash('sha256', `${secret}\n${address}`, 'base64url')
    const since = open.openedAt - MANY_LINKS_WITHIN_MS
    const seen = (recent.get(key) ?? []).filter((one) => one.openedAt > since)
    seen.push(open)
    // Set anew, so that the order of the map is the order of the last open.
    recent.delete(key)
    recent.set(key, seen.slice(-MOST_SEEN))
    const [longestSilent] = recent.keys()
    if (recent.size > MOST_ADDRESSES && longestSilent) recent.delete(longestSilent)
    const links = new Set(seen.map((one) => one.referralId))
    return links.size >= MANY_LINKS ? seen.map((one) => one.openId) : []
  }
}

/** Opens kept of one address: a scanner that looks at thousands is known after a few. */
const MOST_SEEN = 50
