import type { Group, MailFeatures } from '../src/recognise/features.ts'
import { PLACES } from '../src/recognise/grams.ts'
import { SHARPNESS, type Model } from '../src/recognise/model.ts'
import { minimise } from './lbfgs.ts'
import type { Example, SentenceExample } from './mails.ts'

/** What there is to learn from. */
export interface Lessons {
  mails: readonly Example[]
  sentences: readonly SentenceExample[]
}

/** What fewer than two people write is the mark of a writer. */
const LEAST_WRITERS = 2

/** How freely weights may grow. */
export interface Freedom {
  /** By how much more a rare feature may weigh than a common one. */
  rarity: number
  /** How strongly weights are held at zero. */
  penalty: number
  /** How much a labelled sentence counts beside a mail. */
  sentence: number
}

interface Vector {
  at: Int32Array
  value: Float64Array
}

interface Row {
  mail: Vector
  sentences: Vector[]
  rejection: boolean
}

interface Rows {
  mails: Row[]
  sentences: { sentence: Vector; no: boolean }[]
}

/**
 * Learn the weights of one language: logistic regression over a mail and its most telling sentence,
 * and over labelled sentences by the same weights.
 * @param places which features may have a weight
 * @param start where to begin
 */
export function fit(
  lessons: Lessons,
  places: readonly number[],
  { rarity, penalty, sentence }: Freedom,
  iterations: number,
  start: Model = { bias: 0, weights: new Float64Array(PLACES) },
): Model {
  const columns = new Int32Array(PLACES).fill(-1)
  places.forEach((place, column) => (columns[place] = column))
  const scale = scaleOf(lessons, places, rarity)
  const first = new Float64Array(places.length + 2)
  places.forEach((place, column) => (first[column] = start.weights[place]! / scale[place]!))
  first[places.length] = start.bias
  const loss = lossOf(rowsOf(lessons, columns, scale), places.length, penalty, sentence)
  const found = minimise(first, loss, iterations)
  const weights = new Float64Array(PLACES)
  places.forEach((place, column) => (weights[place] = found[column]! * scale[place]!))
  return { bias: found[places.length] ?? 0, weights }
}

/** The features that several writers use. */
export function commonPlaces({ mails, sentences }: Lessons): number[] {
  const writers = Array.from({ length: PLACES }, () => new Set<string>())
  const note = (places: Iterable<number>, writer: string) => {
    for (const place of places) writers[place]?.add(writer)
  }
  for (const { mail, features } of mails) note(placesIn(features), mail.writer)
  for (const { id, groups } of sentences) note(new Set(groups.flatMap((one) => one.places)), id)
  return [...writers.keys()].filter((place) => (writers[place]?.size ?? 0) >= LEAST_WRITERS)
}

function placesIn({ mail, sentences }: MailFeatures): Set<number> {
  return new Set([...mail, ...sentences.flat()].flatMap(({ places }) => places))
}

/** How far each feature's weight may go, before what is learnt. */
function scaleOf(
  { mails, sentences }: Lessons,
  places: readonly number[],
  rarity: number,
): Float64Array {
  const counts = new Float64Array(PLACES)
  const texts = [
    ...mails.map(({ features }) => placesIn(features)),
    ...sentences.map(({ groups }) => new Set(groups.flatMap((one) => one.places))),
  ]
  for (const text of texts) for (const place of text) counts[place]! += 1
  const scale = new Float64Array(PLACES)
  for (const place of places) {
    scale[place] = (Math.log((texts.length + 1) / counts[place]!) / 3) ** rarity
  }
  const groups = mails.flatMap(({ features }) => [...features.mail, ...features.sentences.flat()])
  for (const { places, isSign } of groups) if (isSign) for (const place of places) scale[place] = 1
  return scale
}

function rowsOf({ mails, sentences }: Lessons, columns: Int32Array, scale: Float64Array): Rows {
  const vector = (groups: readonly Group[]): Vector => {
    const at: number[] = []
    const values: number[] = []
    for (const { places, value } of groups) {
      for (const place of places) {
        if (columns[place]! < 0) continue
        at.push(columns[place]!)
        values.push(value * scale[place]!)
      }
    }
    return { at: Int32Array.from(at), value: Float64Array.from(values) }
  }
  return {
    mails: mails.map(({ mail, features }) => ({
      mail: vector(features.mail),
      sentences: features.sentences.map(vector),
      rejection: mail.rejection,
    })),
    sentences: sentences.map(({ groups, no }) => ({ sentence: vector(groups), no })),
  }
}

/** Logistic loss; the gradient goes to the sentences by their part in the smooth maximum. */
function lossOf(rows: Rows, bias: number, penalty: number, sentenceWeight: number) {
  const share = 1 / rows.mails.length
  return (weights: Float64Array, gradient: Float64Array): number => {
    let loss = 0
    gradient.fill(0)
    for (let column = 0; column < bias; column += 1) {
      gradient[column] = penalty * weights[column]!
      loss += (penalty * weights[column]! ** 2) / 2
    }
    for (const { mail, sentences, rejection } of rows.mails) {
      const scores = sentences.map((sentence) => along(sentence, weights))
      const highest = Math.max(0, ...scores)
      const parts = scores.map((score) => Math.exp((score - highest) * SHARPNESS))
      const whole = parts.reduce((sum, part) => sum + part, Math.exp(-highest * SHARPNESS))
      const told = highest + Math.log(whole) / SHARPNESS
      const sum = weights[bias]! + along(mail, weights) + told
      loss += share * surprise(sum, rejection)
      const error = share * mistake(sum, rejection)
      gradient[bias]! += error
      addTo(gradient, mail, error)
      sentences.forEach((sentence, index) => {
        addTo(gradient, sentence, (error * (parts[index] ?? 0)) / whole)
      })
    }
    for (const { sentence, no } of rows.sentences) {
      const sum = weights[bias + 1]! + along(sentence, weights)
      loss += sentenceWeight * share * surprise(sum, no)
      const error = sentenceWeight * share * mistake(sum, no)
      gradient[bias + 1]! += error
      addTo(gradient, sentence, error)
    }
    return loss
  }
}

function surprise(sum: number, answer: boolean): number {
  return Math.log1p(Math.exp(answer ? -sum : sum))
}

function mistake(sum: number, answer: boolean): number {
  return 1 / (1 + Math.exp(-sum)) - (answer ? 1 : 0)
}

function along({ at, value }: Vector, weights: Float64Array): number {
  let sum = 0
  for (let index = 0; index < at.length; index += 1) sum += weights[at[index]!]! * value[index]!
  return sum
}

function addTo(gradient: Float64Array, { at, value }: Vector, factor: number): void {
  for (let index = 0; index < at.length; index += 1) gradient[at[index]!]! += factor * value[index]!
}
