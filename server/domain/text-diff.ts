import type { TextLine } from '../../src/contract/settings.ts'

/**
 * What becomes of each line between two texts: kept, removed or added, in the order of both, with as
 * many kept as can be (longest common subsequence). What was removed stands before what replaced it.
 */
export function changedLines(before: readonly string[], after: readonly string[]): TextLine[] {
  const kept = keptFrom(before, after)
  const lines: TextLine[] = []
  let [at, to] = [0, 0]
  while (at < before.length || to < after.length) {
    const [old, fresh] = [before[at], after[to]]
    if (old !== undefined && old === fresh) {
      lines.push({ change: 'same', text: old })
      at += 1
      to += 1
    } else if (old !== undefined && (kept(at + 1, to) >= kept(at, to + 1) || fresh === undefined)) {
      lines.push({ change: 'removed', text: old })
      at += 1
    } else {
      lines.push({ change: 'added', text: fresh ?? '' })
      to += 1
    }
  }
  return lines
}

/** How many lines can be kept of what is left from two places on. */
function keptFrom(before: readonly string[], after: readonly string[]) {
  const width = after.length + 1
  const counts = new Uint16Array((before.length + 1) * width)
  const kept = (at: number, to: number) => counts[at * width + to] ?? 0
  for (let at = before.length - 1; at >= 0; at -= 1) {
    for (let to = after.length - 1; to >= 0; to -= 1) {
      counts[at * width + to] =
        before[at] === after[to]
          ? kept(at + 1, to + 1) + 1
          : Math.max(kept(at + 1, to), kept(at, to + 1))
    }
  }
  return (at: number, to: number) => (to > after.length ? 0 : kept(at, to))
}
