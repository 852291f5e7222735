import { sql, type RawBuilder } from 'kysely'
import { forgottenKey, type RetentionRule } from '../domain/retention.ts'
import type { Keys } from '../domain/secrets.ts'
import { cutAgencyWords } from './agency-words.ts'
import type { Db } from './database.ts'
import { giveUp } from './give-up.ts'
import { totalOpens } from './open-totals.ts'
import { MAIL_KINDS } from './outbox.ts'

/** What one rule looks at and does. */
interface Forgetting {
  /**
   * Selects `id` and `since` (epoch milliseconds, from when the rule counts) of everything the rule
   * may come to; what is `since` later than `until` may be left out.
   */
  rows: (until: number) => RawBuilder<unknown>
  /** Forgets these, in the caller's transaction. */
  forget: (
    tx: Db,
    ids: readonly string[],
    at: { until: number; now: number; keys: Keys },
  ) => Promise<void>
}

const list = (ids: readonly string[]) => sql.join([...ids])

/** A rule whose rows are simply deleted. */
function deleting(table: string, id: string, since: string, also?: string): Forgetting {
  const [from, key, clock] = [sql.table(table), sql.ref(id), sql.ref(since)]
  const where = also === undefined ? sql`` : sql`where ${sql.raw(also)}`
  const and = also === undefined ? sql`` : sql`and ${sql.raw(also)}`
  return {
    rows: () => sql`select ${key} as id, ${clock} as since from ${from} ${where}`,
    forget: async (tx, ids, { until }) => {
      await sql`delete from ${from} where ${key} in (${list(ids)}) and ${clock} <= ${until} ${and}`.execute(
        tx,
      )
    },
  }
}

async function sealNothing(tx: Db, ids: readonly string[]): Promise<void> {
  await sql`update registrations set sealed_contact = null where id in (${list(ids)})`.execute(tx)
}

async function giveUpAll(
  tx: Db,
  ids: readonly string[],
  { now, keys }: { now: number; keys: Keys },
): Promise<void> {
  const { rows } = await sql<{ id: string; workspace_id: string; agreement_id: string }>`
    select id, workspace_id from consents where id in (${list(ids)})
    order by agreement_id`.execute(tx)
  for (const { id: consentId, workspace_id: workspaceId } of rows) {
    await giveUp(tx, keys, { workspaceId, consentId }, { outcome: 'given_up', now })
  }
}

/** Nothing leads from these links to a person any more. */
async function unlink(tx: Db, ids: readonly string[], now: number): Promise<void> {
  await sql`delete from letters where registration_id in
    (select id from registrations where referral_id in (${list(ids)}))`.execute(tx)
  await sql`delete from registrations where referral_id in (${list(ids)})`.execute(tx)
  await sql`update referrals set recipient_key = ${forgottenKey('')} || id,
    address_key = ${forgottenKey('')} || id, forgotten_at = ${now}
    where id in (${list(ids)})`.execute(tx)
}

/** Consents by then, where no later one of the same link keeps them with it. */
const consentsUntil = (until: number) => sql`
  select id, referral_id, granted_at from consents c where granted_at <= ${until}
  and not exists (select 1 from consents later
    where later.referral_id = c.referral_id and later.granted_at > ${until})`

const MAILS = MAIL_KINDS.map((kind) => `'${kind}'`).join(', ')

/** No delivery of a record that still waits is ever old enough. */
const NEVER = sql.raw(String(Number.MAX_SAFE_INTEGER))

export const FORGETTING: Record<RetentionRule, Forgetting> = {
  unconfirmed_contacts: {
    rows: () => sql`select id, expires_at as since from registrations r
      where sealed_contact is not null
      and not exists (select 1 from consents c where c.registration_id = r.id)`,
    forget: sealNothing,
  },
  received_contacts: {
    rows: () => sql`select r.id, o.done_at as since from registrations r
      join consents c on c.registration_id = r.id
      join outbox o on o.subject_id = c.id and o.kind = 'agency.registered'
      where r.sealed_contact is not null and o.done_at is not null`,
    forget: sealNothing,
  },
  undelivered_contacts: {
    rows: () => sql`select c.id, o.created_at as since from outbox o
      join consents c on c.id = o.subject_id
      where o.kind = 'agency.registered' and o.done_at is null`,
    forget: giveUpAll,
  },
  link_mappings: {
    rows: () => sql`select id, expires_at as since from referrals r where forgotten_at is null
      and not exists (select 1 from consents c where c.referral_id = r.id)`,
    forget: (tx, ids, { now }) => unlink(tx, ids, now),
  },
  link_details: {
    // Of every link alike: its sender sees them go, and learns nothing of what its reader did.
    rows: () => sql`select id, expires_at as since from referrals where stage is not null
      or position is not null or mailbox is not null`,
    forget: async (tx, ids) => {
      await sql`update referrals set stage = null, position = null, mailbox = null
        where id in (${list(ids)})`.execute(tx)
    },
  },
  opens: {
    rows: () => sql`select id, opened_at as since from opens`,
    forget: totalOpens,
  },
  finished_mails: deleting('outbox', 'id', 'done_at', `done_at is not null and kind in (${MAILS})`),
  records: {
    rows: (until) => sql`select referral_id as id, max(at) as since from (
      with old as (${consentsUntil(until)})
      select referral_id, granted_at as at from old
      union all select o.referral_id, p.provided_at from provision_records p
        join old o on o.id = p.consent_id
      union all select o.referral_id, w.withdrawn_at from withdrawals w
        join old o on o.id = w.consent_id
      union all select o.referral_id, coalesce(b.done_at, ${NEVER}) from outbox b
        join old o on o.id = b.subject_id
    ) happened group by referral_id`,
    forget: forgetRecords,
  },
  erasures: deleting(
    'erasures',
    'id',
    'erased_at',
    `not exists (select 1 from registrations r where r.workspace_id = erasures.workspace_id
      and r.person_key = 'erased:' || erasures.id)`,
  ),
  privacy_requests: deleting('privacy_requests', 'id', 'closed_at', 'closed_at is not null'),
  look_ups: deleting('look_ups', 'id', 'looked_up_at'),
  audit_trail: deleting('audit_entries', 'id', 'at'),
  parked_events: deleting('agency_events', 'event_id', 'recorded_at', 'taken = 0'),
  request_keys: deleting('idempotency_keys', 'key_hash', 'created_at'),
  access_codes: deleting('access_codes', 'code_hash', 'created_at'),
  sessions: deleting('sessions', 'id', 'expires_at'),
  failed_sign_ins: deleting('sign_in_attempts', 'bucket', 'window_start'),
}

/** The evidence of a link, and with it what led from the link to the person; the ledger stays. */
async function forgetRecords(
  tx: Db,
  referralIds: readonly string[],
  { now }: { now: number },
): Promise<void> {
  const consents = sql`select id from consents where referral_id in (${list(referralIds)})`
  const { rows: ended } = await sql<{ id: string }>`${consents}`.execute(tx)
  await cutAgencyWords(
    tx,
    ended.map((one) => one.id),
  )
  const registrations = sql`select id from registrations where referral_id in (${list(referralIds)})`
  await sql`delete from outbox where done_at is not null
    and (subject_id in (${consents}) or subject_id in (${registrations}))`.execute(tx)
  await sql`delete from withdrawals where consent_id in (${consents})`.execute(tx)
  await sql`delete from provision_records where consent_id in (${consents})`.execute(tx)
  await sql`delete from consents where referral_id in (${list(referralIds)})`.execute(tx)
  await unlink(tx, referralIds, now)
}
