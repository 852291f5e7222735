import { decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { normaliseAddress } from '../../src/contract/link.ts'
import type { GivenRole } from '../../src/contract/rights.ts'
import type { EntraSettings } from './settings.ts'
import { DomainError } from '../domain/domain-error.ts'
import type { EntraIdentity } from '../domain/entra-identity.ts'
import { tenantKeys } from './tenant-keys.ts'

export interface EntraVerifier {
  /**
   * Throws `not_signed_in` for a token that proves nothing, `entra_not_admitted` for somebody who
   * was given no role, and `unavailable` when the issuer's keys cannot be fetched.
   */
  verify(jwt: string): Promise<EntraIdentity>
}

/** Clocks of two well-kept machines differ by less. */
const CLOCK_SKEW_S = 60

/** Values of the app roles that `docs/entra.md` has an administrator make; the first found wins. */
const APP_ROLES: readonly [value: string, role: GivenRole][] = [
  ['CareerRelay.Manager', 'manager'],
  ['CareerRelay.Recruiter', 'recruiter'],
]

/** Verifies access tokens of our own API's scope against the keys of the tenants on the list. */
export function createEntraVerifier(
  settings: EntraSettings,
  now: () => number = Date.now,
): EntraVerifier {
  const issuers = new Map(
    settings.tenants.map((tenantId) => {
      const issuer = `${settings.authority}/${tenantId}/v2.0`
      return [tenantId, { issuer, keys: tenantKeys(issuer, now) }]
    }),
  )
  async function claimsOf(jwt: string): Promise<JWTPayload> {
    const tenantId = unverifiedTenant(jwt)
    const from = issuers.get(tenantId)
    // Refused like a forged token: an answer of its own would tell strangers whose tenant is let in.
    if (!from) throw new DomainError('not_signed_in')
    const { issuer, keys } = from
    const claims = await verifiedClaims(jwt, keys, {
      algorithms: ['RS256'],
      issuer,
      audience: settings.clientId,
      clockTolerance: CLOCK_SKEW_S,
      currentDate: new Date(now()),
      requiredClaims: ['exp', 'oid', 'scp'],
    })
    if (claims['tid'] !== tenantId) throw new DomainError('not_signed_in')
    return claims
  }
  return {
    async verify(jwt) {
      const claims = await claimsOf(jwt)
      requireDelegated(claims, settings.scope)
      return identityOf(claims)
    },
  }
}

/** Read before anything is proven, only to choose whose keys must prove it. */
function unverifiedTenant(jwt: string): string {
  try {
    return text(decodeJwt(jwt)['tid']) ?? ''
  } catch {
    return ''
  }
}

async function verifiedClaims(
  jwt: string,
  keys: JWTVerifyGetKey,
  options: Parameters<typeof jwtVerify>[2],
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(jwt, keys, options)
    return payload
  } catch (error) {
    // What jose throws carries claims of the token; it must not travel on towards a log.
    if (error instanceof errors.JOSEError) throw new DomainError('not_signed_in')
    throw error
  }
}

/** An ID token has no scope, and what an application does on its own behalf is no person's doing. */
function requireDelegated(claims: JWTPayload, scope: string): void {
  const scopes = text(claims['scp'])?.split(' ') ?? []
  if (!scopes.includes(scope) || claims['idtyp'] === 'app') throw new DomainError('not_signed_in')
}

function identityOf(claims: JWTPayload): EntraIdentity {
  const [tenantId, objectId] = [text(claims['tid']), text(claims['oid'])]
  if (!tenantId || !objectId) throw new DomainError('not_signed_in')
  const roles: unknown = claims['roles']
  const [, role] = APP_ROLES.find(([value]) => Array.isArray(roles) && roles.includes(value)) ?? []
  if (!role) throw new DomainError('entra_not_admitted')
  const signInName = text(claims['preferred_username'])
  const email = signInName && ADDRESS.test(signInName) ? normaliseAddress(signInName) : undefined
  return { tenantId, objectId, name: text(claims['name']) ?? email ?? objectId, email, role }
}

/** As invitations take it. */
const ADDRESS = /^[^\s@]{1,64}@[^\s@]{1,189}$/

/** Longest claim of a person that is taken over. */
const CLAIM_LENGTH = 254

function text(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim.slice(0, CLAIM_LENGTH) : undefined
}
