import { useEffect, useState } from 'react'
import { recipientCheck } from '../contract/link.ts'
import type { Draft } from './draft.ts'
import {
  insertReferral,
  removeReferrals,
  type Desk,
  type Order,
  type Outcome,
} from './insert-referral.ts'
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

/** Carries out the one action the situation offers, and keeps its report. */
export function useInsertion(desk: Desk, { draft, reread }: DraftReading) {
  const [running, setRunning] = useState<Action>()
  const [report, setReport] = useState<Report>()
  const [expectation, setExpectation] = useState<Expectation>()

  useEffect(() => {
    if (!expectation) return
    const timer = setTimeout(() => setExpectation(undefined), CATCH_UP_MS)
    return () => clearTimeout(timer)
  }, [expectation])

  const shown = draft && expectedDraft(draft, expectation)
  const situation: Situation | undefined = shown && situationOf(shown, report)

  async function act(order: Order | undefined) {
    if (!shown || !situation?.enabled || running) return
    const { action } = situation
    setRunning(action)
    setReport(undefined)
    try {
      await untilCaughtUp(expectation, reread)
      if (action === 'remove') settle(await removeReferrals(desk), shown, undefined, await reread())
      else if (order) {
        settle(await insertReferral(desk, order), shown, order, await reread())
      }
    } finally {
      setRunning(undefined)
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
    if (outcome.did === 'nothing') setReport({ say: outcome.failure, about })
    else if (outcome.did === 'remove') setReport({ say: 'removed', about })
    else if (outcome.atTop) setReport({ say: 'inserted_at_top', about })
  }

  return { shown, situation, running, act }
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
  if (outcome.did === 'nothing') return undefined
  const absent = before.links.map((link) => link.token)
  if (outcome.did === 'remove' || !order) return { present: [], absent }
  const { token } = outcome
  const check = recipientCheck(token, order.referral.recipient)
  return { present: [{ token, check }], absent: absent.filter((each) => each !== token) }
}
