import type { Stage } from '../../src/contract/lead.ts'
import type { Locale } from '../../src/contract/locale.ts'
import type { Db } from './database.ts'
import { lockLedger } from './ledger.ts'

/** Whose mails: a member sees and revokes their own only, a manager too. */
export interface Sender {
  workspaceId: string
  memberId: string
}

/** A mail somebody put a link into, as its sender may know it: nothing of what the candidate did. */
export interface SentLink {
  id: string
  workspaceId: string
  agreementId: string
  agreementVersion: number
  locale: Locale
  stage: Stage | null
  position: string | null
  leadVersion: number | null
  mailbox: string | null
  insertedAt: number
  releasedAt: number | null
  revokedAt: number | null
  expiresAt: number
}

const PAGE_SIZE = 50

/** A sender's own mails, newest first; `before` is the last id of the page before. */
export async function sendsPage(
  db: Db,
  sender: Sender,
  before: string | undefined,
): Promise<{ sends: SentLink[]; more: boolean }> {
  const rows = await ownLinks(db, sender)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(PAGE_SIZE + 1)
    .execute()
  return { sends: rows.slice(0, PAGE_SIZE).map(sentLinkOf), more: rows.length > PAGE_SIZE }
}

/** One of a sender's own mails; somebody else's is as unknown as one that never was. */
export async function findSend(
  db: Db,
  sender: Sender,
  which: { id: string } | { tokenHash: string },
): Promise<SentLink | undefined> {
  const own = ownLinks(db, sender)
  const row = await (
    'id' in which ? own.where('id', '=', which.id) : own.where('token_hash', '=', which.tokenHash)
  ).executeTakeFirst()
  return row && sentLinkOf(row)
}

/**
 * Take a link back: its page is not available any more, and what was not confirmed by then no
 * longer can be. Takes the ledger's lock, as confirming does, so that of the two one comes first.
 * Tells whether this was the revocation; a second one changes nothing.
 */
export async function revokeLink(tx: Db, link: SentLink, now: number): Promise<boolean> {
  await lockLedger(tx, link)
  const { numUpdatedRows } = await tx
    .updateTable('referrals')
    .set({ revoked_at: now })
    .where('workspace_id', '=', link.workspaceId)
    .where('id', '=', link.id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function ownLinks(db: Db, { workspaceId, memberId }: Sender) {
  return db
    .selectFrom('referrals')
    .select(['id', 'workspace_id', 'agreement_id', 'agreement_version', 'locale'])
    .select(['stage', 'position', 'lead_version', 'mailbox'])
    .select(['inserted_at', 'released_at', 'revoked_at', 'expires_at'])
    .where('workspace_id', '=', workspaceId)
    .where('member_id', '=', memberId)
}

interface SentLinkRow {
  id: string
  workspace_id: string
  agreement_id: string
  agreement_version: number
  locale: string
  stage: string | null
  position: string | null
  lead_version: number | null
  mailbox: string | null
  inserted_at: number
  released_at: number | null
  revoked_at: number | null
  expires_at: number
}

function sentLinkOf(row: SentLinkRow): SentLink {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    agreementId: row.agreement_id,
    agreementVersion: row.agreement_version,
    locale: row.locale as Locale,
    stage: row.stage as Stage | null,
    position: row.position,
    leadVersion: row.lead_version,
    mailbox: row.mailbox,
    insertedAt: row.inserted_at,
    releasedAt: row.released_at,
    revokedAt: row.revoked_at,
    expiresAt: row.expires_at,
  }
}
