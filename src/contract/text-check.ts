import { checkLetters, FNV_OFFSET, fnvStep } from './checksum.ts'

/**
 * Whether the consent text that belongs to a link still stands above it.
 *
 * The link carries 24 bits of a hash over the letters and digits of its locked text, run backwards
 * from the decline link. So a reader of the mail need not know where the locked text begins, which
 * nothing in a body marks for sure: it walks up from the decline link and asks after every letter
 * whether the hash fits. A cut text passes once in 14,000 times.
 */
export const TEXT_CHECK_LENGTH = 4

/** Placeholders, and addresses of any kind: a rewriter may have changed the one that is shown. */
const NOT_WORDS = /\{\{\w+\}\}|https?:\/\/[\0!-~]+/gi

/** All but letters and digits, once a text is decomposed (NFKD) and in lower case. */
const NOT_LETTERS = /[\0-/:-@[-`{-\u00de\u00f7\u0300-\u036f\u2000-\u3040\u30fb\ufe00-\uffff]/g

/** Numbers of a list, typed or written out by Word, and letters that its fonts show as bullets. */
const LIST_MARKS = /\n *\(?(?:\d\d?[.)、 ]|[lnopquvø] )/g

/** More letters than any locked text has; it keeps the walk short in a long letter. */
const MOST_LETTERS = 1_200

/**
 * What of a text no editor changes: letters and digits in one spelling. White space, punctuation,
 * bullets, widths, accents and addresses are left out.
 */
function lettersOf(text: string): string {
  return spelled(text).replace(NOT_LETTERS, '')
}

function spelled(text: string): string {
  return text.replace(NOT_WORDS, ' ').normalize('NFKD').toLowerCase()
}

/** 24 of the 32 bits of a hash, none of them lost. */
function folded(hash: number): string {
  return checkLetters(hash ^ (hash >>> 24), TEXT_CHECK_LENGTH)
}

/**
 * The check of a locked text as it stands in the mail: its date is filled in, its links may be
 * filled in or not. Four characters of base64url.
 */
export function textCheck(lockedText: string): string {
  const [aboveDecline = ''] = lockedText.split('{{decline_link}}')
  const letters = lettersOf(aboveDecline)
  let hash = FNV_OFFSET
  for (let at = letters.length - 1; at >= 0; at -= 1) hash = fnvStep(hash, letters.charCodeAt(at))
  return folded(hash)
}

/**
 * True when the text above a decline link ends with a locked text of this check, as it stands or
 * without the marks of a list: a locked text may begin lines with numbers of its own.
 */
export function endsWithChecked(aboveDecline: string, check: string): boolean {
  const text = spelled(aboveDecline)
  return endsWith(text, check) || endsWith(text.replace(LIST_MARKS, ''), check)
}

function endsWith(text: string, check: string): boolean {
  const letters = text.replace(NOT_LETTERS, '').slice(-MOST_LETTERS)
  let hash = FNV_OFFSET
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    hash = fnvStep(hash, letters.charCodeAt(at))
    if (folded(hash) === check) return true
  }
  return false
}
