/** That somebody was erased and how; what was theirs carries a key made of this id instead. */
export interface ErasureRow {
  id: string
  workspace_id: string
  method: string
  erased_at: number
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
