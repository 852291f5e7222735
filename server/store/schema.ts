import type {
  AgencyEventRow,
  LedgerEntryRow,
  CreditAccountRow,
  CreditPostingRow,
  OutboxRow,
} from './schema-credit.ts'
import type {
  LookUpRow,
  OpenRow,
  OpenTotalRow,
  PrivacyRequestRow,
  ReportSnapshotRow,
} from './schema-visibility.ts'
import type { ErasureRow, ForgettingRow, LetterRow, WithdrawalRow } from './schema-rights.ts'
import type {
  SettingRow,
  WorkspaceRow,
  MemberRow,
  SessionRow,
  AccessCodeRow,
  SignInAttemptRow,
  AuditEntryRow,
  LeadRow,
  PositionListRow,
  EntraTenantRow,
} from './schema-workspace.ts'

/**
 * Every table as the two engines hold it: text ids (UUIDv7, so they sort by time), integer epoch
 * milliseconds, JSON as text, flags as 0 and 1. Evidence is append-only (`0015-kept-evidence.ts`).
 */
export interface Tables {
  settings: SettingRow
  workspaces: WorkspaceRow
  members: MemberRow
  sessions: SessionRow
  access_codes: AccessCodeRow
  sign_in_attempts: SignInAttemptRow
  audit_entries: AuditEntryRow
  leads: LeadRow
  position_lists: PositionListRow
  entra_tenants: EntraTenantRow
  agreements: AgreementRow
  agreement_versions: AgreementVersionRow
  consent_texts: ConsentTextRow
  shown_pages: ShownPageRow
  idempotency_keys: IdempotencyKeyRow
  referrals: ReferralRow
  opens: OpenRow
  open_totals: OpenTotalRow
  report_snapshots: ReportSnapshotRow
  privacy_requests: PrivacyRequestRow
  look_ups: LookUpRow
  suppressions: SuppressionRow
  registrations: RegistrationRow
  consents: ConsentRow
  withdrawals: WithdrawalRow
  provision_records: ProvisionRecordRow
  erasures: ErasureRow
  forgetting: ForgettingRow
  letters: LetterRow
  agency_events: AgencyEventRow
  ledger_entries: LedgerEntryRow
  credit_accounts: CreditAccountRow
  credit_postings: CreditPostingRow
  outbox: OutboxRow
}

export interface AgreementRow {
  id: string
  workspace_id: string
  current_version: number
  created_at: number
  /** Null while it is a draft: nothing is offered under it. */
  live_at: number | null
  ended_at: number | null
  /** Since when the agency takes no events, as it was last asked. */
  unanswered_since: number | null
}

export interface AgreementVersionRow {
  agreement_id: string
  version: number
  workspace_id: string
  mode: string
  /** The agency's own form; null in relay mode. */
  form_url: string | null
  /** JSON of `Employer`, as it stood when this version was made. */
  employer: string
  /** JSON of `Agency`. */
  agency: string
  /** JSON of `Terms`. */
  terms: string
  /** Where the agency takes webhooks. */
  endpoint: string
  /** The webhook secret (`whsec_…`), sealed. */
  sealed_secret: string
  created_at: number
}

export interface ConsentTextRow {
  sha256: string
  workspace_id: string
  agreement_id: string
  version: number
  /** `mail` for the locked lines, `page` for the text on the candidate's page. */
  kind: string
  locale: string
  body: string
  created_at: number
}

/** A page whose button somebody pressed, with names in the place of a showing's own values. */
export interface ShownPageRow {
  workspace_id: string
  sha256: string
  locale: string
  body: string
  first_kept_at: number
}

export interface IdempotencyKeyRow {
  workspace_id: string
  /** Hash over who asked and the key. */
  key_hash: string
  request_hash: string
  result_id: string
  created_at: number
}

export interface ReferralRow {
  id: string
  workspace_id: string
  agreement_id: string
  agreement_version: number
  member_id: string
  /** The mailbox Outlook was open on, which may be a shared one; the member is who signed in. */
  mailbox: string | null
  stage: string | null
  position: string | null
  /** The lead the mail carries, by version and by hash of its template; null where none was told. */
  lead_version: number | null
  lead_sha256: string | null
  /** 1 when the recruiter wrote the lead; null for a mail from before leads were told. */
  own_words: number | null
  token_hash: string
  recipient_key: string
  /** Of the very mailbox; the other is the person's, whatever the tag. */
  address_key: string
  locale: string
  mail_text_sha256: string
  inserted_at: number
  released_at: number | null
  revoked_at: number | null
  expires_at: number
  /** From then on nothing leads from this link to the person it was made for. */
  forgotten_at: number | null
}

export interface SuppressionRow {
  workspace_id: string
  person_key: string
  source: string
  created_at: number
}

/** A form that was posted and waits for its mailbox: nothing is handed over for it. */
export interface RegistrationRow {
  id: string
  workspace_id: string
  referral_id: string
  form_key: string
  person_key: string
  /** Of the very mailbox, whose owner has the rights. */
  address_key: string
  forwarded: number
  locale: string
  text_sha256: string
  /** Of the page the form was on; null before pages were kept. */
  page_sha256: string | null
  /** JSON of `Contact`, sealed; null once deleted. */
  sealed_contact: string | null
  confirm_hash: string
  rights_hash: string
  /** 1 for a consent given on the way to the agency's own form: no mailbox is asked. */
  redirect: number
  created_at: number
  expires_at: number
  cancelled_at: number | null
}

export interface ConsentRow {
  id: string
  workspace_id: string
  agreement_id: string
  agreement_version: number
  referral_id: string
  registration_id: string
  person_key: string
  address_key: string
  /** How many consents of this person under this link were withdrawn before this one. */
  ordinal: number
  forwarded: number
  excluded: number
  /** JSON of the record, in the words of domain rules §1.6. */
  record: string
  granted_at: number
}

export interface ProvisionRecordRow {
  id: string
  workspace_id: string
  consent_id: string
  /** JSON of the APPI art. 29 record. */
  record: string
  provided_at: number
}
