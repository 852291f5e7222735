export interface WithdrawalRow {
  consent_id: string
  workspace_id: string
  method: string
  withdrawn_at: number
}

/** That somebody was erased and how; what was theirs carries a key made of this id instead. */
export interface ErasureRow {
  id: string
  workspace_id: string
  method: string
  erased_at: number
}

/**
 * Up to which time a transaction forgets: while its row is there, evidence of before may go. It never
 * outlives the transaction.
 */
export interface ForgettingRow {
  id: string
  until: number
}

/**
 * A mail to somebody whose address is held for nothing else any more: the address is here, sealed,
 * until the mail has gone.
 */
export interface LetterRow {
  registration_id: string
  kind: string
  workspace_id: string
  locale: string
  sealed_address: string
  created_at: number
}
