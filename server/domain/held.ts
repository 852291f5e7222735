import type { Locale } from '../../src/contract/locale.ts'
import type { Stage } from '../../src/contract/lead.ts'
import type { RequestKind } from '../../src/contract/privacy.ts'
import type { Agency, Employer } from '../../src/contract/settings.ts'
import type { ConsentText, Contact } from './consent.ts'
import type { JudgedOpen } from './opens.ts'
import type { ShownPage } from './shown-page.ts'

/** Whose data: all under one mailbox of a person, or one registration alone. */
export type Holder = Person | OneRegistration

export interface Person {
  workspaceId: string
  personKey: string
  /** Of the one mailbox whose owner it is. */
  addressKey: string
}

export interface OneRegistration {
  workspaceId: string
  registrationId: string
}

/** Everything held about one person, as the store reads it; nothing of it speaks of credit. */
export interface Holdings {
  /** The newest first, as all lists here. */
  registrations: HeldRegistration[]
  consents: HeldConsent[]
  /** Those whose buttons were pressed for these consents, each once; none from before pages were kept. */
  pages: ShownPage[]
  links: HeldLink[]
  /** Those that wait at the privacy desk. */
  requests: HeldRequest[]
  /** Since when they get no further offers; null where they may. */
  noOffersSince: number | null
}

/** A form that was posted under this person's address. */
export interface HeldRegistration {
  id: string
  /** On the way to the agency's own form: nothing was ever entered here. */
  redirect: boolean
  locale: Locale
  enteredAt: number
  /** Until when it can be confirmed by mail. */
  confirmUntil: number
  /** Withdrawn, erased, or deleted before it was confirmed. */
  endedAt: number | null
  /** Null once it was forgotten. */
  contact: Contact | null
  /** What we mailed about it, or are still to mail, the oldest first; kept a month. */
  mails: HeldMail[]
}

export interface HeldMail {
  /** Such as `confirm`: what it told. */
  what: string
  queuedAt: number
  doneAt: number | null
  outcome: string | null
}

export interface HeldConsent {
  id: string
  /** With the hash of its rights secret, which leads to the secret where the reader may have it. */
  registration: { id: string; rightsHash: string }
  /** The person carried the reference to the agency's own form. */
  redirect: boolean
  grantedAt: number
  withdrawnAt: number | null
  /** When it ended because the agency took it at no attempt. */
  undeliveredAt: number | null
  locale: Locale
  /** The text agreed to, whole, with the version and hash that the record names. */
  text: ConsentText
  textVersion: number
  textSha256: string
  employer: Employer
  agency: Agency
  /** The consent record and the APPI art. 29 records, as they were written. */
  record: Record<string, unknown>
  provisions: { providedAt: number; record: Record<string, unknown> }[]
  deliveries: HeldDelivery[]
  /** The oldest first. */
  agencyWords: HeldWord[]
}

/** What the agency was, or is still to be, told of a consent. */
export interface HeldDelivery {
  what: 'registration' | 'correction' | 'withdrawal' | 'erasure'
  queuedAt: number
  doneAt: number | null
  outcome: string | null
}

/** One thing an agency said of a consent: a type such as `referral.accepted`, and its reason. */
export interface HeldWord {
  what: string
  code: string | null
  /** As the agency dates it. */
  occurredAt: number
  recordedAt: number
}

/** A mail that carried an offer to this person's address. */
export interface HeldLink {
  id: string
  locale: Locale
  insertedAt: number
  /** When Outlook reported it as sent. */
  releasedAt: number | null
  expiresAt: number
  revokedAt: number | null
  /** As the sender named them; null where they did not, or once they are forgotten. */
  stage: Stage | null
  position: string | null
  /** From which it was written. */
  mailbox: string | null
  leadVersion: number | null
  leadSha256: string | null
  ownWords: boolean | null
  mailTextSha256: string
  /** Still kept one by one; of none is it known who opened. */
  openings: HeldOpening[]
}

export interface HeldOpening extends JudgedOpen {
  openedAt: number
  method: string
  sinceSentMs: number | null
}

/** A request of theirs that the privacy officer is to answer. */
export interface HeldRequest {
  number: number
  kind: RequestKind
  receivedAt: number
  dueAt: number
}
