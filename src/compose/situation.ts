import { isMadeFor } from '../message/made-for.ts'
import { candidateAddress, type Draft, type DraftLink } from './draft.ts'
import type { Failure } from './insert-referral.ts'
import type { DeadLink } from './own-links.ts'
import type { LeadTrouble } from './use-lead.ts'

export type Action = 'insert' | 'remove' | 'replace'

/** What the last action did, and the draft it was true of. */
export interface Report {
  say: 'inserted_at_top' | 'removed' | 'stopped' | Failure
  /** From `draftKey`: once recipients or links change, the report is past. */
  about: string
}

/** A link the pane just put in or took out, which a slow client may not show in the body yet. */
export interface Expectation {
  present: DraftLink[]
  absent: string[]
}

type StatusWord =
  'inserted' | 'inserted_at_top' | 'removed' | 'stopped' | 'still_working' | 'example'

export type Notice =
  | { tone: 'status'; say: StatusWord }
  | { tone: 'alert'; say: 'other_person' | 'several_links' | 'cut_text' | DeadLink | Failure }

/** What somebody may want to know before they insert or send; it follows the notice. */
export type Hint =
  LeadTrouble | { say: 'result_first' | 'offer_first' | 'loud_subject' | 'still_working' }

/** What the pane offers and says now. */
export interface Situation {
  action: Action
  enabled: boolean
  notice: Notice | undefined
}

/** The draft as it stands once the client has caught up with what the pane just did. */
export function expectedDraft(draft: Draft, expectation: Expectation | undefined): Draft {
  if (!expectation) return draft
  const { present, absent } = expectation
  const known = draft.links.filter((link) => !absent.includes(link.token))
  const missing = present.filter((link) => !known.some((each) => each.token === link.token))
  return missing.length === 0 && known.length === draft.links.length
    ? draft
    : { ...draft, links: [...known, ...missing] }
}

/** Recipient and links: what a report is about. */
export function draftKey(draft: Draft): string {
  return [
    draft.audience.state,
    candidateAddress(draft.audience),
    ...draft.links.map((link) => link.token),
  ].join(' ')
}

/** Decides from the mail itself; a report only adds what the mail cannot tell. */
export function situationOf(draft: Draft, report: Report | undefined): Situation {
  const fresh = report?.about === draftKey(draft) ? report.say : undefined
  const address = candidateAddress(draft.audience)
  if (draft.links.length === 0) {
    return { action: 'insert', enabled: address !== undefined, notice: noticeOf(fresh) }
  }
  const foreign = address !== undefined && draft.links.some((link) => !isMadeFor(link, address))
  if (foreign) {
    return {
      action: 'replace',
      enabled: true,
      notice: noticeOf(fresh) ?? { tone: 'alert', say: 'other_person' },
    }
  }
  return {
    action: 'remove',
    enabled: true,
    notice: noticeOf(fresh) ?? noticeOfLinks(draft.links),
  }
}

/** In the order of the send check. */
function noticeOfLinks(links: DraftLink[]): Notice {
  if (links.length > 1) return { tone: 'alert', say: 'several_links' }
  if (links.some(({ isCut }) => isCut)) return { tone: 'alert', say: 'cut_text' }
  return { tone: 'status', say: 'inserted' }
}

/** What stands in the way of the lead, else what would read badly in the mail as it is. */
export function hintFor(
  draft: Draft,
  { action, enabled, notice }: Situation,
  trouble: LeadTrouble | undefined,
): Hint | undefined {
  if (!enabled) return undefined
  if (trouble && action !== 'remove') return trouble
  const isTold = notice?.say === 'inserted_at_top'
  if (action === 'remove' && draft.offerFirst && !isTold) return { say: 'offer_first' }
  if (draft.loudSubject) return { say: 'loud_subject' }
  return draft.empty && action !== 'remove' ? { say: 'result_first' } : undefined
}

function noticeOf(say: Report['say'] | undefined): Notice | undefined {
  if (say === undefined) return undefined
  return say === 'inserted_at_top' || say === 'removed' || say === 'stopped'
    ? { tone: 'status', say }
    : { tone: 'alert', say }
}
