import { v7 as newId } from 'uuid'
import type { Role } from '../../src/contract/rights.ts'
import { DomainError } from '../domain/domain-error.ts'
import { entraKey, type EntraIdentity } from '../domain/entra-identity.ts'
import { audit, type Actor } from './audit.ts'
import type { Db } from './database.ts'
import { workspaceOfTenant } from './entra-tenants.ts'
import type { MemberRow } from './schema-workspace.ts'
import type { SignedInMember } from './sessions.ts'
import { compiled, insertOnce } from './statement.ts'

const byKey = compiled<MemberRow>((db) =>
  db.selectFrom('members').selectAll().where('entra_key', '=', '').compile(),
)

async function rowOf(db: Db, identity: EntraIdentity): Promise<MemberRow | undefined> {
  const { rows } = await byKey(db, [entraKey(identity)])
  return rows[0]
}

/**
 * The member an Entra identity belongs to, when nothing about them needs writing down: a look-up by
 * secret. Otherwise nobody, and `admitEntraMember` decides.
 */
export async function findEntraMember(
  db: Db,
  identity: EntraIdentity,
): Promise<SignedInMember | undefined> {
  const row = await rowOf(db, identity)
  return row && row.removed_at === null && isCurrent(row, identity) ? signedIn(row) : undefined
}

function isCurrent(row: MemberRow, identity: EntraIdentity): boolean {
  const { name, email = row.email } = identity
  return row.name === name && row.email === email && row.role === roleFor(row, identity)
}

/** Whom the command line made privacy officer stays that; every other role is Entra's to give. */
function roleFor(row: MemberRow, identity: EntraIdentity): Role {
  return row.role === 'privacy_officer' ? 'privacy_officer' : identity.role
}

function signedIn(row: MemberRow): SignedInMember {
  const { id, workspace_id: workspaceId, name, role } = row
  return { id, workspaceId, name, role: role as Role, sessionId: null, mailbox: null }
}

/**
 * Let somebody in whom Entra vouches for, in the workspace of their tenant, and bring name, address
 * and role up to date. A tenant's first manager opens its workspace. Somebody a manager invited
 * under the same address is this member; somebody a manager removed stays out until invited again.
 *
 * @throws DomainError `entra_not_admitted`
 */
export async function admitEntraMember(
  tx: Db,
  identity: EntraIdentity,
  now: number,
): Promise<SignedInMember> {
  const workspaceId = await workspaceOfTenant(tx, identity, now)
  const known = await rowOf(tx, identity)
  if (known && known.removed_at === null) return await refresh(tx, known, identity, now)
  const namesake = identity.email && (await holderOf(tx, workspaceId, identity.email))
  if (namesake && namesake.entra_key === null) {
    return await link(tx, { invited: namesake, removed: known }, identity, now)
  }
  if (known || (await wasRemoved(tx, workspaceId, identity))) {
    throw new DomainError('entra_not_admitted')
  }
  if (namesake) await takeAddress(tx, namesake)
  return await join(tx, workspaceId, identity, now)
}

/** Somebody who signed in by code and was removed has no key to be known by, but an address. */
async function wasRemoved(tx: Db, workspaceId: string, { email }: EntraIdentity) {
  if (!email) return false
  const removed = await tx
    .selectFrom('members')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('email', '=', email)
    .where('removed_at', 'is not', null)
    .where('entra_key', 'is', null)
    .executeTakeFirst()
  return removed !== undefined
}

async function holderOf(tx: Db, workspaceId: string, email: string) {
  return await tx
    .selectFrom('members')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('email', '=', email)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

/** Bring a member up to what Entra says now; an address somebody was invited under stays theirs. */
async function refresh(
  tx: Db,
  row: MemberRow,
  identity: EntraIdentity,
  now: number,
): Promise<SignedInMember> {
  const { name, email = row.email } = identity
  const holder = email === row.email ? undefined : await holderOf(tx, row.workspace_id, email)
  if (holder?.entra_key) await takeAddress(tx, holder)
  const next: MemberRow = {
    ...row,
    name,
    email: holder && !holder.entra_key ? row.email : email,
    role: roleFor(row, identity),
    joined_at: row.joined_at ?? now,
  }
  await tx
    .updateTable('members')
    .set({ name: next.name, email: next.email, role: next.role, joined_at: next.joined_at })
    .where('workspace_id', '=', row.workspace_id)
    .where('id', '=', row.id)
    .execute()
  if (next.role !== row.role) {
    const subject = `${name}: ${row.role} → ${next.role}`
    const entry = { actor: ENTRA, action: 'member.role_changed', subject } as const
    await audit(tx, row.workspace_id, entry, now)
  }
  return signedIn(next)
}

const ENTRA: Actor = { memberId: null, name: 'Microsoft Entra' }

/** The invited member becomes this identity's; a row they were removed from gives its key up. */
async function link(
  tx: Db,
  rows: { invited: MemberRow; removed: MemberRow | undefined },
  identity: EntraIdentity,
  now: number,
): Promise<SignedInMember> {
  const { invited, removed } = rows
  if (removed) await setKey(tx, removed, null)
  await setKey(tx, invited, entraKey(identity))
  await auditSignIn(tx, invited.workspace_id, { id: invited.id, name: identity.name }, now)
  return await refresh(tx, invited, identity, now)
}

async function setKey(tx: Db, row: MemberRow, key: string | null): Promise<void> {
  await tx
    .updateTable('members')
    .set({ entra_key: key })
    .where('workspace_id', '=', row.workspace_id)
    .where('id', '=', row.id)
    .execute()
}

/**
 * A tenant gives an address to one account at a time, so another account's member only has it from
 * before; they get their present one when they next sign in.
 */
async function takeAddress(tx: Db, former: MemberRow): Promise<void> {
  await tx
    .updateTable('members')
    .set({ email: placeholderAddress(former.entra_key ?? former.id) })
    .where('workspace_id', '=', former.workspace_id)
    .where('id', '=', former.id)
    .execute()
}

/** Stands for an address nobody knows: unique, and no mail can be sent to it. */
function placeholderAddress(key: string): string {
  return key.split('/').reverse().join('@')
}

async function join(
  tx: Db,
  workspaceId: string,
  identity: EntraIdentity,
  now: number,
): Promise<SignedInMember> {
  const key = entraKey(identity)
  const { name, role, email = placeholderAddress(key) } = identity
  const id = newId({ msecs: now })
  const added = await insertOnce(tx, 'members', {
    id,
    workspace_id: workspaceId,
    name,
    email,
    role,
    entra_key: key,
    created_at: now,
    joined_at: now,
    removed_at: null,
  })
  if (added) await auditSignIn(tx, workspaceId, { id, name }, now)
  // The same person from a second window was faster.
  const row = await rowOf(tx, identity)
  if (!row) throw new DomainError('unavailable')
  return signedIn(row)
}

async function auditSignIn(
  tx: Db,
  workspaceId: string,
  member: { id: string; name: string },
  now: number,
): Promise<void> {
  const actor = { memberId: member.id, name: member.name }
  await audit(tx, workspaceId, { actor, action: 'member.signed_in', subject: ENTRA.name }, now)
}
