import { writeFileSync } from 'node:fs'
import { format } from 'prettier'
import type { Locale } from '../src/contract/locale.ts'
import { packedLevels, type Packed } from '../src/recognise/packed.ts'
import type { Lessons } from './fit.ts'
import { crossValidated, figuresAt, thresholdFor } from './folds.ts'
import { learn } from './learn.ts'
import { exampleOf, sentenceExampleOf, trainingMails, trainingSentences } from './mails.ts'

const FILE = new URL('../src/recognise/weights.ts', import.meta.url)

const LANGUAGES: readonly Locale[] = ['ja', 'en']

/** Writers are dealt to so many folds. */
export const FOLDS = 5

/** On writers never seen. A wrong suggestion annoys, a missed one costs a press on Insert. */
const PRECISION: Record<Locale, number> = { ja: 0.945, en: 0.96 }

/** Digits that change no decision. */
const FRACTION_DIGITS = 5

/** All that the repository holds to learn one language from. */
export function lessonsIn(language: Locale): Lessons {
  return {
    mails: trainingMails()
      .filter((mail) => mail.language === language)
      .map(exampleOf),
    sentences: trainingSentences()
      .filter((sentence) => sentence.language === language)
      .map(sentenceExampleOf),
  }
}

/** The file of weights that the lessons give, to the byte. */
export async function weightsFile(thresholds: Thresholds): Promise<string> {
  const entries = LANGUAGES.map((language) => {
    const { bias, step, levels } = learn(language, lessonsIn(language))
    const packed: Packed = {
      bias: rounded(bias),
      threshold: thresholds[language],
      step: rounded(step),
      levels: packedLevels(levels),
    }
    return `${language}: ${JSON.stringify(packed)},`
  })
  const source = [
    "import type { Locale } from '../contract/locale.ts'\n",
    "import type { Packed } from './packed.ts'\n\n",
    '/** Made by `npm run train` from training/mails and training/sentences; not written by hand. */\n',
    'export const WEIGHTS: Record<Locale, Packed> = {\n',
    ...entries,
    '}\n',
  ].join('')
  return await format(source, { parser: 'typescript', semi: false, singleQuote: true })
}

/** Where the suggestion begins, by language. */
export type Thresholds = Record<Locale, number>

function rounded(value: number): number {
  return Number(value.toFixed(FRACTION_DIGITS))
}

/** Thresholds by cross-validation, told as they are found. */
export function foundThresholds(): Thresholds {
  const found = LANGUAGES.map((language) => {
    const lessons = lessonsIn(language)
    const judged = crossValidated(language, lessons, FOLDS)
    const threshold = rounded(thresholdFor(judged, PRECISION[language]))
    const { precision, recall } = figuresAt(judged, threshold)
    console.log(
      `${language}: ${lessons.mails.length} mails, ${FOLDS} folds by writer: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
    )
    return [language, threshold] as const
  })
  return Object.fromEntries(found) as Thresholds
}

if (import.meta.main) writeFileSync(FILE, await weightsFile(foundThresholds()))
