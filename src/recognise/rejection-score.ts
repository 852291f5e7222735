import type { Locale } from '../contract/locale.ts'
import { guessLanguage } from '../message/guess-language.ts'
import { featuresOf } from './features.ts'
import { evidence, type Model } from './model.ts'
import { unpacked } from './packed.ts'
import { WEIGHTS } from './weights.ts'

/** From here on a mail reads like the rejection of a candidate. */
export const READS_LIKE_REJECTION = 0.5

/** A rejection is said in the first pages, and nobody waits for the rest. */
const LONGEST = 8_000

/** Turns evidence into a score that tells sure from unsure; the order of mails does not hang on it. */
const STEEPNESS = 3

const models = new Map<Locale, Model>()

/**
 * How much a mail reads like the rejection of a candidate, from 0 to 1. A guess, good enough to
 * suggest and never to decide. A mail that says next to nothing scores 0.
 *
 * @param ownWords what the author wrote, without markup and quoted history
 */
export function rejectionScore(subject: string, ownWords: string): number {
  const words = ownWords.slice(0, LONGEST)
  const language = guessLanguage(subject, words)
  if (!language || words.trim() === '') return 0
  const strength = evidence(modelFor(language), featuresOf(language, subject, words))
  return 1 / (1 + Math.exp(STEEPNESS * (WEIGHTS[language].threshold - strength)))
}

function modelFor(language: Locale): Model {
  const known = models.get(language) ?? unpacked(WEIGHTS[language])
  models.set(language, known)
  return known
}
