import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { afterPaint } from '../after-paint.ts'
import { ApiError } from '../api/api-error.ts'
import { nextTryDelayMs } from '../api/retry.ts'
import { normaliseAddress, recipientCheck } from '../contract/link.ts'
import { persistently } from '../persistently.ts'
import type { Placed } from './block-words.ts'
import { candidateAddress, type Draft } from './draft.ts'
import type { Desk, Order, Outcome } from './insert-referral.ts'
import {
  draftKey,
  expectedDraft,
  situationOf,
  type Action,
  type Expectation,
  type Report,
  type Situation,
} from './situation.ts'
import type { DraftReading } from './use-draft.ts'

/** Classic Outlook shows a change in the body up to some seconds later. */
const CATCH_UP_MS = 6_000
const LOOK_AGAIN_MS = 250

/** What the pane is doing to the mail. */
export type Work =
  | { step: 'idle' }
  | { step: 'running'; action: Action; failed: Failed | undefined }
  | { step: 'waiting'; action: Action; failed: Failed; kept: Kept; nextTryAt: number }

/** Tries so far that may yet succeed, and what the last one brought. */
interface Failed {
  times: number
  error: ApiError
}

/** What somebody asked for, and the draft they asked it of. */
interface Kept {
  order: Order
  about: string
}

/** What one mail is undergoing, and what may be done to it. */
export type Insertion = ReturnType<typeof useInsertion>

const IDLE: Work = { step: 'idle' }

/** What changes a mail is not needed to show one. */
const loadChanges = () =>
  persistently(() => import(/* webpackChunkName: "changes" */ './insert-referral.ts'))

/**
 * Carries out the one action the situation offers, and keeps its report. A link that could not be
 * made yet is tried again under the same key, for as long as mail and recipient stay the same.
 */
export function useInsertion(desk: Omit<Desk, 'signal'>, { draft, reread }: DraftReading) {
  const [work, setWork] = useState(IDLE)
  const [report, setReport] = useState<Report>()
  const [placed, setPlaced] = useState<Placed>()
  const [expectation, setExpectation] = useExpectation()
  const running = useRef<AbortController>(undefined)

  // Before it is pressed: taking a link out must work while the server is away. But what is shown
  // first does not wait for it.
  const isShown = draft !== undefined
  useEffect(() => {
    if (isShown) void afterPaint().then(loadChanges)
  }, [isShown])

  // A client may hand a late change on to the mail that is open by then.
  useEffect(() => () => running.current?.abort(), [desk.message])

  const shown = draft && expectedDraft(draft, expectation)
  const situation: Situation | undefined = shown && situationOf(shown, report)
  if (work.step === 'waiting' && shown && draftKey(shown) !== work.kept.about) {
    setWork(IDLE)
    if (!isFor(shown, work.kept.order)) {
      setReport({ say: 'recipients_changed', about: draftKey(shown) })
    }
  }

  async function act(order: Order | undefined) {
    if (!situation?.enabled || work.step !== 'idle') return
    setReport(undefined)
    await carryOut(situation.action, order, undefined)
  }

  async function carryOut(action: Action, order: Order | undefined, failed: Failed | undefined) {
    if (!shown || running.current || (action !== 'remove' && !order)) return
    const own = (running.current = new AbortController())
    let next = IDLE
    setWork({ step: 'running', action, failed })
    try {
      await untilCaughtUp(expectation, reread)
      const { insertReferral, removeReferrals } = await loadChanges()
      const at = { ...desk, signal: own.signal }
      const outcome = await (order && action !== 'remove'
        ? insertReferral(at, order)
        : removeReferrals(at))
      const after = await reread()
      if (own.signal.aborted) return
      const times = (failed?.times ?? 0) + 1
      next = waitAfter(outcome, { order, draft: after ?? shown }, action, times) ?? IDLE
      settle(next === IDLE ? outcome : { did: 'leave' }, shown, order, after)
    } finally {
      if (running.current === own) {
        running.current = undefined
        setWork(next)
      }
    }
  }

  function settle(
    outcome: Outcome,
    before: Draft,
    order: Order | undefined,
    after: Draft | undefined,
  ) {
    const expected = expectationOf(outcome, before, order)
    const about = draftKey(expectedDraft(after ?? before, expected))
    setExpectation(expected)
    if (outcome.did === 'insert' && order) setPlaced({ token: outcome.token, lead: order.lead })
    if (outcome.did === 'nothing') setReport({ say: outcome.failure, about })
    else if (outcome.did === 'remove') setReport({ say: 'removed', about })
    else if (outcome.did === 'insert' && outcome.atTop) setReport({ say: 'inserted_at_top', about })
  }

  function tryNow() {
    if (work.step !== 'waiting') return
    void carryOut(work.action, work.kept.order, work.failed)
  }

  function stop() {
    running.current?.abort()
    running.current = undefined
    setWork(IDLE)
    if (shown) setReport({ say: 'stopped', about: draftKey(shown) })
  }

  useAlarm(work.step === 'waiting' ? work.nextTryAt : undefined, tryNow)
  return { shown, situation, work, placed, act, tryNow, stop }
}

/** Kept until the body has caught up. */
function useExpectation() {
  const [expectation, setExpectation] = useState<Expectation>()
  useEffect(() => {
    if (!expectation) return
    const timer = setTimeout(() => setExpectation(undefined), CATCH_UP_MS)
    return () => clearTimeout(timer)
  }, [expectation])
  return [expectation, setExpectation] as const
}

/** Calls back at a time (epoch milliseconds), unless there is none or another by then. */
function useAlarm(timeMs: number | undefined, ring: () => void) {
  const onTime = useEffectEvent(ring)
  useEffect(() => {
    if (timeMs === undefined) return
    const timer = setTimeout(onTime, timeMs - Date.now())
    return () => clearTimeout(timer)
  }, [timeMs])
}

/** The wait for another try, where one may help and the mail is still to the same person. */
function waitAfter(
  outcome: Outcome,
  { order, draft }: { order: Order | undefined; draft: Draft },
  action: Action,
  times: number,
): Work | undefined {
  if (outcome.did !== 'nothing' || !(outcome.failure instanceof ApiError)) return undefined
  if (!order || !isFor(draft, order)) return undefined
  const { failure: error } = outcome
  const delayMs = nextTryDelayMs(error, times)
  if (delayMs === undefined) return undefined
  const kept = { order, about: draftKey(draft) }
  return {
    step: 'waiting',
    action,
    failed: { times, error },
    kept,
    nextTryAt: Date.now() + delayMs,
  }
}

function isFor({ audience }: Draft, { referral }: Order): boolean {
  return candidateAddress(audience) === normaliseAddress(referral.recipient)
}

/** A change made on top of a body that does not show the last one yet would undo or double it. */
async function untilCaughtUp(
  expectation: Expectation | undefined,
  reread: DraftReading['reread'],
): Promise<void> {
  if (!expectation) return
  const deadline = performance.now() + CATCH_UP_MS
  while (performance.now() < deadline) {
    const draft = await reread()
    // A body that cannot be read has the action itself say so.
    if (!draft || expectedDraft(draft, expectation) === draft) return
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

function expectationOf(
  outcome: Outcome,
  before: Draft,
  order: Order | undefined,
): Expectation | undefined {
  if (outcome.did === 'nothing' || outcome.did === 'leave') return undefined
  const absent = before.links.map((link) => link.token)
  if (outcome.did === 'remove' || !order) return { present: [], absent }
  const { token } = outcome
  const check = recipientCheck(token, order.referral.recipient)
  return { present: [{ token, check }], absent: absent.filter((each) => each !== token) }
}
