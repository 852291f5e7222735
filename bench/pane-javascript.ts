import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { buildPane, paneIsStale } from '../sandbox/pane-build.ts'
import type { Benchmark } from './benchmarks.ts'

const BUILT = new URL('../dist/addin/', import.meta.url)

/** Microsoft's React task pane template, recorded on 2026-11-23; building it takes minutes. */
const TEMPLATE_KB = 163.7

/** Everything from our own origin that the page loads by itself; office.js is Microsoft's. */
export const paneJavaScript: Benchmark = {
  name: 'pane JavaScript at first paint, gzip',
  unit: 'KB',
  budget: { on: 'value', atMost: 100 },
  async measure() {
    if (paneIsStale()) await buildPane()
    const page = readFileSync(new URL('taskpane.html', BUILT), 'utf8')
    const scripts = [...page.matchAll(/<script\b[^>]*\bsrc="?([^\s">]+)/g)].map(([, src]) => src)
    const own = scripts.filter((src) => src !== undefined && !URL.canParse(src)) as string[]
    if (own.length === 0) throw new Error(`${fileURLToPath(BUILT)} holds a page without scripts.`)
    const bytes = own.map((src) => gzipSync(readFileSync(new URL(src, BUILT)), { level: 9 }).length)
    return {
      value: bytes.reduce((sum, one) => sum + one, 0) / 1_000,
      yardstick: TEMPLATE_KB,
      note: "yardstick recorded, not measured: Microsoft's React task pane template",
    }
  },
}
