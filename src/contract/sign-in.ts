import { Type, type Static } from 'typebox'

/** `GET /api/sign-in`, open to all: how somebody may sign in to this server. */
export const SignInMethods = Type.Object({
  /** Access codes work, unless the member's workspace allows Entra alone. */
  codes: Type.Boolean(),
  entra: Type.Union([
    Type.Null(),
    Type.Object({
      clientId: Type.String(),
      /** For example `https://login.microsoftonline.com/organizations`. */
      authority: Type.String(),
      /** Our own API's scope, for example `api://<client id>/access_as_user`. */
      scope: Type.String(),
    }),
  ]),
})
export type SignInMethods = Static<typeof SignInMethods>

/** No control characters: no database and no reader wants them. */
const PRINTED = '^[^\\u0000-\\u001f\\u007f]*$'

/**
 * `POST /api/sign-in/code`, open to all, with an `Idempotency-Key`: a retry after a lost answer gets
 * the same session. The code is read as people type it: case, spaces, hyphens and full-width
 * letters do not matter.
 */
export const CodeSignIn = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 40 }),
    /** The mailbox Outlook is open on, so that a list of sessions can be read. */
    mailbox: Type.Optional(Type.String({ maxLength: 254, pattern: PRINTED })),
    /** What the member will recognise the device by, such as "Outlook on the web, Chrome". */
    device: Type.Optional(Type.String({ maxLength: 100, pattern: PRINTED })),
  },
  { additionalProperties: false },
)
export type CodeSignIn = Static<typeof CodeSignIn>

/** 256 bits in base64url; sent as `Authorization: Bearer …` from then on. */
export const SignedIn = Type.Object({ token: Type.String() })
export type SignedIn = Static<typeof SignedIn>

/** A code somebody is given: shown once, stored hashed, good for an hour and one use. */
export const AccessCode = Type.Object({ code: Type.String(), expiresAt: Type.Integer() })
export type AccessCode = Static<typeof AccessCode>

/** `GET /api/sessions`: one's own; a manager sees the whole company's. */
export const SessionSummary = Type.Object({
  id: Type.String(),
  memberId: Type.String(),
  memberName: Type.String(),
  mailbox: Type.Union([Type.String(), Type.Null()]),
  device: Type.Union([Type.String(), Type.Null()]),
  createdAt: Type.Integer(),
  lastUsedAt: Type.Integer(),
  expiresAt: Type.Integer(),
  current: Type.Boolean(),
})
export type SessionSummary = Static<typeof SessionSummary>
export const SessionList = Type.Object({ sessions: Type.Array(SessionSummary) })
export type SessionList = Static<typeof SessionList>
