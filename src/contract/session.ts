import { Type, type Static } from 'typebox'
import { Role } from './role.ts'
import { Leads } from './wording.ts'

/**
 * The part of the block nobody changes: the agreement's consent text in one language, in which
 * `{{link}}`, `{{decline_link}}` and `{{expiry_date}}` stand for what is made for one candidate.
 * One line of `locked` per line of the mail.
 */
export const LockedWording = Type.Object({ locked: Type.String() })
export type LockedWording = Static<typeof LockedWording>

/** The whole block: the lead, with nothing left to fill in, above the consent text. */
export const BlockWording = Type.Object({ lead: Type.String(), locked: Type.String() })
export type BlockWording = Static<typeof BlockWording>

/** What a lead calls the two sides of an agreement. */
const Parties = Type.Object({ company: Type.String(), agency: Type.String() })

export const AgreementSummary = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  agencyName: Type.String(),
  agencyShortName: Type.String(),
  /** The expiry date a link made now would carry, written out in each language. */
  expiryDate: Type.Object({ ja: Type.String(), en: Type.String() }),
  wording: Type.Object({ ja: LockedWording, en: LockedWording }),
  /** In the languages of the mail, which need not be the pane's. */
  parties: Type.Object({ ja: Parties, en: Parties }),
})
export type AgreementSummary = Static<typeof AgreementSummary>

/** `GET /api/session`: who am I, what may I see, which agreements. */
export const SessionView = Type.Object({
  member: Type.Object({ id: Type.String(), name: Type.String(), role: Role }),
  workspace: Type.Object({
    id: Type.String(),
    name: Type.String(),
    /** Mail domains of colleagues, lower case; subdomains count as inside. */
    internalDomains: Type.Array(Type.String()),
    /** The send check asks before a mail that reads like a rejection goes without a link. */
    askWithoutLink: Type.Boolean(),
    /** True for the sandbox's workspace only, so that the pane can say so. */
    example: Type.Boolean(),
  }),
  /** Agreements in force, the preselected one first; empty when none is. */
  agreements: Type.Array(AgreementSummary),
  /** Agreements are in force that the server makes no links under, since it cannot send mail. */
  mailMissing: Type.Boolean(),
  /** For managers: the mail server has taken no mail for half an hour. It tells nothing of candidates. */
  mailFailing: Type.Boolean(),
  leads: Leads,
  /** What recruiters choose a position from; any other may be typed. */
  positions: Type.Array(Type.String()),
  /** Where links point, so that the pane knows its own in a body. */
  linkOrigin: Type.String(),
})
export type SessionView = Static<typeof SessionView>
