import { PLACES } from './grams.ts'
import type { Model } from './model.ts'

/** What was learnt for one language, as few bytes. */
export interface Packed {
  bias: number
  /** So much evidence and the pane suggests an offer. */
  threshold: number
  /** What one level of a weight is worth. */
  step: number
  /** The level at each place, most of them 0: an arithmetic code, in base 64. */
  levels: string
}

/** A level is said by yes and no: is there one, is it above zero, is it beyond 1, beyond 2, ... */
const QUESTIONS = { any: 0, above: 1, beyond: 2 }

/** The highest level, up or down. */
export const HIGHEST_LEVEL = 2

const RANGE = 2 ** 32

/** Says yes or no: in packing what it is told, in unpacking what was told. */
type Coder = (question: number, answer: boolean) => boolean

/** The model that was packed. */
export function unpacked({ bias, step, levels }: Packed): Model {
  const coder = decoder(Uint8Array.from(atob(levels), (letter) => letter.charCodeAt(0)))
  const weights = new Float64Array(PLACES)
  for (let place = 0; place < PLACES; place += 1) weights[place] = step * coded(coder, 0)
  return { bias, weights }
}

/** The text of the levels at all places. */
export function packedLevels(levels: ArrayLike<number>): string {
  const { coder, bytes } = encoder()
  for (let place = 0; place < PLACES; place += 1) coded(coder, levels[place] ?? 0)
  return btoa(String.fromCharCode(...bytes()))
}

function coded(coder: Coder, level: number): number {
  if (!coder(QUESTIONS.any, level !== 0)) return 0
  const sign = coder(QUESTIONS.above, level > 0) ? 1 : -1
  let size = 1
  while (size < HIGHEST_LEVEL && coder(QUESTIONS.beyond + size, Math.abs(level) > size)) size += 1
  return sign * size
}

/** Each answer narrows a range; a byte is done as soon as both ends of the range begin with it. */
function narrowing(atByte: (byte: number) => void) {
  const yes = new Float64Array(QUESTIONS.beyond + HIGHEST_LEVEL).fill(1)
  const all = new Float64Array(yes.length).fill(2)
  let low = 0
  let high = RANGE - 1
  return {
    low: () => low,
    narrow: (question: number, decide: (middle: number) => boolean): boolean => {
      // The more certain an answer is by those before it, the less it narrows.
      const middle = low + Math.floor(((high - low) * yes[question]!) / all[question]!)
      const answer = decide(middle)
      yes[question]! += Number(answer)
      all[question]! += 1
      if (answer) high = middle
      else low = middle + 1
      while (low >>> 24 === high >>> 24) {
        atByte(low >>> 24)
        low = (low << 8) >>> 0
        high = ((high << 8) | 255) >>> 0
      }
      return answer
    },
  }
}

function decoder(bytes: Uint8Array): Coder {
  let next = 0
  let seen = 0
  const read = () => void (seen = ((seen << 8) | (bytes[next++] ?? 0)) >>> 0)
  for (let count = 0; count < 4; count += 1) read()
  const { narrow } = narrowing(read)
  return (question) => narrow(question, (middle) => seen <= middle)
}

function encoder(): { coder: Coder; bytes: () => number[] } {
  const written: number[] = []
  const { narrow, low } = narrowing((byte) => void written.push(byte))
  return {
    coder: (question, answer) => narrow(question, () => answer),
    bytes: () => [...written, (low() >>> 24) + 1],
  }
}
