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

/** Hosts of mail filters, and of Gmail, that carry the address they replaced within their own. */
const REWRITERS =
  /(?:^|\.)(?:safelinks\.protection\.(?:outlook\.com|office365\.us)|urldefense(?:\.proofpoint)?\.com|cudasvc\.com|secure-web\.cisco\.com|symantec\.com|fireeye\.com|trendmicro\.com|www\.google\.com)$/

const ADDRESS = /^(https?:)\/\/([^/?#]+)(.*)$/i
const CARRIED = /(?:[=/]|__)(https?(?::|%3a|-3a)[^&]*)/i
const PATH = /^\/r\/([\w-]{22})(?:(\/decline)(?!\w)|(?![\w-]|\/\w))/
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
  const [, scheme = '', host = '', rest = ''] = ADDRESS.exec(address) ?? []
  const protocol = scheme.toLowerCase()
  const origin = `${protocol}//${host.toLowerCase()}`
  if (origin.replace(protocol === 'https:' ? /:443$/ : /:80$/, '') === linkOrigin) {
    const [, token, decline] = PATH.exec(rest) ?? []
    const [, check, text] = CHECK.exec(rest) ?? []
    return token === undefined ? undefined : { token, declines: decline !== undefined, check, text }
  }
  const [, carried] = CARRIED.exec(rest) ?? []
  return carried !== undefined && wrappers > 0 && REWRITERS.test(host.toLowerCase())
    ? readLinkAddress(unwrapped(carried, rest), linkOrigin, wrappers - 1)
    : undefined
}

/** Proofpoint writes `-` for `%` and `_` for `/` in its version 2, and nothing so in version 3. */
function unwrapped(carried: string, rest: string): string {
  const escaped = /^\/v2\//.test(rest)
    ? carried.replace(/_/g, '/').replace(/-(?=[\da-f]{2})/gi, '%')
    : carried.replace(/__;.*$/, '')
  try {
    return decodeURIComponent(escaped).replace(/^(https?:)\/+/i, '$1//')
  } catch {
    return ''
  }
}
