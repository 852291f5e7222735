import { v7 as newId } from 'uuid'
import { domainOf } from '../../src/contract/link.ts'
import { DomainError } from '../domain/domain-error.ts'
import type { EntraIdentity } from '../domain/entra-identity.ts'
import type { Db } from './database.ts'
import { insertOnce } from './statement.ts'
import { addWorkspace } from './workspaces.ts'

/**
 * The workspace of an identity's tenant. The first of its managers to sign in makes it; two at once
 * make one.
 *
 * @throws DomainError `entra_not_admitted` for a recruiter who comes before any manager.
 */
export async function workspaceOfTenant(
  tx: Db,
  { tenantId, role, email }: EntraIdentity,
  now: number,
): Promise<string> {
  const bound = await boundWorkspace(tx, tenantId)
  if (bound) return bound
  if (role !== 'manager') throw new DomainError('entra_not_admitted')
  const id = newId({ msecs: now })
  if (await bindTenant(tx, tenantId, id)) {
    await openWorkspace(tx, id, email && domainOf(email), now)
    return id
  }
  const made = await boundWorkspace(tx, tenantId)
  if (!made) throw new DomainError('unavailable')
  return made
}

/** The workspace a tenant's people belong to, if that was said or found out. */
export async function boundWorkspace(db: Db, tenantId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('entra_tenants')
    .select('workspace_id')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst()
  return row?.workspace_id
}

/** Say whose people a tenant's are; false when that was said before, and nothing is changed. */
export async function bindTenant(tx: Db, tenantId: string, workspaceId: string): Promise<boolean> {
  return await insertOnce(tx, 'entra_tenants', { tenant_id: tenantId, workspace_id: workspaceId })
}

/** Credit shows in steps that could each be any of five people. */
const POSTING_STEP = 5

/** Nothing can be offered from it before its manager has said who the company is. */
async function openWorkspace(
  tx: Db,
  id: string,
  domain: string | undefined,
  now: number,
): Promise<void> {
  const company = {
    employer: null,
    internalDomains: domain ? [domain] : [],
    entraOnly: false,
    askWithoutLink: false,
  }
  await addWorkspace(tx, { id, ...company, postingStep: POSTING_STEP, example: false }, now)
}
