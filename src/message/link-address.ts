import { unescaped } from './rewriters.ts'

/** What one of our addresses says. */
export interface LinkAddress {
  token: string
  /** The way to "no further offers" instead of the page. */
  declines: boolean
  /** Ties the link to an address; undefined when somebody cut it off. */
  check?: string | undefined
  /** Ties the link to its consent text; undefined for links older than that. */
  textCheck?: string | undefined
}

/** Gives the address that a rewriter's own carries; empty for what is no known rewriter's. */
export type Unwrap = (address: string) => string

/** Rewriters wrap each other: Safe Links around Proofpoint around ours. */
const MOST_WRAPPERS = 3

// The host ends where a slash stands as it is: an escaped one is a part of a name.
const PARTS = /^(https?:\/\/[^/]*?)(?::443)?\/(.*)/i
const PATH = /^r\/([\w-]{22})(?:(\/decline)(?!\w)|(?![\w-]|\/\w))/
// A line break that got lost puts the next line's dash behind the check.
const CHECK = /[?&]c=([\w-]{2})([\w-]{4})?(?!\w|-\w)/

/**
 * Reads an address as one of ours: on our origin, whatever the case of its host, or inside the
 * address of a known rewriter. Undefined for all others, those that look like ours among them.
 */
export function readLinkAddress(
  address: string,
  linkOrigin: string,
  unwrap: Unwrap,
  wrappers = MOST_WRAPPERS,
): LinkAddress | undefined {
  const [, host = '', path = ''] = PARTS.exec(address) || []
  if (unescaped(host).toLowerCase() === linkOrigin) {
    const own = unescaped(path).split(/https?:\/\//i)[0] as string
    const [, token, decline] = PATH.exec(own) || []
    const [, check, textCheck] = CHECK.exec(own) || []
    return token ? { token, declines: !!decline, check, textCheck } : undefined
  }
  const carried = wrappers > 0 && unwrap(address)
  return carried ? readLinkAddress(carried, linkOrigin, unwrap, wrappers - 1) : undefined
}
