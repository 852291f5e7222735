import type { Stage } from '../../src/contract/lead.ts'
import type { Locale } from '../../src/contract/locale.ts'
import { DAY_MS } from '../domain/agreement.ts'
import { DomainError } from '../domain/domain-error.ts'
import { erasureOf } from '../domain/person.ts'
import { isSameOffer } from '../domain/referral.ts'
import type { Db } from './database.ts'
import { UNREPORTED_DAYS } from './figures.ts'
import { repeatedResult, type WriteKey } from './idempotency.ts'
import { compiled, insert, insertOnce } from './statement.ts'

/** A link and what its page needs to know; found by the hash of its token. */
export interface Referral {
  id: string
  workspaceId: string
  agreementId: string
  agreementVersion: number
  recipientKey: string
  /** Of the very mailbox it was made for. */
  addressKey: string
  tokenHash: string
  locale: Locale
  insertedAt: number
  releasedAt: number | null
  revokedAt: number | null
  expiresAt: number
}

export interface NewReferralRow extends Referral, WriteKey {
  memberId: string
  /** The mailbox Outlook was open on, where it is known. */
  mailbox: string | null
  /** Of the consent text in the mail; the lead has a hash of its own. */
  mailTextSha256: string
  /** What the recruiter told of the mail; nothing of it names a person. */
  stage: Stage | null
  position: string | null
  /** The lead as its template reads; of the recruiter's own words only that they are. */
  leadVersion: number | null
  leadSha256: string | null
  ownWords: boolean
  /** The address is of the company or the agency itself. */
  excluded: boolean
  /** Nobody who was written to after this (epoch milliseconds) is offered again. */
  notSince: number
}

/**
 * Store a link before anyone sees it. The same key with the same request stores nothing new and
 * answers with the referral of the first time.
 *
 * @throws DomainError `idempotency_key_reused` for the same key with another request,
 * `cannot_be_offered`, which tells nobody why: the person wants no offers or had themselves erased, was
 * written to lately, by whomever, or is of one of the two parties. All of it is asked whatever the
 * first answers, so that the time it takes tells as little.
 */
export async function addReferral(db: Db, row: NewReferralRow): Promise<Referral> {
  const firstId = await repeatedResult(db, row, row.id, row.insertedAt)
  if (firstId !== undefined) {
    const first = await findReferral(db, row.workspaceId, firstId)
    if (!first) throw new DomainError('not_found')
    if (!isSameOffer(first, row)) throw new DomainError('idempotency_key_reused')
    return first
  }
  const wantsNone = await isSuppressed(db, row.workspaceId, row.recipientKey)
  const hasOne = await wasWrittenTo(db, row)
  if (row.excluded || wantsNone || hasOne) throw new DomainError('cannot_be_offered')
  await insert(db, 'referrals', {
    id: row.id,
    workspace_id: row.workspaceId,
    agreement_id: row.agreementId,
    agreement_version: row.agreementVersion,
    member_id: row.memberId,
    mailbox: row.mailbox,
    stage: row.stage,
    position: row.position,
    lead_version: row.leadVersion,
    lead_sha256: row.leadSha256,
    own_words: row.ownWords ? 1 : 0,
    token_hash: row.tokenHash,
    recipient_key: row.recipientKey,
    address_key: row.addressKey,
    locale: row.locale,
    mail_text_sha256: row.mailTextSha256,
    inserted_at: row.insertedAt,
    released_at: row.releasedAt,
    revoked_at: null,
    expires_at: row.expiresAt,
    forgotten_at: null,
  })
  return row
}

const writtenTo = compiled<{ id: string }>((db) =>
  db
    .selectFrom('referrals')
    .select('id')
    .where('workspace_id', '=', '')
    .where('recipient_key', '=', '')
    .where('revoked_at', 'is', null)
    .where('inserted_at', '>', 0)
    .where((eb) => eb.or([eb('released_at', 'is not', null), eb('inserted_at', '<=', 0)]))
    .limit(1)
    .compile(),
)

/**
 * Whether a mail to this person counts as sent that is not older. A link in a draft does not: its
 * writer may take it out and put one in again, and a colleague's draft may never go.
 */
