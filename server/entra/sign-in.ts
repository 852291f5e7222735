import type { SignInMethods } from '../../src/contract/sign-in.ts'
import type { EntraSettings } from './settings.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain/domain-error.ts'
import { admitEntraMember, findEntraMember } from '../store/entra-members.ts'
import type { SignedInMember } from '../store/sessions.ts'

/**
 * Who an Entra access token signs in. Asked at every request, so that a removed member is out at
 * once and a role follows the newest token.
 *
 * @throws DomainError `not_signed_in`, `entra_not_admitted` or `unavailable`
 */
export async function memberOfEntraToken(
  { entra, db, now }: Pick<Context, 'entra' | 'db' | 'now'>,
  jwt: string,
): Promise<SignedInMember> {
  if (!entra) throw new DomainError('not_signed_in')
  const identity = await entra.verify(jwt)
  const known = await findEntraMember(db.read, identity)
  return known ?? (await db.write((tx) => admitEntraMember(tx, identity, now())))
}

/** What the pane must know to ask Microsoft for a token. */
export function entraSignIn(settings: EntraSettings | undefined): SignInMethods['entra'] {
  if (!settings) return null
  const { clientId, tenants, authority, scope } = settings
  const [only, ...others] = tenants
  // With one company, Microsoft itself turns away accounts of any other.
  const directory = others.length === 0 && only ? only : 'organizations'
  return {
    clientId,
    authority: `${authority}/${directory}`,
    scope: `api://${clientId}/${scope}`,
  }
}
