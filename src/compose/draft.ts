import { isLoudSubject, type Stage } from '../contract/lead.ts'
import { normaliseAddress } from '../contract/link.ts'
import type { Locale } from '../contract/locale.ts'
import type { SessionView } from '../contract/session.ts'
import { findReferralLinks, type FoundLink } from '../message/find-block.ts'
import { guessLanguage } from '../message/guess-language.ts'
import type { BodyFormat, Message } from '../message/message.ts'
import { ownWords } from '../message/own-part.ts'
import { audienceOf, type Audience } from '../message/recipients.ts'
import { guessStage } from './guess-stage.ts'
import { readsLikeRejection } from './reads-like-rejection.ts'

/** A link in the draft; where it stands changes with every key pressed and is left out. */
export type DraftLink = Pick<FoundLink, 'token' | 'check'>

/** What the pane knows about the mail being written; the mail itself is the only record of it. */
export interface Draft {
  format: BodyFormat
  audience: Audience
  links: DraftLink[]
  language: Locale | undefined
  stage: Stage | undefined
  /** Nothing is written yet, so what is inserted would come before the result. */
  empty: boolean
  /** The subject reads like an advertisement. */
  loudSubject: boolean
  /** One candidate is told a no, as far as a guess goes, and no link offers help. */
  suggestsLink: boolean
}

/** Reads all of the draft the pane decides by. */
export async function readDraft(message: Message, session: SessionView): Promise<Draft> {
  const [format, recipients, subject] = await Promise.all([
    message.format(),
    message.recipients(),
    message.subject(),
  ])
  const body = await message.body(format)
  const words = ownWords(body, format)
  const audience = audienceOf(recipients, session.workspace.internalDomains)
  const links = findReferralLinks(body, format, session.linkOrigin)
  const couldTakeLink = audience.state === 'one' && links.length === 0
  return {
    format,
    audience,
    links: links.map(({ token, check }) => ({ token, check })),
    language: guessLanguage(subject, words),
    stage: guessStage(subject, words),
    empty: !/\p{Letter}/u.test(words),
    loudSubject: isLoudSubject(subject),
    suggestsLink: couldTakeLink && readsLikeRejection(subject, words),
  }
}

/** The one address a link can be made for, in its one spelling. */
export function candidateAddress(audience: Audience): string | undefined {
  return audience.state === 'one' ? normaliseAddress(audience.candidate.address) : undefined
}
