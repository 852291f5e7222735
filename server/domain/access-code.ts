import { createHmac } from 'node:crypto'
import type { Keys } from './secrets.ts'

/** Crockford's base 32: no letter looks like another or like a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Twelve characters of five bits: 60 bits, where 50 are the least that may be. */
const CODE_LENGTH = 12
const GROUP = 4

/** A code works this long after it was made. */
export const CODE_LIFETIME_MS = 60 * 60 * 1000

/**
 * The code for one member and one request for it. It comes of the request's key, so that a retry
 * after a lost answer shows the same one, although only its hash is stored.
 */
export function accessCode(keys: Keys, memberId: string, requestKey: string): string {
  const digest = createHmac('sha256', keys.code).update(`${memberId}\n${requestKey}`).digest()
  const letters = Array.from(
    { length: CODE_LENGTH },
    (_, index) => ALPHABET[(digest[index] ?? 0) & 31] ?? '',
  ).join('')
  return (letters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-')
}

/** A code as it was typed or pasted, in the one form that is hashed. */
export function readCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/**
 * The session a code becomes: 256 bits that come of the code and the sign-in's idempotency key, so
 * that only a retry of the same sign-in gets the same session.
 */
export function sessionToken(keys: Keys, code: string, requestKey: string): string {
  return createHmac('sha256', keys.session).update(`${code}\n${requestKey}`).digest('base64url')
}

/** Failed sign-ins one address may make in a window before it has to wait. */
export const FAILURES_PER_WINDOW = 20
export const FAILURE_WINDOW_MS = 10 * 60 * 1000
