import { Type, type Static } from 'typebox'
import { POSITION_MAX_LENGTH } from './lead.ts'

/** Longest text a lead is kept as, in UTF-16 units; the rules' own limit is tighter. */
const LEAD_MAX_LENGTH = 600

/** Positions a company may keep for its recruiters to choose from. */
const POSITIONS_MAX = 50

export const StageName = Type.Union([
  Type.Literal('screening'),
  Type.Literal('interview'),
  Type.Literal('final'),
])
export const LocaleName = Type.Union([Type.Literal('ja'), Type.Literal('en')])

/**
 * The name of a job as it may stand in a mail: one line, something that can be seen, no braces. It
 * is no personal data, and stays out of links and logs all the same.
 */
export const Position = Type.String({
  minLength: 1,
  maxLength: POSITION_MAX_LENGTH,
  pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f\\u2028\\u2029{}]+$',
})

/** A lead in force, or the prompt a recruiter writes one to. Version 0 ships with the product. */
export const Lead = Type.Object({ version: Type.Integer(), text: Type.String() })
export type Lead = Static<typeof Lead>

const InBothLanguages = Type.Object({ ja: Lead, en: Lead })

/** The lead of every stage in each language. */
export const Leads = Type.Object({
  screening: InBothLanguages,
  interview: InBothLanguages,
  final: InBothLanguages,
})
export type Leads = Static<typeof Leads>

/** One version of a lead as it is kept for good. */
export const LeadVersion = Type.Object({
  stage: StageName,
  locale: LocaleName,
  version: Type.Integer(),
  text: Type.String(),
  /** Of the text in its language, before anything is filled in: what referrals remember. */
  sha256: Type.String(),
  /** Null for what ships with the product. */
  changedBy: Type.Union([Type.String(), Type.Null()]),
  /** Epoch milliseconds; null likewise. */
  changedAt: Type.Union([Type.Integer(), Type.Null()]),
})
export type LeadVersion = Static<typeof LeadVersion>

/** `PUT /api/positions`, and the list recruiters choose from. */
export const Positions = Type.Object(
  { positions: Type.Array(Position, { maxItems: POSITIONS_MAX }) },
  { additionalProperties: false },
)
export type Positions = Static<typeof Positions>

/** `GET /api/wording`: what is in force. */
export const WordingView = Type.Object({
  leads: Type.Array(LeadVersion),
  positions: Type.Array(Type.String()),
})
export type WordingView = Static<typeof WordingView>

/** `PUT /api/wording`: a new version of one lead. Going back is a new version with the old words. */
export const LeadChange = Type.Object(
  {
    stage: StageName,
    locale: LocaleName,
    text: Type.String({ minLength: 1, maxLength: LEAD_MAX_LENGTH }),
    /** The version in force when it was begun, so that nobody's change is lost unseen. */
    basedOn: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
)
export type LeadChange = Static<typeof LeadChange>

/** `GET /api/wording/history`: newest first, a page at a time. */
export const LeadHistory = Type.Object({
  versions: Type.Array(LeadVersion),
  more: Type.Boolean(),
})
export type LeadHistory = Static<typeof LeadHistory>
