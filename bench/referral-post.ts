import type { Benchmark } from './benchmarks.ts'
import { besideYardstick } from './paired.ts'

const SEEDED = 10_000

/** More than any slice takes, so that nobody is written to twice. */
const SLICE_CANDIDATES = 100_000

/** Insert: each for another person and with a key of its own, answered after its commit is on the disk. */
export const referralPost: Benchmark = {
  name: 'POST /api/referrals, durable',
  unit: 'requests/s',
  budget: { on: 'ratio', atLeast: 0.5 },
  measure: (bench) =>
    besideYardstick(bench, {
      kind: 'referral',
      size: { referrals: SEEDED, registrations: 0, confirmed: 0 },
      slice: (round) => ({
        first: SEEDED + round * SLICE_CANDIDATES,
        length: { seconds: 1.2 },
      }),
    }),
}
