import type { Locale } from '../src/contract/locale.ts'
import type { Group } from '../src/recognise/features.ts'
import { PLACES } from '../src/recognise/grams.ts'
import type { Model } from '../src/recognise/model.ts'
import { HIGHEST_LEVEL } from '../src/recognise/packed.ts'
import { commonPlaces, fit, type Freedom, type Lessons } from './fit.ts'

/** How many features are kept, round by round; the last number is what fits beside the code. */
const KEPT_FEATURES: Record<Locale, readonly number[]> = {
  ja: [16_000, 8_000, 3_100],
  en: [25_000, 13_000, 5_200],
}

/** Found by cross-validation. */
const FREEDOM: Record<Locale, Freedom> = {
  ja: { rarity: 1, penalty: 0.005, sentence: 0.5 },
  en: { rarity: 1.5, penalty: 0.005, sentence: 0.3 },
}

/** More steps change no decision; later rounds begin where the one before ended. */
const ITERATIONS = { first: 60, later: 40 }

/** The few weights beyond are cut to the highest level. */
const WITHIN = 0.98

/** A model whose weights are whole numbers of steps. */
export interface Learnt {
  bias: number
  step: number
  /** The level at each place. */
  levels: Int8Array
}

/** Learn one language: from all features, then again from fewer and fewer of them, then rounded. */
export function learn(language: Locale, lessons: Lessons): Learnt {
  let model = fit(lessons, commonPlaces(lessons), FREEDOM[language], ITERATIONS.first)
  for (const count of KEPT_FEATURES[language]) {
    const places = mostUseful(model, lessons, count)
    model = fit(lessons, places, FREEDOM[language], ITERATIONS.later, model)
  }
  const sizes = model.weights.filter((weight) => weight !== 0).map(Math.abs)
  const step = (sizes.sort()[Math.floor(sizes.length * WITHIN)] ?? 1) / HIGHEST_LEVEL
  return {
    bias: model.bias,
    step,
    levels: Int8Array.from(model.weights, (one) => level(one / step)),
  }
}

/** What was learnt as the scorer uses it. */
export function modelOf({ bias, step, levels }: Learnt): Model {
  return { bias, weights: Float64Array.from(levels, (level) => level * step) }
}

function level(steps: number): number {
  return Math.max(-HIGHEST_LEVEL, Math.min(HIGHEST_LEVEL, Math.round(steps)))
}

/** The places whose features move the mails that have them most, in ascending order. */
function mostUseful({ weights }: Model, lessons: Lessons, count: number): number[] {
  const power = new Float64Array(PLACES)
  const texts = [
    ...lessons.mails.map(({ features }) => [...features.mail, ...features.sentences.flat()]),
    ...lessons.sentences.map(({ groups }) => groups),
  ]
  for (const text of texts) {
    for (const [place, value] of loudest(text)) power[place]! += value ** 2
  }
  const use = power.map((sum, place) => Math.abs(weights[place]!) * Math.sqrt(sum))
  return [...use.keys()]
    .filter((place) => use[place]! > 0)
    .sort((a, b) => use[b]! - use[a]! || a - b)
    .slice(0, count)
    .sort((a, b) => a - b)
}

function loudest(groups: readonly Group[]): Map<number, number> {
  const values = new Map<number, number>()
  for (const { places, value } of groups) {
    for (const place of places) values.set(place, Math.max(values.get(place) ?? 0, value))
  }
  return values
}
