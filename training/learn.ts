import type { Locale } from '../src/contract/locale.ts'
import type { Group } from '../src/recognise/features.ts'
import type { Model } from '../src/recognise/model.ts'
import { commonPlaces, fit } from './fit.ts'
import type { Example } from './mails.ts'

/** What fits beside the code into 15 KB; the features left out help little each. */
const KEPT_FEATURES: Record<Locale, number> = { ja: 4_000, en: 3_000 }

/** Held less tightly while all features share the work; found by cross-validation. */
const PENALTY = { first: 0.005, kept: 0.008 }

/** Weights are written as whole numbers from -5 to 5. */
export const LEVELS = 5

/** The few weights beyond are cut to the highest level. */
const WITHIN = 0.995

/** A model whose weights are whole numbers of steps. */
export interface Learnt {
  bias: number
  step: number
  /** In the order of their places, none of them zero. */
  levels: readonly (readonly [place: number, level: number])[]
}

/** Learn one language: from all features, then again from the most useful, then rounded. */
export function learn(language: Locale, examples: readonly Example[]): Learnt {
  const whole = fit(examples, commonPlaces(examples), PENALTY.first)
  const kept = fit(examples, mostUseful(whole, examples, KEPT_FEATURES[language]), PENALTY.kept)
  const sizes = [...kept.weights.values()].map(Math.abs).sort((a, b) => a - b)
  const step = (sizes[Math.floor(sizes.length * WITHIN)] ?? 1) / LEVELS
  const levels = [...kept.weights]
    .map(([place, weight]) => [place, levelOf(weight / step)] as const)
    .filter(([, level]) => level !== 0)
  return { bias: kept.bias, step, levels }
}

/** What was learnt as the scorer uses it. */
export function modelOf({ bias, step, levels }: Learnt): Model {
  return { bias, weights: new Map(levels.map(([place, level]) => [place, level * step])) }
}

function levelOf(steps: number): number {
  return Math.max(-LEVELS, Math.min(LEVELS, Math.round(steps)))
}

/** By how much a feature moves the mails that have it. */
function mostUseful({ weights }: Model, examples: readonly Example[], count: number): number[] {
  const power = new Map<number, number>()
  for (const { features } of examples) {
    for (const [place, value] of loudest([...features.mail, ...features.sentences.flat()])) {
      power.set(place, (power.get(place) ?? 0) + value ** 2)
    }
  }
  return [...weights]
    .map(([place, weight]) => ({ place, use: Math.abs(weight) * Math.sqrt(power.get(place) ?? 0) }))
    .sort((a, b) => b.use - a.use || a.place - b.place)
    .slice(0, count)
    .map(({ place }) => place)
}

function loudest(groups: readonly Group[]): Map<number, number> {
  const values = new Map<number, number>()
  for (const { places, value } of groups) {
    for (const place of places) values.set(place, Math.max(values.get(place) ?? 0, value))
  }
  return values
}
