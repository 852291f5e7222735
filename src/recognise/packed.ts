import type { Model } from './model.ts'

/** What was learnt for one language, written as text that compresses well. */
export interface Packed {
  bias: number
  /** So much evidence and the pane suggests an offer. */
  threshold: number
  /** What one level of a weight is worth. */
  step: number
  /** The distance from each place to the next. */
  gaps: string
  /** A digit for each weight: its level above the lowest one. */
  levels: string
  lowest: number
}

/** What a string may hold without a backslash. */
const DIGITS =
  ' !#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~'

/** The last digit is so much, and goes on with the next. */
const MORE = DIGITS.length - 1

/** The model that was packed. */
export function unpacked({ bias, step, gaps, levels, lowest }: Packed): Model {
  const weights = new Map<number, number>()
  let place = 0
  for (const letter of gaps) {
    const digit = DIGITS.indexOf(letter)
    place += digit
    if (digit === MORE) continue
    const level = DIGITS.indexOf(levels.charAt(weights.size)) + lowest
    weights.set(place, level * step)
  }
  return { bias, weights }
}

/** The text of places in ascending order, and of the levels at them. */
export function packedText(
  entries: readonly (readonly [place: number, level: number])[],
  lowest: number,
): { gaps: string; levels: string } {
  const gaps = entries.map(([place], index) => gapDigits(place - (entries[index - 1]?.[0] ?? 0)))
  const levels = entries.map(([, level]) => DIGITS.charAt(level - lowest))
  return { gaps: gaps.join(''), levels: levels.join('') }
}

function gapDigits(gap: number): string {
  return DIGITS.charAt(MORE).repeat(Math.floor(gap / MORE)) + DIGITS.charAt(gap % MORE)
}
