import type { Locale } from '../contract/locale.ts'
import { tellsReaderNo } from './decisive-phrases.ts'
import { englishGrams, hashed, japaneseGrams, placeOf } from './grams.ts'
import { sentencesOf } from './sentences.ts'
import { ENGLISH_SIGNS } from './signs-en.ts'

/** Features that are there, each at its place in the table of weights, all counting alike. */
export interface Group {
  places: number[]
  value: number
  /** Made to be told by, so that its weights are not held back for being common. */
  isSign: boolean
}

/** A mail as the scorer sees it: all of it, and sentence by sentence. */
export interface MailFeatures {
  mail: Group[]
  sentences: Group[][]
  /** Whether it turns its reader down in a stock phrase. */
  tellsNo: boolean
}

/**
 * Kinds of features, so that equal letters in different parts of a mail count apart. Signs are
 * hashed by their small numbers, hence kinds that no two numbers make equal.
 */
const KIND = { sentence: 1, subject: 2, opening: 3, closing: 4, mailSign: 64, sentenceSign: 128 }

/** Who speaks to whom shows in the first and the last letters. */
const OPENING_LETTERS: Record<Locale, number> = { ja: 40, en: 80 }
const CLOSING_LETTERS = 60

/** Japanese says its no with the same endings again and again; runs of letters find them alone. */
const SIGNS: Record<Locale, readonly RegExp[]> = { ja: [], en: ENGLISH_SIGNS }

/** How much a sign counts beside letters and words; found by cross-validation. */
const SIGN_VALUE = 0.8

/** The features of a mail that is written in this language. */
export function featuresOf(language: Locale, subject: string, ownWords: string): MailFeatures {
  const grams = language === 'ja' ? japaneseGrams : englishGrams
  const sentences = sentencesOf(ownWords)
  const gramsOfSentences = sentences.map(grams)
  const opening = sentences.join(' ').slice(0, OPENING_LETTERS[language])
  const closing = (sentences.at(-1) ?? '').slice(-CLOSING_LETTERS)
  const title = sentencesOf(subject).join(' ')
  const signs = sentences.map((sentence) => signsIn(language, sentence))
  return {
    mail: [
      shared(KIND.sentence, gramsOfSentences.flat(), 4),
      shared(KIND.subject, grams(title), 2),
      shared(KIND.opening, grams(opening), 2),
      shared(KIND.closing, grams(closing), 2),
      each(KIND.mailSign, signs.flat()),
    ],
    sentences: gramsOfSentences.map((own, index) => [
      shared(KIND.sentence, own, 2),
      each(KIND.sentenceSign, signs[index] ?? []),
    ]),
    tellsNo: tellsReaderNo(language, title, sentences),
  }
}

function signsIn(language: Locale, sentence: string): number[] {
  return [...SIGNS[language].entries()].flatMap(([number, sign]) =>
    sign.test(sentence) ? [number] : [],
  )
}

/** Features that share one weight among them, so that a long letter is not louder than a short. */
function shared(kind: number, hashes: readonly number[], value: number): Group {
  const places = placesOf(kind, hashes)
  return { places, value: value / Math.sqrt(places.length || 1), isSign: false }
}

/** Signs, each counting for itself. */
function each(kind: number, numbers: readonly number[]): Group {
  return { places: placesOf(kind, numbers), value: SIGN_VALUE, isSign: true }
}

function placesOf(kind: number, hashes: readonly number[]): number[] {
  return [...new Set(hashes.map((hash) => placeOf(hashed(kind, hash))))]
}
