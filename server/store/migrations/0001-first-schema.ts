import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { index, table, unique } from './table.ts'

/** The whole loop: employer, link, consent, delivery, credit. Columns are told in `schema.ts`. */
export const firstSchema: Migration = {
  async up(db) {
    await employerSide(db)
    await candidateSide(db)
    await delivery(db)
    await credit(db)
  },
}

async function employerSide(db: Kysely<unknown>): Promise<void> {
  await table(db, 'settings', { key: ['name'], text: ['name', 'value'] })
  await table(db, 'workspaces', {
    key: ['id'],
    text: ['id', 'employer', 'internal_domains'],
    int: ['posting_step', 'example', 'created_at'],
  })
  await table(db, 'members', {
    key: ['id'],
    text: ['id', 'workspace_id', 'name', 'email', 'role'],
    int: ['created_at'],
    maybeInt: ['removed_at'],
  })
  await unique(db, 'members_email', 'members', ['workspace_id', 'email'])
  await table(db, 'sessions', {
    key: ['token_hash'],
    text: ['token_hash', 'workspace_id', 'member_id'],
    int: ['created_at', 'expires_at'],
  })
  await table(db, 'agreements', {
    key: ['id'],
    text: ['id', 'workspace_id'],
    int: ['current_version', 'created_at'],
    maybeInt: ['ended_at'],
  })
  await index(db, 'agreements_workspace', 'agreements', ['workspace_id'])
  await table(db, 'agreement_versions', {
    key: ['agreement_id', 'version'],
    text: [
      ...['agreement_id', 'workspace_id', 'mode', 'employer', 'agency', 'terms', 'endpoint'],
      'sealed_secret',
    ],
    int: ['version', 'created_at'],
  })
  await table(db, 'consent_texts', {
    key: ['workspace_id', 'agreement_id', 'version', 'kind', 'locale'],
    text: ['sha256', 'workspace_id', 'agreement_id', 'kind', 'locale', 'body'],
    int: ['version', 'created_at'],
  })
  await table(db, 'idempotency_keys', {
    key: ['workspace_id', 'key_hash'],
    text: ['workspace_id', 'key_hash', 'request_hash', 'result_id'],
    int: ['created_at'],
  })
}

async function candidateSide(db: Kysely<unknown>): Promise<void> {
  await table(db, 'referrals', {
    key: ['id'],
    text: [
      ...['id', 'workspace_id', 'agreement_id', 'member_id', 'token_hash', 'recipient_key'],
      ...['locale', 'mail_text_sha256'],
    ],
    int: ['agreement_version', 'inserted_at', 'expires_at'],
    maybeInt: ['released_at', 'revoked_at'],
  })
  await unique(db, 'referrals_token', 'referrals', ['token_hash'])
  await index(db, 'referrals_released', 'referrals', ['agreement_id', 'released_at'])
  await table(db, 'opens', {
    key: ['id'],
    text: ['id', 'workspace_id', 'referral_id', 'label'],
    int: ['opened_at'],
  })
  await table(db, 'suppressions', {
    key: ['workspace_id', 'person_key'],
    text: ['workspace_id', 'person_key', 'source'],
    int: ['created_at'],
  })
  await table(db, 'registrations', {
    key: ['id'],
    text: [
      ...['id', 'workspace_id', 'referral_id', 'form_key', 'person_key', 'locale', 'text_sha256'],
      ...['confirm_hash', 'rights_hash'],
    ],
    int: ['forwarded', 'created_at', 'expires_at'],
    maybeText: ['sealed_contact'],
    maybeInt: ['cancelled_at'],
  })
  await index(db, 'registrations_person', 'registrations', ['workspace_id', 'person_key'])
  await unique(db, 'registrations_form', 'registrations', ['referral_id', 'form_key'])
  await unique(db, 'registrations_confirm', 'registrations', ['confirm_hash'])
  await unique(db, 'registrations_rights', 'registrations', ['rights_hash'])
  await table(db, 'consents', {
    key: ['id'],
    text: [
      ...['id', 'workspace_id', 'agreement_id', 'referral_id', 'registration_id', 'person_key'],
      'record',
    ],
    int: ['agreement_version', 'ordinal', 'forwarded', 'excluded', 'granted_at'],
  })
  // One consent in force per person and link, whichever of several mails is confirmed first.
  await unique(db, 'consents_person', 'consents', ['referral_id', 'person_key', 'ordinal'])
  await index(db, 'consents_known', 'consents', ['agreement_id', 'person_key'])
  await unique(db, 'consents_registration', 'consents', ['registration_id'])
  await table(db, 'withdrawals', {
    key: ['consent_id'],
    text: ['consent_id', 'workspace_id', 'method'],
    int: ['withdrawn_at'],
  })
  await table(db, 'provision_records', {
    key: ['id'],
    text: ['id', 'workspace_id', 'consent_id', 'record'],
    int: ['provided_at'],
  })
  await index(db, 'provision_records_consent', 'provision_records', ['consent_id'])
}

async function delivery(db: Kysely<unknown>): Promise<void> {
  await table(db, 'outbox', {
    key: ['id'],
    text: ['id', 'workspace_id', 'kind', 'subject_id'],
    int: ['attempts', 'created_at', 'next_attempt_at', 'lease_until'],
    maybeText: ['outcome'],
    maybeInt: ['done_at'],
  })
  await sql`create index outbox_due on outbox (next_attempt_at) where done_at is null`.execute(db)
  await index(db, 'outbox_subject', 'outbox', ['subject_id'])
  await table(db, 'agency_events', {
    key: ['agreement_id', 'event_id'],
    text: ['workspace_id', 'agreement_id', 'event_id', 'type'],
    int: ['taken', 'occurred_at', 'recorded_at'],
    maybeText: ['referral_id', 'code'],
  })
}

async function credit(db: Kysely<unknown>): Promise<void> {
  await table(db, 'ledger_entries', {
    key: ['id'],
    text: ['id', 'workspace_id', 'agreement_id', 'kind', 'entry', 'source'],
    int: ['position', 'recorded_at'],
    maybeText: ['referral_id', 'grant_id', 'corrects_id'],
  })
  await unique(db, 'ledger_position', 'ledger_entries', ['agreement_id', 'position'])
  await unique(db, 'ledger_source', 'ledger_entries', ['agreement_id', 'source'])
  await unique(db, 'ledger_corrects', 'ledger_entries', ['corrects_id', 'kind'])
  // A referral earns at most one point, whatever events arrive (invariant I2).
  await sql`create unique index ledger_accrued on ledger_entries (referral_id)
    where kind = 'accrued'`.execute(db)
  await index(db, 'ledger_referral', 'ledger_entries', ['referral_id'])
  await sql`create index ledger_grants on ledger_entries (agreement_id, position)
    where grant_id is not null`.execute(db)
  await table(db, 'credit_accounts', {
    key: ['agreement_id'],
    text: ['agreement_id', 'workspace_id', 'balance', 'posted_balance'],
    int: ['entry_count', 'posted_count'],
    maybeInt: ['posted_at'],
  })
}