async function wasWrittenTo(
  db: Db,
  { workspaceId, recipientKey, notSince, insertedAt }: NewReferralRow,
): Promise<boolean> {
  const draftsFrom = insertedAt - UNREPORTED_DAYS * DAY_MS
  const { rows } = await writtenTo(db, [workspaceId, recipientKey, notSince, draftsFrom, 1])
  return rows.length > 0
}

const REFERRAL_COLUMNS = [
  'id',
  'workspace_id',
  'agreement_id',
  'agreement_version',
  'recipient_key',
  'address_key',
  'token_hash',
  'locale',
  'inserted_at',
  'released_at',
  'revoked_at',
  'expires_at',
] as const

interface ReferralColumns {
  id: string
  workspace_id: string
  agreement_id: string
  agreement_version: number
  recipient_key: string
  address_key: string
  token_hash: string
  locale: string
  inserted_at: number
  released_at: number | null
  revoked_at: number | null
  expires_at: number
}

function referralOf(row: ReferralColumns): Referral {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    agreementId: row.agreement_id,
    agreementVersion: row.agreement_version,
    recipientKey: row.recipient_key,
    addressKey: row.address_key,
    tokenHash: row.token_hash,
    locale: row.locale as Locale,
    insertedAt: row.inserted_at,
    releasedAt: row.released_at,
    revokedAt: row.revoked_at,
    expiresAt: row.expires_at,
  }
}

const byId = compiled<ReferralColumns>((db) =>
  db
    .selectFrom('referrals')
    .select(REFERRAL_COLUMNS)
    .where('workspace_id', '=', '')
    .where('id', '=', '')
    .compile(),
)

export async function findReferral(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<Referral | undefined> {
  const { rows } = await byId(db, [workspaceId, id])
  return rows[0] && referralOf(rows[0])
}

/** A link as its page finds it; what it leads to may have ended since it was sent. */
export interface Link extends Referral {
  agreementEndedAt: number | null
}

const byToken = compiled<ReferralColumns & { ended_at: number | null }>((db) =>
  db
    .selectFrom('referrals')
    .innerJoin('agreements', 'agreements.id', 'referrals.agreement_id')
    .select(REFERRAL_COLUMNS.map((column) => `referrals.${column}` as const))
    .select('agreements.ended_at')
    .where('referrals.token_hash', '=', '')
    .compile(),
)

/** A look-up by secret: the token names its workspace. */
export async function findLinkByToken(db: Db, tokenHash: string): Promise<Link | undefined> {
  const { rows } = await byToken(db, [tokenHash])
  return rows[0] && { ...referralOf(rows[0]), agreementEndedAt: rows[0].ended_at }
}

/**
 * The mail was let go by the send check; the first report stands, and none counts for a link that was
 * revoked before. A look-up by secret.
 */
export async function markReleased(db: Db, tokenHash: string, now: number): Promise<void> {
  await db
    .updateTable('referrals')
    .set({ released_at: now })
    .where('token_hash', '=', tokenHash)
    .where('released_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Nobody in this workspace offers to this person again. Saying it twice is saying it once. */
export async function suppress(
  db: Db,
  suppression: {
    workspaceId: string
    personKey: string
    source: 'decline_page' | 'desk' | 'erasure'
  },
  now: number,
): Promise<void> {
  // Whoever was erased is on the list since then; by this key nobody would be found.
  if (erasureOf(suppression.personKey) !== undefined) return
  await insertOnce(db, 'suppressions', {
    workspace_id: suppression.workspaceId,
    person_key: suppression.personKey,
    source: suppression.source,
    created_at: now,
  })
}

const suppressionOf = compiled<{ created_at: number }>((db) =>
  db
    .selectFrom('suppressions')
    .select('created_at')
    .where('workspace_id', '=', '')
    .where('person_key', '=', '')
    .compile(),
)

export async function isSuppressed(
  db: Db,
  workspaceId: string,
  personKey: string,
): Promise<boolean> {
  const { rows } = await suppressionOf(db, [workspaceId, personKey])
  return rows.length > 0
}
