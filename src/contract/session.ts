import { Type, type Static } from 'typebox'
import { Role } from './role.ts'

/**
 * One language's wording of the block: the lead a recruiter may change, and the locked consent
 * text, in which `{{link}}`, `{{decline_link}}` and `{{expiry_date}}` stand for what is made for
 * one candidate. One line of `locked` per line of the mail.
 */
export const BlockWording = Type.Object({ lead: Type.String(), locked: Type.String() })
export type BlockWording = Static<typeof BlockWording>

export const AgreementSummary = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  agencyName: Type.String(),
  agencyShortName: Type.String(),
  /** The expiry date a link made now would carry, written out in each language. */
  expiryDate: Type.Object({ ja: Type.String(), en: Type.String() }),
  wording: Type.Object({ ja: BlockWording, en: BlockWording }),
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
    /** True for the sandbox's workspace only, so that the pane can say so. */
    example: Type.Boolean(),
  }),
  /** Agreements in force, the preselected one first; empty when none is. */
  agreements: Type.Array(AgreementSummary),
  /** Agreements are in force that the server makes no links under, since it cannot send mail. */
  mailMissing: Type.Boolean(),
  /** Where links point, so that the pane knows its own in a body. */
  linkOrigin: Type.String(),
})
export type SessionView = Static<typeof SessionView>
