import { BUTTON_RULES } from './button-rules.ts'
import { EVENT_RULES } from './event-rules.ts'
import { readManifest } from './manifest.ts'
import type { Rule, Surroundings } from './rule.ts'
import { SHAPE_RULES } from './shape-rules.ts'
import { STRUCTURE_RULES } from './structure-rules.ts'

/** Everything we know a manifest of ours must keep to, from Microsoft's documents and for our own reasons. */
export const RULES: readonly Rule[] = [
  ...STRUCTURE_RULES,
  ...SHAPE_RULES,
  ...BUTTON_RULES,
  ...EVENT_RULES,
]

export interface Fault {
  rule: Rule
  /** What breaks it, as it stands in the manifest. */
  found: string[]
}

/**
 * The rules a manifest breaks, in the order of `RULES`; none for one that may be deployed. Needs no
 * network. Throws an Error when the file is not well formed.
 */
export function faultsIn(xml: string, surroundings: Surroundings): Fault[] {
  const manifest = readManifest(xml)
  return RULES.map((rule) => ({ rule, found: rule.broken(manifest, surroundings) })).filter(
    ({ found }) => found.length > 0,
  )
}
