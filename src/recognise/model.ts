import type { Group, MailFeatures } from './features.ts'

/** What was learnt for one language: a weight for each place, and what a mail without features gets. */
export interface Model {
  bias: number
  weights: Float64Array
}

/** How much more the most telling sentence counts than the others. */
export const SHARPNESS = 1.5

/** So much evidence a stock phrase is beside all that was learnt; more adds nothing in the folds. */
const STOCK_PHRASE = 2

/**
 * How strongly a mail speaks for a rejection; above and below zero is the model's own opinion.
 * One decisive sentence is enough in a long letter: sentences are joined by a smooth maximum.
 */
export function evidence(
  { bias, weights }: Model,
  { mail, sentences, tellsNo }: MailFeatures,
): number {
  const sum = (groups: readonly Group[]) =>
    groups.reduce(
      (total, { places, value }) =>
        total + value * places.reduce((part, place) => part + (weights[place] ?? 0), 0),
      0,
    )
  const scores = sentences.map(sum)
  const highest = Math.max(0, ...scores)
  const whole = scores.reduce(
    (total, score) => total + Math.exp((score - highest) * SHARPNESS),
    Math.exp(-highest * SHARPNESS),
  )
  return bias + (tellsNo ? STOCK_PHRASE : 0) + sum(mail) + highest + Math.log(whole) / SHARPNESS
}
