/** One opening of a link: classes and times, never an address or a browser's name. */
export interface OpenRow {
  id: string
  workspace_id: string
  referral_id: string
  label: string
  method: string
  agent: string
  /** Names of `OpenHint`, with spaces between them. */
  hints: string
  /** Since the mail was let go, or its link made; null for opens from before this was kept. */
  since_sent_ms: number | null
  opened_at: number
}

/** Opens of a day, of the links of a month; no link can be told from it. */
export interface OpenTotalRow {
  workspace_id: string
  agreement_id: string
  /** `2026-11`, in which the opened links were made. */
  sent_month: string
  /** `2026-11-23`, on which they were opened. */
  day: string
  label: string
  opens: number
}

/** The figures of an agreement as of the last posting of credit. */
export interface ReportSnapshotRow {
  agreement_id: string
  workspace_id: string
  /** JSON array of `ReportRow`, exact. */
  months: string
  taken_at: number
}

/** Somebody asked for their rights by letter or telephone; the officer answers by `due_at`. */
export interface PrivacyRequestRow {
  id: string
  workspace_id: string
  number: number
  kind: string
  /** Empty where a reference was named, and once it is closed. */
  person_key: string
  address_key: string
  /** The consent whose reference was named in place of an address. */
  reference: string | null
  received_at: number
  due_at: number
  /** The member who wrote it down. */
  entered_by: string
  closed_at: number | null
  outcome: string | null
}

/** That an officer looked somebody up, not whom. */
export interface LookUpRow {
  id: string
  workspace_id: string
  number: number
  member_id: string
  looked_up_at: number
}
