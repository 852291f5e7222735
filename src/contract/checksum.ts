const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Where FNV-1a (32 bits) starts. */
export const FNV_OFFSET = 0x811c9dc5

/**
 * One step of FNV-1a over a UTF-16 unit. The runtime of classic Outlook has no cryptography, and
 * what is checked here is a slip of the hand, not an attack.
 */
export function fnvStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193) >>> 0
}

/** The lowest bits of a number, six to a character of base64url. */
export function checkLetters(bits: number, length: number): string {
  let letters = ''
  for (let shift = 6 * (length - 1); shift >= 0; shift -= 6) {
    letters += ALPHABET[(bits >>> shift) & 63]
  }
  return letters
}
