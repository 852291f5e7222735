import { join } from 'node:path'
import { DATABASE_FILE } from '../server/installation.ts'
import type { Bench } from './bench.ts'
import type { Benchmark } from './benchmarks.ts'
import { copyReferrals } from './copy-referrals.ts'
import type { SliceResult } from './load.ts'
import { startProcess, type Running } from './processes.ts'
import { median, spreadOf, type Measured } from './row.ts'

const FEW = 1_000
const MANY = 1_000_000

/** Of a hundred invited, one registers here; the ledger grows with them. */
const CONFIRMED_SHARE = 0.01

const ROUNDS = 10
const SLICE_SECONDS = 0.5

/** A manager looks at the bar: it must not slow down with the company's history. */
export const progressAtScale: Benchmark = {
  name: 'GET /api/progress at 1,000,000 referrals',
  unit: 'ms',
  budget: { on: 'ratio', atMost: 2 },
  async measure(bench) {
    const few = await serve(bench, FEW)
    const many = await serve(bench, MANY)
    try {
      return await compare(await bench.load(), few, many)
    } finally {
      await Promise.all([few.stop(), many.stop()])
    }
  },
}

async function serve(bench: Bench, referrals: number): Promise<Running> {
  const confirmed = referrals * CONFIRMED_SHARE
  const size = { referrals: confirmed, registrations: confirmed, confirmed }
  const folder = await bench.workspace(size)
  copyReferrals(join(folder, DATABASE_FILE), referrals)
  return await startProcess('bench/product-server.ts', { args: [folder] })
}

async function compare(load: Running, few: Running, many: Running): Promise<Measured> {
  const slice = { kind: 'progress', connections: 1, first: 0, length: { seconds: SLICE_SECONDS } }
  const time = async ({ port }: Running) =>
    1_000 / (await load.ask<SliceResult>({ ...slice, port })).requestsPerSecond
  const times: { few: number; many: number }[] = []
  await Promise.all([time(few), time(many)])
  for (let round = 0; round < ROUNDS; round += 1) {
    const [first, second] = round % 2 === 0 ? [few, many] : [many, few]
    const [one, other] = [await time(first), await time(second)]
    times.push(first === few ? { few: one, many: other } : { few: other, many: one })
  }
  const ratios = times.map((pair) => pair.many / pair.few)
  return {
    value: median(times.map((pair) => pair.many)),
    yardstick: median(times.map((pair) => pair.few)),
    ratio: median(ratios),
    spread: spreadOf(ratios),
    note: `yardstick: the same with ${FEW.toLocaleString('en')} referrals`,
  }
}
