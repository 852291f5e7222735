import { html } from 'ghtml'
import type { Locale } from '../../src/contract/locale.ts'
import type { Context } from '../context.ts'
import { erasureOf } from '../domain/person.ts'
import { hashSecret, rightsSecretOf } from '../domain/secrets.ts'
import { findAgreementVersion, type AgreementVersion } from '../store/agreements.ts'
import { letterTo, type LetterKind } from '../store/letters.ts'
import { findReferral } from '../store/referrals.ts'
import { findByRightsHash, heldAddress, type Registration } from '../store/registrations.ts'
import { findWorkspace } from '../store/workspaces.ts'
import { RIGHTS_TEXT } from '../text/rights.ts'
import type { RightsPaths } from './showing.ts'

export type SecretParams = { Params: { secret: string } }

/** What a rights secret leads to. */
export interface Rights {
  registration: Registration
  agreement: AgreementVersion
  postingStep: number
}

export async function findRights({ db }: Context, secret: string): Promise<Rights | undefined> {
  const registration = await findByRightsHash(db.read, hashSecret(secret))
  if (!registration) return undefined
  const { workspaceId, referralId } = registration
  const [referral, workspace] = await Promise.all([
    findReferral(db.read, workspaceId, referralId),
    findWorkspace(db.read, workspaceId),
  ])
  if (!referral || !workspace) return undefined
  const { agreementId, agreementVersion } = referral
  const agreement = await findAgreementVersion(db.read, workspaceId, agreementId, agreementVersion)
  return agreement && { registration, agreement, postingStep: workspace.postingStep }
}

export function isErased({ registration }: Rights): boolean {
  return erasureOf(registration.personKey) !== undefined
}

type Held = Pick<Registration, 'id' | 'rightsHash'>

/** Every consent of a mailbox is taken back by the secret of its own registration. */
export function pathsOf({ keys }: Context, own: Registration, origin = ''): RightsPaths {
  const under = (one: Held) => `${origin}/rights/${rightsSecretOf(keys, one)}`
  const held = under(own)
  return {
    held,
    download: `${held}/export.json`,
    erase: `${held}/erase`,
    withdraw: (one) => `${under(one)}/withdraw`,
    page: (sha256) => `${under(own)}/pages/${sha256}`,
  }
}

export async function letterFor(
  { db, keys }: Context,
  registration: Registration,
  kind: LetterKind,
  locale: Locale,
) {
  const address = await heldAddress(db.read, keys, registration)
  return address === undefined ? undefined : letterTo(keys, registration, { kind, locale, address })
}

/** The way to everything held about the person behind a registration. */
export function heldLink(context: Context, locale: Locale, registration: Registration): string {
  const { held } = pathsOf(context, registration)
  return html`<p><a href="${held}?lang=${locale}">${RIGHTS_TEXT[locale].seeHeld}</a></p>`
}
