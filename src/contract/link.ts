import { checkLetters, FNV_OFFSET, fnvStep } from './checksum.ts'
import { textCheck } from './text-check.ts'

/**
 * What a referral link looks like, for both sides.
 *
 * `https://<link origin>/r/<token>?c=<check>`: the token is 128 bits in base64url. The first two
 * characters of the check tie the link to the address it was made for, with too few bits (12) to
 * tell a holder of the link anything certain about a list of addresses; the other four tie it to
 * its consent text. The server ignores the check; the pane and the send check use it to notice that
 * a mail carries another person's link, or less than the whole text.
 */
export const TOKEN_PATTERN = /^[A-Za-z0-9_-]{22}$/

/** One spelling per mailbox as far as an address can tell: NFKC, trimmed, lower case. */
export function normaliseAddress(address: string): string {
  return address.normalize('NFKC').trim().toLowerCase()
}

/** The domain of an address, in lower case; empty when there is none. */
export function domainOf(address: string): string {
  return normaliseAddress(address).split('@')[1] || ''
}

/**
 * Twelve bits (two characters) that tie a recipient's address to a token: FNV-1a over their UTF-16 units, since
 * the runtime of classic Outlook has no cryptography and none is needed. A wrong address passes
 * once in 4,096.
 */
export function recipientCheck(token: string, address: string): string {
  let hash = FNV_OFFSET
  const text = `${token}|${normaliseAddress(address)}`
  for (let index = 0; index < text.length; index += 1) {
    hash = fnvStep(hash, text.charCodeAt(index))
  }
  return checkLetters(hash ^ (hash >>> 12) ^ (hash >>> 24), 2)
}

/**
 * The link a mail carries.
 *
 * @param lockedText the consent text beside it with its date filled in; see `text-check.ts`
 */
export function referralUrl(
  origin: string,
  token: string,
  address: string,
  lockedText: string,
): string {
  return `${origin}/r/${token}?c=${recipientCheck(token, address)}${textCheck(lockedText)}`
}

/** Where the same candidate says "no further offers". */
export function declineUrl(origin: string, token: string): string {
  return `${origin}/r/${token}/decline`
}
