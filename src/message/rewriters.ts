/**
 * Outlook's own filter and the one met most beside it, which carry the address they replaced within
 * their own. The others stand in `rare-rewriters.ts`, for which the send check has no room.
 */
const REWRITER =
  /^https?:\/\/(?:[\w-]+\.)*(?:safelinks\.protection\.outlook|urldefense(?:\.proofpoint)?)\.com\/(.*)/i

/** The address that one of these carries; empty for all others. */
export function carriedAddress(address: string): string {
  const [, rewritten = ''] = REWRITER.exec(address) || []
  return carriedIn(rewritten)
}

/** The address within the rest of a rewriter's; underscores and a mark may end it. */
export function carriedIn(rewritten: string): string {
  const carried = unescaped(rewritten.replace(/_{2,3}[.;].*/, ''))
  const [, scheme = '', rest] = /(?:^|[=/_])(https?:)\/+(.*)/i.exec(carried) || []
  return scheme && `${scheme}//${rest}`
}

/** What stands escaped with `%`; an address of ours has nothing but ASCII. */
export function unescaped(address: string): string {
  return address.replace(/%([\da-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  )
}
