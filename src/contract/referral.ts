import { Type, type Static } from 'typebox'
import { BlockWording } from './session.ts'
import { Position, StageName } from './wording.ts'

/** Longest address RFC 5321 §4.5.3.1.3 lets a mail system carry. */
export const ADDRESS_MAX_LENGTH = 254

/** `POST /api/referrals`, with an `Idempotency-Key` header of 8 to 128 visible characters. */
export const NewReferral = Type.Object(
  {
    agreementId: Type.String({ pattern: '^[\\w-]{1,64}$' }),
    recipient: Type.String({
      minLength: 3,
      maxLength: ADDRESS_MAX_LENGTH,
      pattern: '^[^\\s@]+@[^\\s@]+$',
    }),
    locale: Type.Union([Type.Literal('ja'), Type.Literal('en')]),
    /** The mailbox the mail is written in, which may be a shared one; the member is who signed in. */
    mailbox: Type.Optional(
      Type.String({ maxLength: ADDRESS_MAX_LENGTH, pattern: '^[^\\u0000-\\u001f\\u007f]*$' }),
    ),
    stage: Type.Optional(StageName),
    position: Type.Optional(Position),
    /** The lead the mail will carry, of this stage and language; 0 ships with the product. */
    leadVersion: Type.Optional(Type.Integer({ minimum: 0 })),
    /** The recruiter wrote the lead; its words stay in the mail. Excludes `leadVersion`. */
    ownWords: Type.Optional(Type.Literal(true)),
  },
  { additionalProperties: false },
)
export type NewReferral = Static<typeof NewReferral>

/**
 * A link that is stored, and the wording that belongs to it. Its lead is the version that was named,
 * with the fallbacks in place of what only the pane knows, and empty for the recruiter's own words.
 */
export const IssuedReferral = Type.Object({
  id: Type.String(),
  url: Type.String(),
  declineUrl: Type.String(),
  /** Epoch milliseconds. */
  expiresAt: Type.Integer(),
  expiryDate: Type.String(),
  locale: Type.Union([Type.Literal('ja'), Type.Literal('en')]),
  wording: BlockWording,
})
export type IssuedReferral = Static<typeof IssuedReferral>
