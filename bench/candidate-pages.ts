import { createServer, type AddressInfo } from 'node:net'
import { launchChromium } from '../test/browser/chromium.ts'
import type { Bench } from './bench.ts'
import type { Benchmark } from './benchmarks.ts'
import { startProcess } from './processes.ts'
import { spreadOf, type Measured } from './row.ts'
import { numbered, tokenOf } from './workspace.ts'

/** What candidates open, as Lighthouse's own phone does: slow 4G, a processor slowed four times. */
const PAGES = [
  `/r/${tokenOf(0)}?lang=ja`,
  `/r/${tokenOf(0)}?lang=en`,
  `/r/${tokenOf(0)}/decline?lang=en`,
  `/confirm/${numbered('confirm', 0)}?lang=ja`,
]

const CATEGORIES = ['accessibility', 'performance'] as const
type Scores = Record<(typeof CATEGORIES)[number], number>

export const pageAccessibility: Benchmark = {
  name: 'candidate pages, Lighthouse accessibility',
  unit: 'of 100',
  budget: { on: 'value', atLeast: 100 },
  measure: (bench) => lowest(bench, 'accessibility'),
}

export const pagePerformance: Benchmark = {
  name: 'candidate pages, Lighthouse performance, phone',
  unit: 'of 100',
  budget: { on: 'value', atLeast: 99 },
  measure: (bench) => lowest(bench, 'performance'),
}

/** One walk through the pages gives both figures. */
const audits = new WeakMap<Bench, Promise<Scores[]>>()

async function lowest(bench: Bench, category: keyof Scores): Promise<Measured> {
  const audit = audits.get(bench) ?? auditPages(bench)
  audits.set(bench, audit)
  const scores = (await audit).map((page) => page[category])
  return {
    value: Math.min(...scores),
    spread: spreadOf(scores),
    note: `the lowest of ${PAGES.length} pages`,
  }
}

async function auditPages(bench: Bench): Promise<Scores[]> {
  const folder = await bench.workspace({ referrals: 1, registrations: 1, confirmed: 0 })
  const server = await startProcess('bench/product-server.ts', { args: [folder] })
  const port = await freePort()
  const browser = await launchChromium([`--remote-debugging-port=${port}`])
  try {
    const scores: Scores[] = []
    for (const page of PAGES) {
      scores.push(await audited(`http://localhost:${server.port}${page}`, port))
    }
    return scores
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** @throws Error where Lighthouse could not load the page or gave no score. */
async function audited(url: string, port: number): Promise<Scores> {
  // Loaded when its rows are asked for; it is large.
  const { default: lighthouse } = await import('lighthouse')
  const result = await lighthouse(url, {
    port,
    logLevel: 'silent',
    onlyCategories: [...CATEGORIES],
  })
  const { categories = {}, runtimeError } = result?.lhr ?? {}
  if (runtimeError) throw new Error(runtimeError.message)
  const [accessibility, performance] = CATEGORIES.map((name) => categories[name]?.score)
  if (typeof accessibility !== 'number' || typeof performance !== 'number') {
    throw new Error('Lighthouse gave no score')
  }
  return { accessibility: accessibility * 100, performance: performance * 100 }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
