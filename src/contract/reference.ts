/** A consent as candidate, agency and company call it: a UUID in its usual spelling. */
export const REFERENCE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const PARTS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/

/**
 * A reference number as people copy it from paper: with spaces or other dashes, in capitals, in
 * full-width letters. None for what can be no reference.
 */
export function readReference(typed: string): string | undefined {
  const digits = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}ー−]/gu, '')
  const reference = digits.replace(PARTS, '$1-$2-$3-$4-$5')
  return REFERENCE.test(reference) ? reference : undefined
}
