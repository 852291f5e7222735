import type { Bench } from './bench.ts'
import { pageAccessibility, pagePerformance } from './candidate-pages.ts'
import { consentPost } from './consent-post.ts'
import { linkPage } from './link-page.ts'
import { paneJavaScript } from './pane-javascript.ts'
import { paneStart } from './pane-start.ts'
import { progressAtScale } from './progress-at-scale.ts'
import { recogniserSize, recogniserTime } from './recogniser.ts'
import { referralPost } from './referral-post.ts'
import type { Budget, Measured } from './row.ts'
import { sendCheckSize, sendCheckTime } from './send-check.ts'
import { memoryAtRest, timeToStart } from './server-start.ts'

/** One figure the product claims, and how it is taken. */
export interface Benchmark {
  name: string
  unit: string
  budget: Budget
  measure: (bench: Bench) => Promise<Measured>
}

/** The rows in the order they are printed, the quick ones first. */
export const benchmarks: readonly Benchmark[] = [
  paneJavaScript,
  paneStart,
  sendCheckSize,
  sendCheckTime,
  recogniserSize,
  recogniserTime,
  timeToStart,
  memoryAtRest,
  pageAccessibility,
  pagePerformance,
  linkPage,
  referralPost,
  consentPost,
  progressAtScale,
]
