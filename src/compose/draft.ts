import type { Stage } from '../contract/lead.ts'
import { normaliseAddress } from '../contract/link.ts'
import type { Locale } from '../contract/locale.ts'
import type { FoundLink } from '../message/part-links.ts'
import type { BodyFormat } from '../message/message.ts'
import type { Audience } from '../message/recipients.ts'

/** A link in the draft; where it stands changes with every key pressed and is left out. */
export interface DraftLink extends Pick<FoundLink, 'token' | 'check'> {
  /** The consent text that belongs to it is certainly not whole. */
  isCut?: boolean
}

/** What the pane knows about the mail being written; the mail itself is the only record of it. */
export interface Draft {
  format: BodyFormat
  audience: Audience
  links: DraftLink[]
  language: Locale | undefined
  stage: Stage | undefined
  /** Nothing is written yet, so what is inserted would come before the result. */
  empty: boolean
  /** The mail tells its result below the link, as far as a guess goes. */
  offerFirst: boolean
  /** The subject reads like an advertisement. */
  loudSubject: boolean
  /** One candidate is told a no, as far as a guess goes, and no link offers help. */
  suggestsLink: boolean
}

/** The one address a link can be made for, in its one spelling. */
export function candidateAddress(audience: Audience): string | undefined {
  return audience.state === 'one' ? normaliseAddress(audience.candidate.address) : undefined
}
