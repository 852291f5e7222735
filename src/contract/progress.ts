import { Type, type Static } from 'typebox'

/** One agreement's credit as last posted: exact to the entry up to that posting. */
export const AgreementProgress = Type.Object({
  agreementId: Type.String(),
  /** Ended, with points or placements that are still open. */
  ended: Type.Boolean(),
  /** In force, and yet offered to nobody: the notice about the agency's country is missing. */
  stopped: Type.Boolean(),
  /**
   * Since when the agency takes no events, once it is a day (epoch milliseconds). It is asked whether
   * or not anything waits for it, so this tells nothing of candidates.
   */
  unansweredSince: Type.Union([Type.Integer(), Type.Null()]),
  agencyName: Type.String(),
  agencyShortName: Type.String(),
  /** Candidates taken on that earn one free placement. */
  ratio: Type.Integer(),
  /** Matured points towards the next free placement; below zero when points are owed. */
  points: Type.Integer(),
  /** Points registered or accepted whose hold has not ended. */
  pending: Type.Integer(),
  /** Matured points still missing for the next free placement. */
  untilNext: Type.Integer(),
  grants: Type.Object({
    available: Type.Integer(),
    reserved: Type.Integer(),
    redeemed: Type.Integer(),
  }),
  /** When the figures were posted (epoch milliseconds); null before the first posting. */
  asOf: Type.Union([Type.Integer(), Type.Null()]),
  /** Further released links it takes before the next posting; 1 posts at once. */
  postingStep: Type.Integer(),
})
export type AgreementProgress = Static<typeof AgreementProgress>

/** `GET /api/progress`: one bar per agreement, those that have ended last. */
export const ProgressView = Type.Object({ agreements: Type.Array(AgreementProgress) })
export type ProgressView = Static<typeof ProgressView>
