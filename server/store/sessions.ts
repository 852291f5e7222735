import { v7 as newId } from 'uuid'
import type { Role } from '../../src/contract/rights.ts'
import { DAY_MS } from '../domain/agreement.ts'
import { DomainError } from '../domain/domain-error.ts'
import { audit } from './audit.ts'
import type { Db } from './database.ts'
import { compiled, insert, insertOnce } from './statement.ts'

/** Who a request speaks for, and through which session. */
export interface SignedInMember {
  id: string
  workspaceId: string
  name: string
  role: Role
  /** None for somebody who comes with an Entra token. */
  sessionId: string | null
  mailbox: string | null
}

interface SessionColumns {
  id: string
  workspace_id: string
  name: string
  role: string
  session_id: string
  mailbox: string | null
  last_used_at: number
  entra_only: number
}

const bySession = compiled<SessionColumns>((db) =>
  db
    .selectFrom('sessions')
    .innerJoin('members', 'members.id', 'sessions.member_id')
    .innerJoin('workspaces', 'workspaces.id', 'sessions.workspace_id')
    .select(['members.id', 'members.workspace_id', 'members.name', 'members.role'])
    .select(['sessions.id as session_id', 'sessions.mailbox', 'sessions.last_used_at'])
    .select('workspaces.entra_only')
    .where('sessions.token_hash', '=', '')
    .where('sessions.expires_at', '>', 0)
    .where('members.removed_at', 'is', null)
    .compile(),
)

export interface FoundSession {
  member: SignedInMember
  lastUsedAt: number
  entraOnly: boolean
}

/** The session behind a token; none when it ended or its member was removed. A look-up by secret. */
export async function findSession(
  db: Db,
  tokenHash: string,
  now: number,
): Promise<FoundSession | undefined> {
  const { rows } = await bySession(db, [tokenHash, now])
  const row = rows[0]
  if (!row) return undefined
  const { id, workspace_id: workspaceId, name, session_id: sessionId, mailbox } = row
  return {
    member: { id, workspaceId, name, role: row.role as Role, sessionId, mailbox },
    lastUsedAt: row.last_used_at,
    entraOnly: row.entra_only === 1,
  }
}

/** A session in use lives on; told at most once a day, so that reading stays reading. */
export async function extendSession(
  tx: Db,
  sessionId: string,
  session: { lastUsedAt: number; expiresAt: number },
): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ last_used_at: session.lastUsedAt, expires_at: session.expiresAt })
    .where('id', '=', sessionId)
    .execute()
}

export const EXTEND_AFTER_MS = DAY_MS

/**
 * Give a member a code that becomes a session; made again by the same request it is the code of the
 * first time. Answers when it ends.
 */
export async function addCode(
  tx: Db,
  code: { codeHash: string; workspaceId: string; memberId: string; expiresAt: number },
  now: number,
): Promise<number> {
  await insertOnce(tx, 'access_codes', {
    code_hash: code.codeHash,
    workspace_id: code.workspaceId,
    member_id: code.memberId,
    created_at: now,
    expires_at: code.expiresAt,
    used_at: null,
    session_hash: null,
  })
  const { expires_at } = await tx
    .selectFrom('access_codes')
    .select('expires_at')
    .where('code_hash', '=', code.codeHash)
    .executeTakeFirstOrThrow()
  return expires_at
}

export interface NewSession {
  codeHash: string
  tokenHash: string
  mailbox: string | null
  device: string | null
  expiresAt: number
}

/**
 * Turn a code into a session, once; the same sign-in sent again is answered alike. A look-up by
 * secret.
 *
 * @throws DomainError `code_not_valid` for a code that is unknown, spent, or too old, whichever;
 * `entra_only` where the company lets nobody in by code.
 */
