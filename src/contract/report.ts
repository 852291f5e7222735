import { Type, type Static } from 'typebox'

/** Fewer people than this in a figure might be known one by one (domain rules §1.7). */
export const SMALL_COUNT = 5

/**
 * A figure as it may leave the server. No number under five does, and no nought either: it would
 * tell of everybody in the row. `all but <5` stands where fewer than five did not.
 */
export const Cell = Type.Union([
  Type.Literal('<5'),
  Type.Literal('all but <5'),
  Type.Integer({ minimum: SMALL_COUNT }),
])
export type Cell = Static<typeof Cell>

/** What became of the people written to in a period. */
const Outcomes = Type.Object({
  /** Openings of pages, not people: by people, perhaps by machines, by machines. */
  opens: Type.Object({ person: Cell, probable: Cell, machine: Cell }),
  /** People who confirmed, or on the way to the agency's own form agreed. */
  registered: Cell,
  /** People the agency took on. */
  accepted: Cell,
})

/** One month, or several that had to be put together. */
export const ReportPeriod = Type.Object({
  /** First and last month, such as `2026-11`. */
  from: Type.String(),
  to: Type.String(),
  /** People written to. */
  sent: Cell,
  /** Null while too few were written to for their outcomes to be told. */
  outcomes: Type.Union([Outcomes, Type.Null()]),
})
export type ReportPeriod = Static<typeof ReportPeriod>

export const AgreementReport = Type.Object({
  agreementId: Type.String(),
  agencyName: Type.String(),
  ended: Type.Boolean(),
  /** When all figures were taken, together with the credit (epoch milliseconds). */
  asOf: Type.Union([Type.Integer(), Type.Null()]),
  /** Further people written to before the next figures; 1 tells them at once. */
  postingStep: Type.Integer(),
  /** Newest first. */
  periods: Type.Array(ReportPeriod),
})
export type AgreementReport = Static<typeof AgreementReport>

/** `GET /api/report`: the funnel of every agreement that was in force. It takes no filter. */
export const ReportView = Type.Object({ agreements: Type.Array(AgreementReport) })
export type ReportView = Static<typeof ReportView>
