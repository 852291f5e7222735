import type { Terms } from '../../src/contract/settings.ts'

/**
 * The ledger of one agreement: points that candidates earn, grants (free placements) that points
 * become. It only grows; a correction is a new entry that names the entry it corrects. Balances are
 * folds over it, so that the balance of any past day can be computed again (domain rules §2.4).
 */
export type LedgerEntry =
  | { kind: 'accrued'; referralId: string }
  | { kind: 'matured'; referralId: string; corrects: string }
  | { kind: 'reversed'; referralId: string; corrects: string; from: 'pending' | 'matured' }
  | { kind: 'granted'; grantId: string; ratio: number }
  | { kind: 'revoked'; grantId: string; ratio: number }
  | { kind: 'reserved'; grantId: string; jobId: string }
  | { kind: 'released'; grantId: string; jobId: string }
  | { kind: 'redeemed'; grantId: string; placementId: string }
  | { kind: 'settled'; grantId: string }
  | { kind: 'reinstated'; grantId: string }
  | { kind: 'grant_expired'; grantId: string }
  | { kind: 'points_expired'; points: number }
  | { kind: 'adjusted'; points: number }

export type GrantState = 'available' | 'reserved' | 'redeemed' | 'settled' | 'expired' | 'revoked'

/** Points and grants after some prefix of the ledger. */
export interface CreditBalance {
  pending: number
  /** Matured points not yet turned into a grant; below zero when points are owed. */
  matured: number
  grants: Record<GrantState, number>
}

export const EMPTY_BALANCE: CreditBalance = {
  pending: 0,
  matured: 0,
  grants: { available: 0, reserved: 0, redeemed: 0, settled: 0, expired: 0, revoked: 0 },
}

/** What each kind moves: [pending, matured, grant leaves, grant enters]. */
function movement(entry: LedgerEntry): {
  pending?: number
  matured?: number
  leaves?: GrantState
  enters?: GrantState
} {
  switch (entry.kind) {
    case 'accrued':
      return { pending: 1 }
    case 'matured':
      return { pending: -1, matured: 1 }
    case 'reversed':
      return entry.from === 'pending' ? { pending: -1 } : { matured: -1 }
    case 'granted':
      return { matured: -entry.ratio, enters: 'available' }
    case 'revoked':
      return { matured: entry.ratio, leaves: 'available', enters: 'revoked' }
    case 'reserved':
      return { leaves: 'available', enters: 'reserved' }
    case 'released':
      return { leaves: 'reserved', enters: 'available' }
    case 'redeemed':
      return { leaves: 'reserved', enters: 'redeemed' }
    case 'settled':
      return { leaves: 'redeemed', enters: 'settled' }
    case 'reinstated':
      return { leaves: 'redeemed', enters: 'available' }
    case 'grant_expired':
      return { leaves: 'available', enters: 'expired' }
    case 'points_expired':
      return { matured: -entry.points }
    case 'adjusted':
      return { matured: entry.points }
  }
}

/** The balance after one more entry. Pure: the given balance is left as it is. */
export function applyEntry(balance: CreditBalance, entry: LedgerEntry): CreditBalance {
  const { pending = 0, matured = 0, leaves, enters } = movement(entry)
  const grants = { ...balance.grants }
  if (leaves) grants[leaves] -= 1
  if (enters) grants[enters] += 1
  return { pending: balance.pending + pending, matured: balance.matured + matured, grants }
}

/** Fold a ledger, or the part of it since `from`, into a balance. */
export function creditBalance(
  ledger: readonly LedgerEntry[],
  from: CreditBalance = EMPTY_BALANCE,
): CreditBalance {
  return ledger.reduce(applyEntry, from)
}

/** Points still missing for the next grant; more than the ratio when points are owed. */
export function untilNext(balance: CreditBalance, terms: Pick<Terms, 'ratio'>): number {
  return terms.ratio - balance.matured
}

/**
 * What the ledger owes after any entry: grants while there are points for them, and debt paid with
 * an available grant while points are missing. Every transaction ends with these, so matured points
 * never reach the ratio, and are never below zero beside an available grant (invariant I5).
 *
 * `revocable` names available grants, the youngest first; `newGrantId` names a new one.
 */
export function settlingEntries(
  balance: CreditBalance,
  terms: Pick<Terms, 'ratio'>,
  grants: { newGrantId: () => string; revocable: readonly string[] },
): LedgerEntry[] {
  const entries: LedgerEntry[] = []
  const { ratio } = terms
  let { matured } = balance
  for (; matured >= ratio; matured -= ratio) {
    entries.push({ kind: 'granted', grantId: grants.newGrantId(), ratio })
  }
  for (const grantId of grants.revocable) {
    if (matured >= 0) break
    entries.push({ kind: 'revoked', grantId, ratio })
    matured += ratio
  }
  return entries
}

/** Why a confirmed registration earns no point; the candidate is served all the same. */
export type NoPoint = 'forwarded' | 'counted_before' | 'excluded'

/**
 * Whether a confirmed registration earns a point (domain rules §2.2, "qualified referral"): the
 * mailbox is the one the mail went to, the person was not counted in the window, and the address
 * belongs neither to the employer nor to the agency.
 */
export function pointFor(facts: {
  forwarded: boolean
  countedAt: number | undefined
  excluded: boolean
  now: number
  windowMs: number
}): 'point' | NoPoint {
  if (facts.forwarded) return 'forwarded'
  if (facts.excluded) return 'excluded'
  if (facts.countedAt !== undefined && facts.now - facts.countedAt < facts.windowMs) {
    return 'counted_before'
  }
  return 'point'
}