export async function redeemCode(tx: Db, session: NewSession, now: number): Promise<void> {
  const code = await tx
    .updateTable('access_codes')
    .set((eb) => ({ used_at: eb.fn.coalesce('used_at', eb.val(now)) }))
    .where('code_hash', '=', session.codeHash)
    .returning(['workspace_id', 'member_id', 'expires_at', 'session_hash'])
    .executeTakeFirst()
  if (code?.session_hash === session.tokenHash) return
  if (!code || code.session_hash !== null || code.expires_at <= now) {
    throw new DomainError('code_not_valid', { field: '/code' })
  }
  const member = await tx
    .selectFrom('members')
    .innerJoin('workspaces', 'workspaces.id', 'members.workspace_id')
    .select(['members.name', 'workspaces.entra_only'])
    .where('members.id', '=', code.member_id)
    .where('members.removed_at', 'is', null)
    .executeTakeFirst()
  if (!member) throw new DomainError('code_not_valid', { field: '/code' })
  if (member.entra_only === 1) throw new DomainError('entra_only')
  await tx
    .updateTable('access_codes')
    .set({ session_hash: session.tokenHash })
    .where('code_hash', '=', session.codeHash)
    .execute()
  await insert(tx, 'sessions', {
    id: newId({ msecs: now }),
    token_hash: session.tokenHash,
    workspace_id: code.workspace_id,
    member_id: code.member_id,
    mailbox: session.mailbox,
    device: session.device,
    created_at: now,
    last_used_at: now,
    expires_at: session.expiresAt,
  })
  await tx
    .updateTable('members')
    .set((eb) => ({ joined_at: eb.fn.coalesce('joined_at', eb.val(now)) }))
    .where('id', '=', code.member_id)
    .execute()
  const actor = { memberId: code.member_id, name: member.name }
  const subject = session.device ?? ''
  await audit(tx, code.workspace_id, { actor, action: 'member.signed_in', subject }, now)
}

export interface SessionLine {
  id: string
  memberId: string
  memberName: string
  mailbox: string | null
  device: string | null
  createdAt: number
  lastUsedAt: number
  expiresAt: number
}

/** Sessions that are good, the last used first; of one member, or of the whole workspace. */
export async function sessionsOf(
  db: Db,
  workspaceId: string,
  memberId: string | undefined,
  now: number,
): Promise<SessionLine[]> {
  return await db
    .selectFrom('sessions')
    .innerJoin('members', 'members.id', 'sessions.member_id')
    .select(['sessions.id', 'members.id as memberId', 'members.name as memberName'])
    .select(['mailbox', 'device', 'sessions.created_at as createdAt'])
    .select(['last_used_at as lastUsedAt', 'expires_at as expiresAt'])
    .where('sessions.workspace_id', '=', workspaceId)
    .where('expires_at', '>', now)
    .$if(memberId !== undefined, (query) => query.where('members.id', '=', memberId ?? ''))
    .orderBy('last_used_at', 'desc')
    .limit(SESSIONS_SHOWN)
    .execute()
}

const SESSIONS_SHOWN = 500

/**
 * End one session, at once; of one member, or of anybody in the workspace. Tells whose it was.
 *
 * @throws DomainError `not_found`
 */
export async function endSession(
  tx: Db,
  workspaceId: string,
  session: { id: string; memberId: string | undefined },
): Promise<string> {
  const { memberId } = session
  const row = await tx
    .deleteFrom('sessions')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', session.id)
    .$if(memberId !== undefined, (query) => query.where('member_id', '=', memberId ?? ''))
    .returning('member_id')
    .executeTakeFirst()
  if (!row) throw new DomainError('not_found')
  // A device that is shut out must not come back by a code it asked for before.
  await tx
    .deleteFrom('access_codes')
    .where('member_id', '=', row.member_id)
    .where('used_at', 'is', null)
    .execute()
  return row.member_id
}

/**
 * End every session and code of a workspace: those from before a time when Entra alone let people in
 * may be somebody's who left in the meantime.
 */
export async function endAllSessions(tx: Db, workspaceId: string): Promise<void> {
  await tx.deleteFrom('sessions').where('workspace_id', '=', workspaceId).execute()
  await tx.deleteFrom('access_codes').where('workspace_id', '=', workspaceId).execute()
}
