import type { Db } from './database.ts'
import type { Registration } from './registrations.ts'
import type { ConsentRow } from './schema.ts'
import { compiled } from './statement.ts'

/** A consent whose mailbox answered. Never edited; a withdrawal is a row of its own. */
export interface Consent {
  id: string
  workspaceId: string
  agreementId: string
  agreementVersion: number
  referralId: string
  registrationId: string
  personKey: string
  forwarded: boolean
  /** The address belonged to the employer or the agency: no point (domain rules §2.2). */
  excluded: boolean
  record: Record<string, unknown>
  grantedAt: number
  /** When it ended: withdrawn, or because it could not be handed over. */
  withdrawnAt: number | null
  undelivered: boolean
}

type ConsentWithWithdrawal = ConsentRow & { withdrawn_at: number | null; method: string | null }

function consentOf(row: ConsentWithWithdrawal): Consent {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    agreementId: row.agreement_id,
    agreementVersion: row.agreement_version,
    referralId: row.referral_id,
    registrationId: row.registration_id,
    personKey: row.person_key,
    forwarded: row.forwarded === 1,
    excluded: row.excluded === 1,
    record: JSON.parse(row.record) as Record<string, unknown>,
    grantedAt: row.granted_at,
    withdrawnAt: row.withdrawn_at,
    undelivered: row.method === 'undelivered',
  }
}

export async function findConsent(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<Consent | undefined> {
  const row = await db
    .selectFrom('consents')
    .leftJoin('withdrawals', 'withdrawals.consent_id', 'consents.id')
    .selectAll('consents')
    .select(['withdrawals.withdrawn_at', 'withdrawals.method'])
    .where('consents.workspace_id', '=', workspaceId)
    .where('consents.id', '=', id)
    .executeTakeFirst()
  return row && consentOf(row)
}

const forAddress = compiled<ConsentWithWithdrawal>((db) =>
  db
    .selectFrom('consents')
    .leftJoin('withdrawals', 'withdrawals.consent_id', 'consents.id')
    .selectAll('consents')
    .select(['withdrawals.withdrawn_at', 'withdrawals.method'])
    .where('consents.workspace_id', '=', '')
    .where('consents.referral_id', '=', '')
    .where('consents.person_key', '=', '')
    .where('consents.address_key', '=', '')
    .orderBy('consents.ordinal', 'desc')
    .compile(),
)

/**
 * The consent a registration's mailbox is asked about: the one in force for it under this
 * link, whichever of several mails was confirmed, else the one whose withdrawal took it along.
 */
export async function consentFor(db: Db, registration: Registration): Promise<Consent | undefined> {
  const { workspaceId, referralId, personKey, addressKey } = registration
  const { rows } = await forAddress(db, [workspaceId, referralId, personKey, addressKey])
  const own = rows.find((one) => one.registration_id === registration.id)
  if (registration.redirect) return own && consentOf(own)
  const row =
    rows.find((one) => one.withdrawn_at === null) ??
    own ??
    (registration.cancelledAt === null ? undefined : rows[0])
  return row && consentOf(row)
}

/** The art. 29 record written with a consent; the agency gets the same as its art. 30 record. */
export async function provisionRecordOf(
  db: Db,
  workspaceId: string,
  consentId: string,
): Promise<Record<string, unknown> | undefined> {
  const row = await db
    .selectFrom('provision_records')
    .select('record')
    .where('workspace_id', '=', workspaceId)
    .where('consent_id', '=', consentId)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row && (JSON.parse(row.record) as Record<string, unknown>)
}
