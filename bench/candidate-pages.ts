import { createServer, type AddressInfo } from 'node:net'
import { launchChromium } from '../test/browser/chromium.ts'
import type { Bench } from './bench.ts'
import type { Benchmark } from './benchmarks.ts'
import { walkAsCandidate } from './candidate-walk.ts'
import { startProcess } from './processes.ts'
import { spreadOf, type Measured } from './row.ts'

const CATEGORIES = ['accessibility', 'performance'] as const
type Scores = Record<(typeof CATEGORIES)[number], number>
type Audited = Scores & { path: string }

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

/**
 * One walk through the pages gives both figures, as Lighthouse's own phone opens them: slow 4G, a
 * processor slowed four times.
 */
const audits = new WeakMap<Bench, Promise<Audited[]>>()

async function lowest(bench: Bench, category: keyof Scores): Promise<Measured> {
  const audit = audits.get(bench) ?? auditPages(bench)
  audits.set(bench, audit)
  const pages = await audit
  const scores = pages.map((page) => page[category])
  const value = Math.min(...scores)
  const last = pages.find((page) => page[category] === value)?.path ?? ''
  return {
    value,
    spread: spreadOf(scores),
    note: `the lowest of ${pages.length} pages: ${last.replace(/\/[\w-]{20,}/g, '/…')}`,
  }
}

async function auditPages(bench: Bench): Promise<Audited[]> {
  const folder = await bench.workspace({ referrals: 1, registrations: 0, confirmed: 0 })
  const server = await startProcess('bench/product-server.ts', { args: [folder] })
  const origin = `http://localhost:${server.port}`
  const port = await freePort()
  const browser = await launchChromium([`--remote-debugging-port=${port}`])
  try {
    const pages: Audited[] = []
    await walkAsCandidate({ folder, origin }, async (path) => {
      pages.push({ path, ...(await audited(origin + path, port)) })
    })
    return pages
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
