import {
  applyEntry,
  EMPTY_BALANCE,
  settlingEntries,
  type CreditBalance,
  type GrantState,
  type LedgerEntry,
} from '../../server/domain/credit.ts'

const LEAVES_AVAILABLE: Partial<Record<LedgerEntry['kind'], GrantState>> = {
  granted: 'available',
  released: 'available',
  reinstated: 'available',
  reserved: 'reserved',
  redeemed: 'redeemed',
  settled: 'settled',
  revoked: 'revoked',
  grant_expired: 'expired',
}

/** A ledger to write stories with: every entry is followed by what it entails. */
export class Ledger {
  readonly entries: LedgerEntry[] = []
  balance: CreditBalance = EMPTY_BALANCE
  readonly ratio: number
  private readonly grants = new Map<string, GrantState>()
  private made = 0

  constructor(ratio = 10) {
    this.ratio = ratio
  }

  grantsIn(state: GrantState): string[] {
    return [...this.grants].filter(([, one]) => one === state).map(([id]) => id)
  }

  post(entry: LedgerEntry): this {
    this.write(entry)
    const owed = settlingEntries(
      this.balance,
      { ratio: this.ratio },
      {
        newGrantId: () => `grant-${(this.made += 1)}`,
        revocable: this.grantsIn('available').reverse(),
      },
    )
    for (const one of owed) this.write(one)
    return this
  }

  /** A candidate's point through its hold. */
  mature(referralId: string): this {
    const corrects = `accrued-${referralId}`
    return this.post({ kind: 'accrued', referralId }).post({
      kind: 'matured',
      referralId,
      corrects,
    })
  }

  maturedMany(count: number, from = 1): this {
    for (let number = from; number < from + count; number += 1) this.mature(`R${number}`)
    return this
  }

  reverse(referralId: string, from: 'pending' | 'matured' = 'matured'): this {
    return this.post({ kind: 'reversed', referralId, corrects: `accrued-${referralId}`, from })
  }

  private write(entry: LedgerEntry): void {
    this.entries.push(entry)
    this.balance = applyEntry(this.balance, entry)
    const state = LEAVES_AVAILABLE[entry.kind]
    if (state && 'grantId' in entry) this.grants.set(entry.grantId, state)
  }
}
