import type { RequestKind } from '../../src/contract/privacy.ts'
import type { Locale } from '../../src/contract/locale.ts'
import type { Stage } from '../../src/contract/lead.ts'
import type { HeldLink, HeldOpening, HeldRequest, Holder, Person } from '../domain/held.ts'
import type { AgentClass, OpenHint, OpenLabel } from '../domain/opens.ts'
import type { Db } from './database.ts'

/** The mails with an offer to one mailbox, the newest first, with every opening that is still kept. */
export async function linksOf(db: Db, person: Person): Promise<HeldLink[]> {
  const rows = await db
    .selectFrom('referrals')
    .select(['id', 'locale', 'stage', 'position', 'mailbox', 'own_words'])
    .select(['lead_version', 'lead_sha256', 'mail_text_sha256'])
    .select(['inserted_at', 'released_at', 'expires_at', 'revoked_at'])
    .where('workspace_id', '=', person.workspaceId)
    .where('recipient_key', '=', person.personKey)
    .where('address_key', '=', person.addressKey)
    .orderBy('id', 'desc')
    .execute()
  const ids = rows.map((row) => row.id)
  const openings = await openingsOf(db, person.workspaceId, ids)
  return rows.map((row) => ({
    id: row.id,
    locale: row.locale as Locale,
    insertedAt: row.inserted_at,
    releasedAt: row.released_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    stage: row.stage as Stage | null,
    position: row.position,
    mailbox: row.mailbox,
    leadVersion: row.lead_version,
    leadSha256: row.lead_sha256,
    ownWords: row.own_words === null ? null : row.own_words === 1,
    mailTextSha256: row.mail_text_sha256,
    openings: openings.get(row.id) ?? [],
  }))
}

async function openingsOf(
  db: Db,
  workspaceId: string,
  referralIds: readonly string[],
): Promise<Map<string, HeldOpening[]>> {
  const found = new Map<string, HeldOpening[]>()
  if (referralIds.length === 0) return found
  const rows = await db
    .selectFrom('opens')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('referral_id', 'in', referralIds)
    .orderBy('opened_at')
    .execute()
  for (const row of rows) {
    const opening = {
      openedAt: row.opened_at,
      label: row.label as OpenLabel,
      method: row.method,
      agent: row.agent as AgentClass,
      hints: row.hints.split(' ').filter((hint) => hint !== '') as OpenHint[],
      sinceSentMs: row.since_sent_ms,
    }
    found.set(row.referral_id, [...(found.get(row.referral_id) ?? []), opening])
  }
  return found
}

/** Since when no further offers are made to somebody; null where they are. */
export async function suppressedSince(db: Db, person: Person): Promise<number | null> {
  const row = await db
    .selectFrom('suppressions')
    .select('created_at')
    .where('workspace_id', '=', person.workspaceId)
    .where('person_key', '=', person.personKey)
    .executeTakeFirst()
  return row?.created_at ?? null
}

/**
 * Open requests at the desk in the name of this mailbox, or of one of these consents. A closed one
 * leads to nobody any more.
 */
export async function openRequestsOf(
  db: Db,
  holder: Holder,
  consentIds: readonly string[],
): Promise<HeldRequest[]> {
  const rows = await db
    .selectFrom('privacy_requests')
    .select(['number', 'kind', 'received_at', 'due_at'])
    .where('workspace_id', '=', holder.workspaceId)
    .where('closed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('reference', 'in', [...consentIds, '']),
        ...('personKey' in holder
          ? [
              eb.and([
                eb('person_key', '=', holder.personKey),
                eb('address_key', '=', holder.addressKey),
              ]),
            ]
          : []),
      ]),
    )
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    kind: row.kind as RequestKind,
    receivedAt: row.received_at,
    dueAt: row.due_at,
  }))
}
