import { isLoudSubject } from '../contract/loud-subject.ts'
import type { SessionView } from '../contract/session.ts'
import { findReferralLinks } from '../message/find-block.ts'
import { guessLanguage } from '../message/guess-language.ts'
import { mailReadAhead, readMail, type MailText } from '../message/mail-text.ts'
import type { Message } from '../message/message.ts'
import { compact } from '../message/in-place.ts'
import { ownPart, type Part } from '../message/own-part.ts'
import { hasWholeText, type FoundLink } from '../message/part-links.ts'
import { audienceOf } from '../message/recipients.ts'
import type { Draft, DraftLink } from './draft.ts'
import { guessStage } from './guess-stage.ts'
import { readsLikeRejection } from './reads-like-rejection.ts'

/** Reads all of the draft the pane decides by. */
export async function readDraft(message: Message, session: SessionView): Promise<Draft> {
  return draftOf(await readMail(message), session)
}

/** The draft as it was read before the pane was drawn, if it was. */
export function draftReadAhead(message: Message, session: SessionView): Draft | undefined {
  const mail = mailReadAhead(message)
  return mail && draftOf(mail, session)
}

function draftOf({ format, body, recipients, subject }: MailText, session: SessionView): Draft {
  const part = ownPart(body, format)
  const words = compact(part.words)
  const audience = audienceOf(recipients, session.workspace.internalDomains)
  const links = findReferralLinks(body, format, session.linkOrigin)
  const couldTakeLink = audience.state === 'one' && links.length === 0
  return {
    format,
    audience,
    links: links.map((link) => draftLink(link, part)),
    language: guessLanguage(subject, words),
    stage: guessStage(subject, words),
    empty: !/\p{Letter}/u.test(words),
    offerFirst: links.some((link) => standsAboveResult(link, subject, part.words)),
    loudSubject: isLoudSubject(subject),
    suggestsLink: couldTakeLink && readsLikeRejection(subject, words),
  }
}

function draftLink(link: FoundLink, part: Part): DraftLink {
  const { token, check } = link
  return hasWholeText(part, link) ? { token, check } : { token, check, isCut: true }
}

/** A rejection is told below the block and not above it (rules §4.2). */
function standsAboveResult({ index, ways }: FoundLink, subject: string, inPlace: string): boolean {
  const below = compact(inPlace.slice(Math.max(index, ...ways)))
  const above = compact(inPlace.slice(0, index))
  return readsLikeRejection(subject, below) && !readsLikeRejection(subject, above)
}
