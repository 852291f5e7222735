import { Type, type Static } from 'typebox'
import { LocaleName, StageName } from './wording.ts'

/**
 * How far a mail is known to have gone. An opened link, a consent or a decline is never told per
 * mail (domain rules §1.7); an expired link stays what it was.
 */
const SendState = Type.Union([
  Type.Literal('inserted'),
  Type.Literal('released'),
  Type.Literal('revoked'),
])

/** One mail a member put a link into. It names no candidate: the server keeps none it could name. */
export const Send = Type.Object({
  id: Type.String(),
  state: SendState,
  /** Epoch milliseconds. */
  insertedAt: Type.Integer(),
  /** From then on the link takes no registration. Epoch milliseconds. */
  expiresAt: Type.Integer(),
  agreementId: Type.String(),
  /** Of the agreement whose consent text stands in the mail. */
  agreementVersion: Type.Integer(),
  agencyShortName: Type.String(),
  locale: LocaleName,
  stage: Type.Union([StageName, Type.Null()]),
  position: Type.Union([Type.String(), Type.Null()]),
  /** The lead the mail was given; null for words of the member's own, or where none was told. */
  leadVersion: Type.Union([Type.Integer(), Type.Null()]),
  /** Where the mail was written in a mailbox that is not the member's own, such as a shared one. */
  mailbox: Type.Union([Type.String(), Type.Null()]),
})
export type Send = Static<typeof Send>

/**
 * `GET /api/sends`: the member's own mails, newest first, a page at a time from the one `before`, or the
 * one whose link has this `token`.
 */
export const SendPage = Type.Object({ sends: Type.Array(Send), more: Type.Boolean() })
export type SendPage = Static<typeof SendPage>

/** `POST /api/sends/revoke`: whose link, by the id of the mail. */
export const Revocation = Type.Object(
  { id: Type.String({ pattern: '^[\\w-]{1,64}$' }) },
  { additionalProperties: false },
)
export type Revocation = Static<typeof Revocation>
