import { Type, type Static } from 'typebox'
import { COUNTRY } from './country.ts'
import { LINE } from './line.ts'
import { GivenRole, Role } from './role.ts'

const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: LINE })
const MaybeLine = (maxLength: number) => Type.String({ maxLength })
const Domain = Type.String({
  pattern: '^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]{2,}$',
  maxLength: 253,
})

/** The employer as pages, mails and records name it, in both languages. */
export const Employer = Type.Object(
  {
    name: Line(120),
    nameEn: Line(120),
    address: Line(200),
    addressEn: Line(200),
    representative: Line(80),
    representativeEn: Line(80),
    /** An address or a page candidates can turn to. */
    privacyContact: Line(254),
  },
  { additionalProperties: false },
)
export type Employer = Static<typeof Employer>

/** `GET` and `PUT /api/company`. A changed name or address makes new agreement versions. */
export const Company = Type.Object(
  {
    /** Null until the first manager has filled it in; nothing can be offered before. */
    employer: Type.Union([Employer, Type.Null()]),
    internalDomains: Type.Array(Domain, { maxItems: 50 }),
    /** Only members who sign in with Entra are let in, so that leavers are out at once. */
    entraOnly: Type.Boolean(),
    /** The send check asks before a mail that reads like a rejection goes without a link. */
    askWithoutLink: Type.Boolean(),
  },
  { additionalProperties: false },
)
export type Company = Static<typeof Company>

/** An agency as a consent must name it: APPI art. 29 and 30, and the licence people can look up. */
export const Agency = Type.Object(
  {
    name: Line(120),
    shortName: Line(60),
    nameEn: Line(120),
    address: Line(200),
    addressEn: Line(200),
    representative: Line(80),
    representativeEn: Line(80),
    /** Number of the licence to run paid employment placement (有料職業紹介事業許可番号). */
    licenceNo: Line(40),
    /** ISO 3166-1 alpha-2. */
    country: Type.String({ pattern: COUNTRY }),
    domains: Type.Array(Domain, { maxItems: 20 }),
    /** How often it will write, as candidates read it before they agree. */
    contactFrequency: Line(120),
    contactFrequencyEn: Line(120),
    /**
     * For an agency abroad, what APPI art. 28 wants told before a consent: the country's system for
     * the protection of personal data and what the agency does to protect them.
     */
    abroadNotice: Type.Optional(Line(1000)),
    abroadNoticeEn: Type.Optional(Line(1000)),
  },
  { additionalProperties: false },
)
export type Agency = Static<typeof Agency>

/** Terms of one agreement version between an employer and an agency (domain rules §2.2). */
export const Terms = Type.Object(
  {
    /** Candidates taken on that earn one free placement. */
    ratio: Type.Integer({ minimum: 1, maximum: 1000 }),
    /** What earns a point: the candidate's confirmed registration, or the agency's acceptance. */
    qualifyOn: Type.Union([Type.Literal('registered'), Type.Literal('accepted')]),
    /** Days a point stays pending, in which a withdrawal takes it back. */
    holdDays: Type.Integer({ minimum: 0, maximum: 365 }),
    /** The same person earns once in this many days under one agreement. */
    personWindowDays: Type.Integer({ minimum: 0, maximum: 3650 }),
    /** Most points that may be owed before no further grant can be reserved. */
    debtCap: Type.Integer({ minimum: 0, maximum: 1000 }),
    /** Days a link takes registrations; rights and "no further offers" never end. */
    linkLifetimeDays: Type.Integer({ minimum: 1, maximum: 365 }),
  },
  { additionalProperties: false },
)
export type Terms = Static<typeof Terms>

/**
 * How a candidate who agrees comes to the agency: our form collects and we deliver (relay), or the
 * agency's own form does, which gets an opaque reference from us and nothing else (redirect).
 */
export const Mode = Type.Union([Type.Literal('relay'), Type.Literal('redirect')])
export type Mode = Static<typeof Mode>

/** What `POST /api/agreements` and `PUT /api/agreements/:id` take. */
export const AgreementDraft = Type.Object(
  {
    mode: Mode,
    /** The agency's own form, https and on one of its domains; empty in relay mode. */
    formUrl: MaybeLine(500),
    agency: Agency,
    terms: Terms,
    /** Where the agency takes signed webhooks: https, on no private address. */
    endpoint: Line(500),
  },
  { additionalProperties: false },
)
export type AgreementDraft = Static<typeof AgreementDraft>

/** An agreement is a draft until its endpoint has answered a signed test; then it is live, then ended. */
export const AgreementState = Type.Union([
  Type.Literal('draft'),
  Type.Literal('live'),
  Type.Literal('ended'),
])
export type AgreementState = Static<typeof AgreementState>

