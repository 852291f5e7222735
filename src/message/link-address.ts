/** What one of our addresses says. */
export interface LinkAddress {
  token: string
  /** The way to "no further offers" instead of the page. */
  declines: boolean
  /** Ties the link to an address; undefined when somebody cut it off. */
  check: string | undefined
  /** Ties the link to its consent text; undefined for links older than that. */
  text: string | undefined
}

/** Rewriters wrap each other: Safe Links around Proofpoint around ours. */
const MOST_WRAPPERS = 3

/** Mail filters, and Gmail, that carry the address they replaced within their own. */
const REWRITER =
  /^https?:\/\/(?:[\w-]+\.)*(?:safelinks\.protection\.outlook\.com|urldefense(?:\.proofpoint)?\.com|cudasvc\.com|secure-web\.cisco\.com|trendmicro\.com|www\.google\.com)\/(.*)/i

const CARRIED = /(?:^|[=/]|__)(https?(?::|%3a|-3a)[^&]*)/i
const PATH = /^(?::443)?\/r\/([\w-]{22})(?:(\/decline)(?!\w)|(?![\w-]|\/\w))/
// A line break that got lost puts the next line's dash behind the check.
const CHECK = /[?&]c=([\w-]{2})([\w-]{4})?(?!\w|-\w)/

/**
 * Reads an address as one of ours: on our origin, whatever the case of its host, or inside the
 * address of a known rewriter. Undefined for all others, those that look like ours among them.
 */
export function readLinkAddress(
  address: string,
  linkOrigin: string,
  wrappers = MOST_WRAPPERS,
): LinkAddress | undefined {
  if (address.slice(0, linkOrigin.length).toLowerCase() === linkOrigin) {
    const [own = ''] = address.slice(linkOrigin.length).split(/https?:\/\//i)
    const [, token, decline] = PATH.exec(own) || []
    const [, check, text] = CHECK.exec(own) || []
    return token ? { token, declines: !!decline, check, text } : undefined
  }
  const [, rewritten = ''] = REWRITER.exec(address) || []
  const [, carried] = CARRIED.exec(rewritten) || []
  return carried && wrappers > 0
    ? readLinkAddress(unwrapped(carried, /^v2\//.test(rewritten)), linkOrigin, wrappers - 1)
    : undefined
}

/** Proofpoint writes `-` for `%` and `_` for `/` in its version 2, and nothing so in version 3. */
function unwrapped(carried: string, isVersion2: boolean): string {
  const escaped = isVersion2
    ? carried.replace(/_/g, '/').replace(/-(?=[\da-f]{2})/gi, '%')
    : carried.replace(/__;.*/, '')
  try {
    return decodeURIComponent(escaped).replace(/^(https?:)\/+/i, '$1//')
  } catch {
    return ''
  }
}
