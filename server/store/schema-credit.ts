export interface AgencyEventRow {
  workspace_id: string
  agreement_id: string
  event_id: string
  type: string
  referral_id: string | null
  /** Which consent of the link it speaks of; null where that was not kept. */
  consent_id: string | null
  code: string | null
  /** 1 when the event was understood and taken; 0 when it waits for a person to look. */
  taken: number
  occurred_at: number
  recorded_at: number
}

export interface LedgerEntryRow {
  id: string
  workspace_id: string
  agreement_id: string
  /** 1, 2, 3 … without gaps, in the order written. */
  position: number
  kind: string
  referral_id: string | null
  grant_id: string | null
  /** The entry this one corrects or matures; each is named once per kind. */
  corrects_id: string | null
  /** JSON of the `LedgerEntry`. */
  entry: string
  /** The event behind the entry, unique per agreement. */
  source: string
  recorded_at: number
}

/**
 * The fold of an agreement's ledger, kept in the transaction that writes an entry, and the fold as
 * last posted to managers. Never the truth: `relay status` folds the ledger again and compares.
 */
export interface CreditAccountRow {
  agreement_id: string
  workspace_id: string
  entry_count: number
  balance: string
  posted_count: number
  posted_balance: string
  posted_at: number | null
}

/** One posting of credit to managers; a point's hold begins with the posting that shows it. */
export interface CreditPostingRow {
  agreement_id: string
  workspace_id: string
  /** Entries of the ledger it shows. */
  entry_count: number
  posted_at: number
}

export interface OutboxRow {
  id: string
  workspace_id: string
  kind: string
  /** What the payload is rendered from at delivery; never the payload itself. */
  subject_id: string
  attempts: number
  created_at: number
  next_attempt_at: number
  lease_until: number
  /** Delivered, cancelled or refused for good: nothing more is done. */
  done_at: number | null
  outcome: string | null
}
