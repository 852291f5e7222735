import { SAMPLE_CANDIDATE } from './answer.ts'
import type { Benchmark } from './benchmarks.ts'
import { SLICES, besideYardstick } from './paired.ts'
import { TERMS } from './workspace.ts'

/** A registration is confirmed once, so a slice is a number of them and not a time. */
const SLICE_REQUESTS = 2_400

/** The generator writes out a request or two more than it sends. */
const SLICE_CANDIDATES = SLICE_REQUESTS + 100

/** The first slice starts after the confirmed candidates and the one of the sample. */
const FIRST = SAMPLE_CANDIDATE + 1

/** The mailbox answers: consent, record of provision, ledger and outbox in one commit. */
export const consentPost: Benchmark = {
  name: 'consent POST, durable, with ledger and outbox',
  unit: 'requests/s',
  budget: { on: 'ratio', atLeast: 0.4 },
  measure(bench) {
    const candidates = FIRST + SLICES * SLICE_CANDIDATES
    return besideYardstick(bench, {
      kind: 'consent',
      size: { referrals: candidates, registrations: candidates, confirmed: TERMS.ratio },
      slice: (round) => ({
        first: FIRST + round * SLICE_CANDIDATES,
        length: { requests: SLICE_REQUESTS },
      }),
    })
  },
}
