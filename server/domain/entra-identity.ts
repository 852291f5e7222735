import type { GivenRole } from '../../src/contract/rights.ts'

/** Who a verified Entra access token speaks for. */
export interface EntraIdentity {
  tenantId: string
  objectId: string
  name: string
  /** The sign-in name, in lower case; undefined where it is no mail address. */
  email: string | undefined
  role: GivenRole
}

/** The one lasting key of a person in Entra; names and addresses change hands. */
export function entraKey({ tenantId, objectId }: EntraIdentity): string {
  return `${tenantId}/${objectId}`
}
