import { v7 as newId } from 'uuid'
import type { AuditPage } from '../../src/contract/settings.ts'
import type { Db } from './database.ts'
import { insert } from './statement.ts'

/** Who acts: a member by name, or the server's command line. */
export interface Actor {
  memberId: string | null
  name: string
}

export const COMMAND_LINE: Actor = { memberId: null, name: 'command line' }

export type AuditAction =
  | 'company.changed'
  | 'company.entra_left'
  | 'agreement.made'
  | 'agreement.revised'
  | 'agreement.live'
  | 'agreement.ended'
  | 'wording.changed'
  | 'positions.changed'
  | 'member.invited'
  | 'member.code'
  | 'member.signed_in'
  | 'member.role_changed'
  | 'member.renamed'
  | 'member.removed'
  | 'session.ended'
  | 'link.revoked'
  | 'privacy.looked_up'
  | 'privacy.request_entered'
  | 'privacy.request_closed'
  | 'privacy.erased'
  | 'privacy.withdrawn'
  | 'privacy.corrected'
  | 'privacy.opted_out'
  | 'privacy.look_up_refused'

/**
 * Write down who did what, in the transaction of the deed. Append-only; the subject is a colleague,
 * an agency or the company, never a candidate.
 */
export async function audit(
  tx: Db,
  workspaceId: string,
  entry: { actor: Actor; action: AuditAction; subject: string },
  now: number,
): Promise<void> {
  await insert(tx, 'audit_entries', {
    id: newId(),
    workspace_id: workspaceId,
    member_id: entry.actor.memberId,
    actor: entry.actor.name,
    action: entry.action,
    subject: entry.subject,
    at: now,
  })
}

const PAGE_SIZE = 50

/** Entries of the privacy desk that say how it ended, after their number if they have one. */
const TELLING: readonly string[] = [
  'privacy.looked_up',
  'privacy.request_closed',
  'privacy.erased',
  'privacy.withdrawn',
  'privacy.corrected',
] satisfies AuditAction[]

/**
 * The audit trail, newest first, a page at a time; `before` is the last id of the page before.
 *
 * @param outcomes whether the reader may know what the privacy desk found: who passes a letter on to
 * it learns otherwise whether its writer had a consent. That it acted, when and who, everybody reads.
 */
export async function auditPage(
  db: Db,
  workspaceId: string,
  { before, outcomes }: { before: string | undefined; outcomes: boolean },
): Promise<AuditPage> {
  const rows = await db
    .selectFrom('audit_entries')
    .select(['id', 'at', 'member_id', 'actor', 'action', 'subject'])
    .where('workspace_id', '=', workspaceId)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(PAGE_SIZE + 1)
    .execute()
  const entries = rows.slice(0, PAGE_SIZE).map(({ member_id, actor, subject, ...entry }) => ({
    ...entry,
    subject:
      outcomes || !TELLING.includes(entry.action) ? subject : (/^\d+/.exec(subject)?.[0] ?? ''),
    actor: member_id === null && actor === COMMAND_LINE.name ? null : actor,
  }))
  return { entries, more: rows.length > PAGE_SIZE }
}
