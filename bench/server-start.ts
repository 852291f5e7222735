import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Bench } from './bench.ts'
import type { Benchmark } from './benchmarks.ts'
import { startProcess } from './processes.ts'
import { median, spreadOf, type Measured } from './row.ts'

const STARTS = 5

/** By then the first upkeep and the first look into the outbox are over. */
const REST_MS = 1_500

/** Mail included, as in production; nobody listens there and nothing is due. */
const ENVIRONMENT = { HOST: '127.0.0.1', PORT: '0', SMTP_URL: 'smtp://127.0.0.1:1' }

/** `node server/main.mjs` on a folder with data, until it answers that its database does. */
export const timeToStart: Benchmark = {
  name: 'server start to first healthz',
  unit: 's',
  budget: { on: 'value', atMost: 1 },
  measure: (bench) => overStarts(bench, async (_pid, startedAt) => secondsSince(startedAt)),
}

/** Resident memory of the same process once nothing happens any more. */
export const memoryAtRest: Benchmark = {
  name: 'server at rest, resident memory',
  unit: 'MB',
  budget: { on: 'value', atMost: 120 },
  measure: (bench) =>
    overStarts(bench, async (pid) => {
      await wait(REST_MS)
      return residentMegabytes(pid)
    }),
}

async function overStarts(
  bench: Bench,
  take: (pid: number, startedAt: number) => Promise<number>,
): Promise<Measured> {
  const folder = await bench.workspace({ referrals: 10_000, registrations: 0, confirmed: 0 })
  const values: number[] = []
  for (let start = 0; start < STARTS; start += 1) {
    const startedAt = performance.now()
    const environment = { ...ENVIRONMENT, DATA_DIR: folder }
    const server = await startProcess('server/main.mjs', { environment })
    try {
      const { status } = await fetch(`http://127.0.0.1:${server.port}/healthz`)
      if (status !== 200) throw new Error(`/healthz answered ${status}`)
      values.push(await take(server.pid, startedAt))
    } finally {
      await server.stop()
    }
  }
  return { value: median(values), spread: spreadOf(values) }
}

function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1_000
}

function residentMegabytes(pid: number): number {
  const file = `/proc/${pid}/status`
  if (process.platform !== 'linux') throw new Error('Resident memory is read from Linux’s /proc.')
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8')) ?? []
  return (Number(kilobytes) * 1_024) / 1_000_000
}
