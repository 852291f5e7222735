import { isUncertain } from './retry.ts'

/**
 * Carries out one write at a time, under one key for as long as what is asked stays the same and
 * no answer was certain. Pressing again after a lost answer then has the effect of the first press.
 */
export function repeatable(newKey: () => string = () => crypto.randomUUID()) {
  let kept: { about: string; key: string } | undefined
  return async <T>(about: unknown, write: (key: string) => Promise<T>): Promise<T> => {
    const now = JSON.stringify(about)
    if (kept?.about !== now) kept = { about: now, key: newKey() }
    try {
      const answer = await write(kept.key)
      kept = undefined
      return answer
    } catch (error) {
      if (!isUncertain(error)) kept = undefined
      throw error
    }
  }
}
