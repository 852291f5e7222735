/** Facts about this installation, such as the fingerprint of its key. */
export interface SettingRow {
  name: string
  value: string
}

export interface WorkspaceRow {
  id: string
  /** The employer as pages and records name it: JSON of `Employer`, or null until it is filled in. */
  employer: string
  /** 1 when members are let in through Entra alone. */
  entra_only: number
  /** 1 when the send check asks before a rejection goes without a link. */
  ask_without_link: number
  /** JSON array of lower-case domains. */
  internal_domains: string
  /** Released links between two postings of credit; 1 posts at once. */
  posting_step: number
  /** 1 for the sandbox's workspace. */
  example: number
  created_at: number
}

export interface MemberRow {
  id: string
  workspace_id: string
  name: string
  email: string
  role: string
  /** `tid/oid` of a member who signs in with Entra. */
  entra_key: string | null
  created_at: number
  /** First sign-in. */
  joined_at: number | null
  removed_at: number | null
}

export interface SessionRow {
  id: string
  token_hash: string
  workspace_id: string
  member_id: string
  mailbox: string | null
  device: string | null
  created_at: number
  last_used_at: number
  expires_at: number
}

/** A code that was handed to somebody; it becomes one session and is spent. */
export interface AccessCodeRow {
  code_hash: string
  workspace_id: string
  member_id: string
  created_at: number
  expires_at: number
  used_at: number | null
  /** The session it became, so that a retried sign-in is answered alike. */
  session_hash: string | null
}

/** Failed sign-ins of one address (hashed) in one window, counted across processes. */
export interface SignInAttemptRow {
  bucket: string
  window_start: number
  failures: number
}

/** Who did what, when. Append-only. */
export interface AuditEntryRow {
  id: string
  workspace_id: string
  member_id: string | null
  actor: string
  action: string
  subject: string
  at: number
}

/** A lead as a manager worded it; version 0 ships with the product. Append-only. */
export interface LeadRow {
  workspace_id: string
  stage: string
  locale: string
  version: number
  text: string
  sha256: string
  member_id: string
  /** The member's name at the time. */
  changed_by: string
  changed_at: number
}

export interface PositionListRow {
  workspace_id: string
  /** JSON array, in the managers' order. */
  positions: string
}

/** Which workspace an Entra tenant's people belong to. */
export interface EntraTenantRow {
  tenant_id: string
  workspace_id: string
}
