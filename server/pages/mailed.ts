import type { Context } from '../context.ts'
import { hashSecret } from '../domain/secrets.ts'
import { lacksCountryNotice } from '../domain/text-parties.ts'
import { findAgreementVersion, hasEnded, type AgreementVersion } from '../store/agreements.ts'
import type { Account } from '../store/ledger.ts'
import { findReferral } from '../store/referrals.ts'
import { findByConfirmHash, type Registration } from '../store/registrations.ts'
import { findWorkspace, type Workspace } from '../store/workspaces.ts'
import type { Entry } from './confirm-page.ts'

/** What the secret of a mailed confirmation leads to. */
export interface Mailed extends Entry {
  workspace: Workspace
}

/** A link revoked since the form was posted takes its confirmation along. */
export async function findMailed(
  { db, now }: Context,
  secret: string,
): Promise<Mailed | undefined> {
  const registration = await findByConfirmHash(db.read, hashSecret(secret))
  if (!registration) return undefined
  const { workspaceId, referralId } = registration
  const [referral, workspace] = await Promise.all([
    findReferral(db.read, workspaceId, referralId),
    findWorkspace(db.read, workspaceId),
  ])
  if (!referral || !workspace || (referral.revokedAt ?? Infinity) <= now()) return undefined
  const { agreementId, agreementVersion } = referral
  const agreement = await findAgreementVersion(db.read, workspaceId, agreementId, agreementVersion)
  return agreement && { registration, agreement, workspace }
}

/** Neither deleted nor past its days. */
export function isWaiting({ now }: Context, registration: Registration): boolean {
  return registration.cancelledAt === null && now() < registration.expiresAt
}

/** Nothing is handed over under an agreement that ended, or lacks what its agency's country asks for. */
export async function hasStopped(
  { read }: Context['db'],
  agreement: AgreementVersion,
): Promise<boolean> {
  return (
    lacksCountryNotice(agreement) || (await hasEnded(read, agreement.workspaceId, agreement.id))
  )
}

/** Where what a confirmation earns is booked. */
export function accountOf(
  { workspaceId, id, terms }: AgreementVersion,
  { postingStep }: Workspace,
): Account {
  return { workspaceId, agreementId: id, terms, postingStep }
}
