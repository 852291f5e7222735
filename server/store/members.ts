import type { Role } from '../../src/contract/rights.ts'
import { DomainError } from '../domain/domain-error.ts'
import type { Db } from './database.ts'
import { insert } from './statement.ts'

/** Somebody at the company who uses the pane. */
export interface Member {
  id: string
  workspaceId: string
  name: string
  email: string
  role: Role
  /** Has signed in at least once. */
  joined: boolean
}

const MEMBER_COLUMNS = ['id', 'workspace_id', 'name', 'email', 'role', 'joined_at'] as const

interface MemberColumns {
  id: string
  workspace_id: string
  name: string
  email: string
  role: string
  joined_at: number | null
}

function memberOf(row: MemberColumns): Member {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    joined: row.joined_at !== null,
  }
}

/** @throws DomainError `already_member` when somebody there has this address. */
export async function addMember(
  tx: Db,
  member: Omit<Member, 'joined'> & { entraKey?: string },
  now: number,
): Promise<void> {
  await requireFree(tx, member)
  await insert(tx, 'members', {
    id: member.id,
    workspace_id: member.workspaceId,
    name: member.name,
    email: member.email,
    role: member.role,
    entra_key: member.entraKey ?? null,
    created_at: now,
    joined_at: null,
    removed_at: null,
  })
}

async function requireFree(
  tx: Db,
  { workspaceId, email }: Pick<Member, 'workspaceId' | 'email'>,
): Promise<void> {
  const known = await tx
    .selectFrom('members')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('email', '=', email)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (known) throw new DomainError('already_member', { field: '/email' })
}

/** Another name or address for the same person. @throws DomainError `already_member` */
export async function renameMember(
  tx: Db,
  member: Member,
  told: Pick<Member, 'name' | 'email'>,
): Promise<void> {
  const { workspaceId, id } = member
  if (told.email !== member.email) await requireFree(tx, { workspaceId, email: told.email })
  await tx
    .updateTable('members')
    .set(told)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

/** Everybody who has not been removed, in the order they came. */
export async function membersOf(db: Db, workspaceId: string): Promise<Member[]> {
  const rows = await db
    .selectFrom('members')
    .select(MEMBER_COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(memberOf)
}

/** @throws DomainError `not_found` */
export async function requireMember(db: Db, workspaceId: string, id: string): Promise<Member> {
  const row = await db
    .selectFrom('members')
    .select(MEMBER_COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new DomainError('not_found')
  return memberOf(row)
}

/** @throws DomainError `last_manager` when nobody would be left to manage the company. */
export async function changeRole(tx: Db, member: Member, role: Role): Promise<void> {
  if (role !== 'manager') await keepOneManager(tx, member)
  await tx
    .updateTable('members')
    .set({ role })
    .where('workspace_id', '=', member.workspaceId)
    .where('id', '=', member.id)
    .execute()
}

/** A manager by the server's command line, for a company that was left without one. */
export async function promote(tx: Db, member: Member): Promise<void> {
  await tx
    .updateTable('members')
    .set({ role: 'manager' })
    .where('workspace_id', '=', member.workspaceId)
    .where('id', '=', member.id)
    .execute()
}

/**
 * A member leaves: their sessions and codes end at once, what they sent stays with the workspace.
 *
 * @throws DomainError `last_manager`
 */
export async function removeMember(tx: Db, member: Member, now: number): Promise<void> {
  await keepOneManager(tx, member)
  await tx
    .updateTable('members')
    // The Entra key stays, so that a token which is still good does not bring them back.
    .set({ removed_at: now })
    .where('workspace_id', '=', member.workspaceId)
    .where('id', '=', member.id)
    .execute()
  await tx.deleteFrom('sessions').where('member_id', '=', member.id).execute()
  await tx.deleteFrom('access_codes').where('member_id', '=', member.id).execute()
}

/**
 * Managers are locked while one of them steps down, so two cannot be the last at the same time; who
 * is one counts as it stands under that lock, whatever was read before. Somebody invited who never
 * came may not exist, and keeps nobody's company.
 */
async function keepOneManager(tx: Db, member: Member): Promise<void> {
  const managers = await tx
    .updateTable('members')
    .set({ role: 'manager' })
    .where('workspace_id', '=', member.workspaceId)
    .where('role', '=', 'manager')
    .where('removed_at', 'is', null)
    .returning(['id', 'joined_at'])
    .execute()
  const isOne = managers.some((one) => one.id === member.id)
  const others = managers.filter((one) => one.id !== member.id && one.joined_at !== null)
  if (isOne && others.length === 0) throw new DomainError('last_manager')
}
