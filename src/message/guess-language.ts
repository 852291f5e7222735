import type { Locale } from '../contract/locale.ts'

/** Fewer letters than a greeting say nothing about the language of a letter. */
const ENOUGH_LETTERS = 12

/** Every second letter of a Japanese letter is kana; a name or two in an English one is far less. */
const KANA_SHARE = 0.1

/** The language a mail is written in, or undefined while it says too little. */
export function guessLanguage(subject: string, words: string): Locale | undefined {
  const letters = `${subject} ${words}`.match(/\p{Letter}/gu) ?? []
  const kana = letters.filter((letter) => /[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]/.test(letter))
  if (kana.length > letters.length * KANA_SHARE) return 'ja'
  return letters.length >= ENOUGH_LETTERS ? 'en' : undefined
}
