import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Frame, Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Axe {
  run(context: Document, options: RunOptions): Promise<AxeResults>
}

/** WCAG 2.2 at level AA, and what axe knows to be good practice beside it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong with a page or the pane as it stands now, in words. */
export async function barriersIn(place: Page | Frame, name: string): Promise<string[]> {
  // Evaluated from outside, since our pages allow no script of their own.
  await place.evaluate(AXE)
  const violations = await place.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const found = await axe.run(document, {
      runOnly: { type: 'tag', values: rules },
      resultTypes: ['violations'],
    })
    return found.violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')}`)
  }, RULES)
  return violations.map((violation) => `${name}: ${violation}`)
}
