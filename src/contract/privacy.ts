import { Type, type Static } from 'typebox'
import { REFERENCE } from './reference.ts'
import { ADDRESS_MAX_LENGTH } from './referral.ts'
import { StageName } from './wording.ts'

const MaybeTime = Type.Union([Type.Integer(), Type.Null()])
const MaybeText = Type.Union([Type.String(), Type.Null()])

/** What somebody may ask for (GDPR art. 15 to 21, APPI art. 33 to 35). */
export const RequestKind = Type.Union([
  Type.Literal('access'),
  Type.Literal('erasure'),
  Type.Literal('withdrawal'),
  Type.Literal('correction'),
])
export type RequestKind = Static<typeof RequestKind>

export const RequestOutcome = Type.Union([
  Type.Literal('done'),
  Type.Literal('nothing_held'),
  Type.Literal('refused'),
])
export type RequestOutcome = Static<typeof RequestOutcome>

/** A request that came by letter or telephone. It names nobody. Times are epoch milliseconds. */
export const PrivacyRequest = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  kind: RequestKind,
  receivedAt: Type.Integer(),
  /** One month on (GDPR art. 12(3)). */
  dueAt: Type.Integer(),
  closedAt: MaybeTime,
  outcome: Type.Union([RequestOutcome, Type.Null()]),
})
export type PrivacyRequest = Static<typeof PrivacyRequest>

/** What a candidate did by themselves, behind their own secret, or the desk did for them. */
export const PrivacyAct = Type.Object({
  kind: Type.Union([Type.Literal('withdrawal'), Type.Literal('erasure')]),
  byDesk: Type.Boolean(),
  at: Type.Integer(),
})
export type PrivacyAct = Static<typeof PrivacyAct>

/** `GET /api/privacy`: what waits, by due date; the latest of what is closed and what was done. */
export const PrivacyInbox = Type.Object({
  open: Type.Array(PrivacyRequest),
  closed: Type.Array(PrivacyRequest),
  acts: Type.Array(PrivacyAct),
})
export type PrivacyInbox = Static<typeof PrivacyInbox>

/** As people write addresses on paper and in forms: the sign may be a full-width one. */
export const TYPED_ADDRESS = /^[^\s@＠]+[@＠][^\s@＠]+$/

const Address = Type.String({
  minLength: 3,
  maxLength: ADDRESS_MAX_LENGTH,
  pattern: TYPED_ADDRESS.source,
})

const Reference = Type.String({ pattern: REFERENCE.source })

const ByAddress = Type.Object({ address: Address }, { additionalProperties: false })
const ByReference = Type.Object({ reference: Reference }, { additionalProperties: false })

/**
 * `POST /api/privacy/look-ups`: a person by their address, or one consent by its reference number,
 * which speaks for itself alone.
 */
export const LookUp = Type.Union([ByAddress, ByReference])
export type LookUp = Static<typeof LookUp>

/** `POST /api/privacy/erasures`: of whom was looked up, in the same way or by their open request. */
export const Erasure = Type.Union([
  ByAddress,
  ByReference,
  Type.Object(
    { requestId: Type.String({ pattern: '^[\\w-]{1,64}$' }) },
    { additionalProperties: false },
  ),
])
export type Erasure = Static<typeof Erasure>

/** `POST /api/privacy/opt-outs`: no further offers to somebody who asked by letter. */
export const OptOut = ByAddress
export type OptOut = Static<typeof OptOut>
/** The same whether or not they had asked before. */
export const OptOutResult = Type.Object({ optedOut: Type.Boolean() })
export type OptOutResult = Static<typeof OptOutResult>

/** `POST /api/privacy/withdrawals`: of one consent, for somebody who asked by letter. */
export const Withdrawal = ByReference
export type Withdrawal = Static<typeof Withdrawal>

/**
 * Longest values of what the desk may correct. The e-mail address is not among it: only its own
 * mailbox can confirm one, so who has another registers with it.
 */
export const CORRECTABLE = { name: 100, phone: 40, desiredWork: 300, desiredArea: 300 } as const
export type CorrectableField = keyof typeof CORRECTABLE

