import type { Benchmark } from './benchmarks.ts'
import { besideYardstick } from './paired.ts'

/** Insert: each request with a key of its own, answered after its commit is on the disk. */
export const referralPost: Benchmark = {
  name: 'POST /api/referrals, durable',
  unit: 'requests/s',
  budget: { on: 'ratio', atLeast: 0.5 },
  measure: (bench) =>
    besideYardstick(bench, {
      kind: 'referral',
      size: { referrals: 10_000, registrations: 0, confirmed: 0 },
      slice: () => ({ first: 0, length: { seconds: 1.2 } }),
    }),
}
