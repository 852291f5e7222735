import type { Benchmark } from './benchmarks.ts'
import { besideYardstick } from './paired.ts'

/** A candidate opens the link: the page a mail's every scanner also fetches. */
export const linkPage: Benchmark = {
  name: 'GET /r/<token>, counted',
  unit: 'requests/s',
  budget: { on: 'ratio', atLeast: 0.8 },
  measure: (bench) =>
    besideYardstick(bench, {
      kind: 'link',
      size: { referrals: 10_000, registrations: 0, confirmed: 0 },
      slice: () => ({ first: 0, length: { seconds: 1.2 } }),
    }),
}