const correctable = (field: CorrectableField) => Type.String({ maxLength: CORRECTABLE[field] })
const Correctable = Type.Object({
  name: correctable('name'),
  phone: correctable('phone'),
  desiredWork: correctable('desiredWork'),
  desiredArea: correctable('desiredArea'),
})

/** `POST /api/privacy/corrections`: of details that are still held, as they are to be. */
export const Correction = Type.Object(
  { reference: Reference, ...Correctable.properties },
  { additionalProperties: false },
)
export type Correction = Static<typeof Correction>

/** The day a request came, such as `2026-11-23`; not in the future. */
const ReceivedOn = Type.String({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })

/** `POST /api/privacy/requests` */
export const NewPrivacyRequest = Type.Union([
  Type.Object(
    { kind: RequestKind, receivedOn: ReceivedOn, address: Address },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: RequestKind, receivedOn: ReceivedOn, reference: Reference },
    { additionalProperties: false },
  ),
])
export type NewPrivacyRequest = Static<typeof NewPrivacyRequest>

/** `POST /api/privacy/requests/:id/close` */
export const CloseRequest = Type.Object(
  { outcome: RequestOutcome },
  { additionalProperties: false },
)
export type CloseRequest = Static<typeof CloseRequest>

/** What is held about one person, as the desk reads it; the export beside it is the person's own. */
const Held = Type.Object({
  offers: Type.Array(
    Type.Object({
      writtenAt: Type.Integer(),
      openUntil: Type.Integer(),
      takenBackAt: MaybeTime,
      openings: Type.Integer(),
      /** As the mail's sender named them; null where they did not, or once they are forgotten. */
      stage: Type.Union([StageName, Type.Null()]),
      position: MaybeText,
      /** From which it was written. */
      mailbox: MaybeText,
    }),
  ),
  noOffersSince: MaybeTime,
  registrations: Type.Array(
    Type.Object({
      enteredAt: Type.Integer(),
      endedAt: MaybeTime,
      name: MaybeText,
      email: MaybeText,
    }),
  ),
  consents: Type.Array(
    Type.Object({
      reference: Type.String(),
      agencyName: Type.String(),
      grantedAt: Type.Integer(),
      withdrawnAt: MaybeTime,
      /** It ended because the agency took it at no attempt. */
      undeliveredAt: MaybeTime,
      /** What can be corrected; null once it is not held, or was never. */
      details: Type.Union([Correctable, Type.Null()]),
      /** `carried`: the person took the reference to the agency's own form. */
      handOver: Type.Union([
        Type.Literal('received'),
        Type.Literal('not_received'),
        Type.Literal('carried'),
      ]),
      /** What the agency said of it, such as `referral.rejected` and `unreachable`, the oldest first. */
      agencySaid: Type.Array(
        Type.Object({ what: Type.String(), code: MaybeText, at: Type.Integer() }),
      ),
    }),
  ),
})
export type Held = Static<typeof Held>

export const LookUpResult = Type.Object({
  /** Under which the audit trail has it. */
  number: Type.Integer(),
  /** Null where nothing is held under that address or reference. */
  held: Type.Union([Held, Type.Null()]),
  /** The whole of it in the words of the candidate's own download. */
  export: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]),
  /** Other spellings of the address under which something is held: the same but for a plus tag. */
  otherAddresses: Type.Integer(),
})
export type LookUpResult = Static<typeof LookUpResult>

/** Whether a mail tells the person; where none does, their letter must be answered. */
const Mailed = Type.Boolean()

export const ErasureResult = Type.Object({
  /** False where nothing was held, or had been erased before. */
  erased: Type.Boolean(),
  mailed: Mailed,
})
export type ErasureResult = Static<typeof ErasureResult>

export const WithdrawalResult = Type.Object({
  /** False where that consent is not in force. */
  withdrawn: Type.Boolean(),
  mailed: Mailed,
})
export type WithdrawalResult = Static<typeof WithdrawalResult>

export const CorrectionResult = Type.Object({
  /** False where the details are not held any more, or are the same. */
  corrected: Type.Boolean(),
  mailed: Mailed,
})
export type CorrectionResult = Static<typeof CorrectionResult>
