import type { Locale } from '../contract/locale.ts'
import { englishGrams, hashed, japaneseGrams, placeOf } from './grams.ts'
import { sentencesOf } from './sentences.ts'

/** Features that are there, each at its place in the table of weights, all counting alike. */
export interface Group {
  places: number[]
  value: number
}

/** A mail as the scorer sees it: all of it, and sentence by sentence. */
export interface MailFeatures {
  mail: Group[]
  sentences: Group[][]
}

/** Kinds of features, so that equal letters in different parts of a mail count apart. */
const KIND = { sentence: 1, subject: 2, opening: 3, closing: 4 }

/** Who speaks to whom shows in the first and the last letters. */
const OPENING_LETTERS: Record<Locale, number> = { ja: 40, en: 80 }
const CLOSING_LETTERS = 60

/** The features of a mail that is written in this language. */
export function featuresOf(language: Locale, subject: string, ownWords: string): MailFeatures {
  const grams = language === 'ja' ? japaneseGrams : englishGrams
  const sentences = sentencesOf(ownWords)
  const gramsOfSentences = sentences.map(grams)
  const opening = sentences.join(' ').slice(0, OPENING_LETTERS[language])
  const closing = (sentences.at(-1) ?? '').slice(-CLOSING_LETTERS)
  return {
    mail: [
      shared(KIND.sentence, gramsOfSentences.flat(), 4),
      shared(KIND.subject, grams(sentencesOf(subject).join(' ')), 2),
      shared(KIND.opening, grams(opening), 2),
      shared(KIND.closing, grams(closing), 2),
    ],
    sentences: gramsOfSentences.map((own) => [shared(KIND.sentence, own, 2)]),
  }
}

/** Features that share one weight among them, so that a long letter is not louder than a short. */
function shared(kind: number, hashes: readonly number[], value: number): Group {
  const places = [...new Set(hashes.map((hash) => placeOf(hashed(kind, hash))))]
  return { places, value: value / Math.sqrt(places.length || 1) }
}
