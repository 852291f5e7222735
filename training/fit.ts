import type { Group, MailFeatures } from '../src/recognise/features.ts'
import { SHARPNESS, type Model } from '../src/recognise/model.ts'
import { minimise } from './lbfgs.ts'
import type { Example } from './mails.ts'

/** What fewer than two people write is the mark of a writer. */
const LEAST_WRITERS = 2

/** Rare features may weigh more than common ones; found by cross-validation. */
const RARITY = 1.5

/** More steps change no decision. */
const ITERATIONS = 60

interface Vector {
  at: Int32Array
  value: Float64Array
}

interface Row {
  mail: Vector
  sentences: Vector[]
  rejection: boolean
}

/**
 * Learn the weights of one language: logistic regression over a mail and its most telling sentence.
 * @param places which features may have a weight
 * @param penalty how strongly weights are held at zero
 */
export function fit(
  examples: readonly Example[],
  places: readonly number[],
  penalty: number,
): Model {
  const sorted = [...places].sort((a, b) => a - b)
  const columns = new Map(sorted.map((place, column) => [place, column]))
  const scale = rarity(examples, columns)
  const rows = examples.map((example) => rowOf(example, columns, scale))
  const weights = minimise(sorted.length + 1, lossOf(rows, sorted.length, penalty), ITERATIONS)
  return {
    bias: weights[sorted.length] ?? 0,
    weights: new Map(
      sorted.map((place, column) => [place, (weights[column] ?? 0) * (scale[column] ?? 0)]),
    ),
  }
}

/** The features that several writers use. */
export function commonPlaces(examples: readonly Example[]): number[] {
  const writers = new Map<number, Set<string>>()
  for (const { mail, features } of examples) {
    for (const place of placesIn(features)) {
      const known = writers.get(place)
      if (known) known.add(mail.writer)
      else writers.set(place, new Set([mail.writer]))
    }
  }
  return [...writers].filter(([, { size }]) => size >= LEAST_WRITERS).map(([place]) => place)
}

function placesIn({ mail, sentences }: MailFeatures): Set<number> {
  return new Set([...mail, ...sentences.flat()].flatMap(({ places }) => places))
}

/** How far each feature's weight may go, before what is learnt. */
function rarity(examples: readonly Example[], columns: ReadonlyMap<number, number>): Float64Array {
  const mails = new Float64Array(columns.size)
  const signs = new Set<number | undefined>()
  for (const { features } of examples) {
    for (const { places, isSign } of [...features.mail, ...features.sentences.flat()]) {
      if (isSign) for (const place of places) signs.add(columns.get(place))
    }
    for (const place of placesIn(features)) {
      const column = columns.get(place)
      if (column !== undefined) mails[column]! += 1
    }
  }
  return mails.map((count, column) =>
    signs.has(column) ? 1 : (Math.log((examples.length + 1) / (count || 1)) / 3) ** RARITY,
  )
}

function rowOf(
  { mail, features }: Example,
  columns: ReadonlyMap<number, number>,
  scale: Float64Array,
): Row {
  const vector = (groups: readonly Group[]): Vector => {
    const known = groups.flatMap(({ places, value }) =>
      places.flatMap((place) => {
        const column = columns.get(place)
        return column === undefined ? [] : [{ column, value: value * (scale[column] ?? 0) }]
      }),
    )
    return {
      at: Int32Array.from(known, ({ column }) => column),
      value: Float64Array.from(known, ({ value }) => value),
    }
  }
  return {
    mail: vector(features.mail),
    sentences: features.sentences.map(vector),
    rejection: mail.rejection,
  }
}

/** Logistic loss; the gradient goes to the sentences by their part in the smooth maximum. */
function lossOf(rows: readonly Row[], bias: number, penalty: number) {
  return (weights: Float64Array, gradient: Float64Array): number => {
    let loss = 0
    for (let column = 0; column < bias; column += 1) {
      gradient[column] = penalty * weights[column]!
      loss += (penalty * weights[column]! ** 2) / 2
    }
    for (const { mail, sentences, rejection } of rows) {
      const scores = sentences.map((sentence) => along(sentence, weights))
      const highest = Math.max(0, ...scores)
      const parts = scores.map((score) => Math.exp((score - highest) * SHARPNESS))
      const whole = parts.reduce((sum, part) => sum + part, Math.exp(-highest * SHARPNESS))
      const told = highest + Math.log(whole) / SHARPNESS
      const sum = weights[bias]! + along(mail, weights) + told
      loss += Math.log1p(Math.exp(rejection ? -sum : sum)) / rows.length
      const error = (1 / (1 + Math.exp(-sum)) - (rejection ? 1 : 0)) / rows.length
      gradient[bias]! += error
      addTo(gradient, mail, error)
      sentences.forEach((sentence, index) => {
        addTo(gradient, sentence, (error * (parts[index] ?? 0)) / whole)
      })
    }
    return loss
  }
}

function along({ at, value }: Vector, weights: Float64Array): number {
  let sum = 0
  for (let index = 0; index < at.length; index += 1) sum += weights[at[index]!]! * value[index]!
  return sum
}

function addTo(gradient: Float64Array, { at, value }: Vector, factor: number): void {
  for (let index = 0; index < at.length; index += 1) gradient[at[index]!]! += factor * value[index]!
}