export const AgreementView = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  state: AgreementState,
  mode: Mode,
  formUrl: Type.String(),
  agency: Agency,
  terms: Terms,
  endpoint: Type.String(),
  changedAt: Type.Integer(),
  /** In force, and yet offered to nobody: the notice about the agency's country is missing. */
  stopped: Type.Boolean(),
})
export type AgreementView = Static<typeof AgreementView>
export const AgreementList = Type.Object({ agreements: Type.Array(AgreementView) })
export type AgreementList = Static<typeof AgreementList>

/** One line of a text, and what becomes of it in the next version. */
export const TextLine = Type.Object({
  change: Type.Union([Type.Literal('same'), Type.Literal('added'), Type.Literal('removed')]),
  text: Type.String(),
})
export type TextLine = Static<typeof TextLine>

/** `POST /api/agreements/preview?of=<id>`: what candidates would read, and what would keep it back. */
export const AgreementPreview = Type.Object({
  texts: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal('mail'), Type.Literal('page')]),
      locale: Type.Union([Type.Literal('ja'), Type.Literal('en')]),
      lines: Type.Array(TextLine),
    }),
  ),
  /** Why it could not go live as it stands; empty when it can. */
  reasons: Type.Array(Type.Object({ code: Type.String(), sentence: Type.String() })),
})
export type AgreementPreview = Static<typeof AgreementPreview>

/** `POST /api/company/preview`: what becomes of each agreement in force when its employer changes. */
export const CompanyPreview = Type.Object({
  /** Of all these texts: who saves the company names it, so that nobody saves texts unseen. */
  sha256: Type.String(),
  agreements: Type.Array(
    Type.Object({
      ...AgreementPreview.properties,
      id: Type.String(),
      name: Type.String(),
      nameEn: Type.String(),
      /** The version these texts would be. */
      version: Type.Integer(),
    }),
  ),
})
export type CompanyPreview = Static<typeof CompanyPreview>

/** The secret an agency verifies our webhooks with: shown when the agreement is made, not again. */
export const NewAgreement = Type.Object({ agreement: AgreementView, secret: Type.String() })
export type NewAgreement = Static<typeof NewAgreement>

/** `POST /api/agreements/:id/test`: what the endpoint said to a signed `relay.test` event. */
export const EndpointTest = Type.Object({
  reached: Type.Boolean(),
  /** HTTP status, when there was an answer. */
  status: Type.Union([Type.Integer(), Type.Null()]),
})
export type EndpointTest = Static<typeof EndpointTest>

export const MemberView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: Role,
  /** Has signed in at least once. */
  joined: Type.Boolean(),
  you: Type.Boolean(),
})
export type MemberView = Static<typeof MemberView>
export const MemberList = Type.Object({ members: Type.Array(MemberView) })
export type MemberList = Static<typeof MemberList>

/** `POST /api/members`: invite somebody; the answer carries the code to hand over. */
export const Invitation = Type.Object(
  {
    name: Line(80),
    email: Type.String({
      minLength: 3,
      maxLength: 254,
      pattern: '^[^\\s@\\u0000-\\u001f:]+@[a-zA-Z0-9.-]+$',
    }),
    role: GivenRole,
  },
  { additionalProperties: false },
)
export type Invitation = Static<typeof Invitation>
export const Invited = Type.Object({
  member: MemberView,
  code: Type.String(),
  expiresAt: Type.Integer(),
})
export type Invited = Static<typeof Invited>

/** `PUT /api/members/:id`: what is left out stays as it is. */
export const MemberChange = Type.Object(
  {
    role: GivenRole,
    name: Type.Optional(Invitation.properties.name),
    email: Type.Optional(Invitation.properties.email),
  },
  { additionalProperties: false },
)
export type MemberChange = Static<typeof MemberChange>

/** One line of the audit trail: who did what, when; append-only. */
export const AuditEntry = Type.Object({
  id: Type.String(),
  at: Type.Integer(),
  /** The member's name; null for the server's command line. */
  actor: Type.Union([Type.String(), Type.Null()]),
  /** Stable code, such as `member.invited` or `agreement.revised`. */
  action: Type.String(),
  /** What it was done to, in words a person reads; no candidate is ever named. */
  subject: MaybeLine(300),
})
export type AuditEntry = Static<typeof AuditEntry>
/** `GET /api/audit?before=<id>`: newest first, fifty at a time. */
export const AuditPage = Type.Object({ entries: Type.Array(AuditEntry), more: Type.Boolean() })
export type AuditPage = Static<typeof AuditPage>
