import type { Role } from '../../src/contract/session.ts'
import type { Employer } from '../domain/agreement.ts'
import type { Db } from './database.ts'
import type { WorkspaceRow } from './schema.ts'
import { compiled, insert } from './statement.ts'

/** One company on this server; nothing of another is ever reachable from it. */
export interface Workspace {
  id: string
  employer: Employer
  internalDomains: string[]
  postingStep: number
  example: boolean
}

export async function addWorkspace(db: Db, workspace: Workspace, now: number): Promise<void> {
  await insert(db, 'workspaces', {
    id: workspace.id,
    employer: JSON.stringify(workspace.employer),
    internal_domains: JSON.stringify(workspace.internalDomains),
    posting_step: workspace.postingStep,
    example: workspace.example ? 1 : 0,
    created_at: now,
  })
}

const byId = compiled<WorkspaceRow>((db) =>
  db.selectFrom('workspaces').selectAll().where('id', '=', '').compile(),
)

export async function findWorkspace(db: Db, id: string): Promise<Workspace | undefined> {
  const { rows } = await byId(db, [id])
  const row = rows[0]
  return (
    row && {
      id: row.id,
      employer: JSON.parse(row.employer) as Employer,
      internalDomains: JSON.parse(row.internal_domains) as string[],
      postingStep: row.posting_step,
      example: row.example === 1,
    }
  )
}

/** Somebody at the company who uses the pane. */
export interface Member {
  id: string
  workspaceId: string
  name: string
  email: string
  role: Role
}

export async function addMember(db: Db, member: Member, now: number): Promise<void> {
  await insert(db, 'members', {
    id: member.id,
    workspace_id: member.workspaceId,
    name: member.name,
    email: member.email,
    role: member.role,
    created_at: now,
    removed_at: null,
  })
}

export interface NewSession {
  tokenHash: string
  workspaceId: string
  memberId: string
  expiresAt: number
}

/** Start a session, or let one that is known run until the new end. */
export async function keepSession(db: Db, session: NewSession, now: number): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      token_hash: session.tokenHash,
      workspace_id: session.workspaceId,
      member_id: session.memberId,
      created_at: now,
      expires_at: session.expiresAt,
    })
    .onConflict((on) => on.column('token_hash').doUpdateSet({ expires_at: session.expiresAt }))
    .execute()
}

interface MemberColumns {
  id: string
  workspace_id: string
  name: string
  email: string
  role: string
}

const bySession = compiled<MemberColumns>((db) =>
  db
    .selectFrom('sessions')
    .innerJoin('members', 'members.id', 'sessions.member_id')
    .select(['members.id', 'members.workspace_id', 'members.name', 'members.email', 'members.role'])
    .where('sessions.token_hash', '=', '')
    .where('sessions.expires_at', '>', 0)
    .where('members.removed_at', 'is', null)
    .compile(),
)

/** Who a session token belongs to; nobody when it ended or the member was removed. */
export async function memberOfSession(
  db: Db,
  tokenHash: string,
  now: number,
): Promise<Member | undefined> {
  const { rows } = await bySession(db, [tokenHash, now])
  const row = rows[0]
  return (
    row && {
      id: row.id,
      workspaceId: row.workspace_id,
      name: row.name,
      email: row.email,
      role: row.role as Role,
    }
  )
}
