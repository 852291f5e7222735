import type { Locale } from '../contract/locale.ts'

/** Fewer letters than a greeting say nothing about the language of a letter. */
const ENOUGH_LETTERS = 12

/** The language a mail is written in: kana occur in any Japanese sentence and in no other tongue. */
export function guessLanguage(subject: string, words: string): Locale | undefined {
  const letter = `${subject} ${words}`
  if (/[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]/.test(letter)) return 'ja'
  const letters = letter.match(/\p{Letter}/gu) ?? []
  return letters.length >= ENOUGH_LETTERS ? 'en' : undefined
}
