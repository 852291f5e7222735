import { carriedAddress, carriedIn, unescaped } from './rewriters.ts'

/**
 * Mail filters beside those of `rewriters.ts`, and Gmail: Safe Links of national clouds, Proofpoint
 * in the United States and in its version 2, Barracuda, Cisco, Trend Micro, Symantec, Trellix
 * (FireEye), Check Point (Avanan) and Sophos. Mimecast's addresses carry nothing: only its servers
 * know what they stand for.
 */
const RARE =
  /^https?:\/\/(?:[\w-]+\.)*(?:safelinks\.protection\.(?:(?:outlook|office365)\.us|apps\.mil|(?:partner\.)?outlook\.cn)|urldefense\.(?:us|(?:proofpoint\.)?com(?=\/v2\/))|(?:cudasvc|secure-web\.cisco|trendmicro|www\.google|clicktime\.symantec|fireeye|trellix|checkpoint|protection\.sophos)\.com|avanan\.click)(?::443)?[/?](.*)/i

/** Sophos writes the address in base64, which begins like this for every `http`. */
const IN_BASE64 = /(?:^|[?&])u=(aHR0c[\w+/-]*)/

/** The address that any known rewriter's carries; empty for all others. */
export function carriedByAny(address: string): string {
  const [, rewritten] = RARE.exec(address) || []
  if (!rewritten) return carriedAddress(address)
  const [, inBase64] = IN_BASE64.exec(unescaped(rewritten)) || []
  if (inBase64) return atob(inBase64.replace(/-/g, '+').replace(/_/g, '/'))
  // Proofpoint writes `-` for `%` and `_` for `/` in its version 2.
  const isVersion2 = rewritten.startsWith('v2/url?')
  return carriedIn(isVersion2 ? rewritten.replace(/_/g, '/').replace(/-/g, '%') : rewritten)
}
