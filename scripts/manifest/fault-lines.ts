import type { Locale } from '../../src/contract/locale.ts'
import type { Fault } from './check.ts'

/** One line for every rule that is broken, with what breaks it. */
export function faultLines(faults: readonly Fault[], locale: Locale): string {
  return faults
    .map(({ rule, found }) => `${rule[locale]}: ${[...new Set(found)].join(', ')}`)
    .join('\n')
}
