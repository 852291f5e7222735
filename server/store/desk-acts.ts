import type { Contact } from '../domain/consent.ts'
import { DomainError } from '../domain/domain-error.ts'
import type { Keys } from '../domain/secrets.ts'
import { findAgreementVersion } from './agreements.ts'
import { withdraw } from './consent-writes.ts'
import { findConsent } from './consents.ts'
import { changedFields, putRight } from './corrections.ts'
import type { Db } from './database.ts'
import { lockLedger } from './ledger.ts'
import { letterTo } from './letters.ts'
import { contactOf, findRegistration, heldAddress } from './registrations.ts'
import { findWorkspace } from './workspaces.ts'

/** A consent as the desk was asked about it: by its reference number. */
interface Named {
  workspaceId: string
  reference: string
}

/**
 * Take a consent back for somebody who asked by letter: all that their own button does, and that one
 * consent alone. Doing it twice is doing it once; tells whether it was this time, and whether a mail
 * tells the person.
 */
export async function withdrawByLetter(
  tx: Db,
  keys: Keys,
  named: Named,
  now: number,
): Promise<{ withdrawn: boolean; mailed: boolean }> {
  const found = await inForce(tx, named)
  if (!found) return { withdrawn: false, mailed: false }
  const { account, registration } = found
  const address = await heldAddress(tx, keys, registration)
  const { locale } = registration
  const letter =
    address === undefined
      ? undefined
      : letterTo(keys, registration, { kind: 'withdrawn', locale, address })
  const withdrawn = await withdraw(tx, { registration, account, method: 'letter', letter }, now)
  return { withdrawn, mailed: withdrawn && letter !== undefined }
}

/**
 * Correct what somebody entered, while it is held, with all that follows from it. Tells which fields
 * changed.
 *
 * @param correct the details as they are to be, of those that are held
 */
export async function correctByLetter(
  tx: Db,
  keys: Keys,
  { correct, ...named }: Named & { correct: (held: Contact) => Contact },
  now: number,
): Promise<{ fields: (keyof Contact)[]; mailed: boolean }> {
  const found = await inForce(tx, named)
  const held = found && contactOf(keys, found.registration)
  if (!held) return { fields: [], mailed: false }
  const contact = correct(held)
  const fields = changedFields(held, contact)
  if (fields.length === 0) return { fields, mailed: false }
  const { registration, agreement } = found
  await putRight(tx, keys, { consentId: named.reference, registration, agreement, contact }, now)
  return { fields, mailed: true }
}

/** The consent with its registration, its ledger locked; none where it is not, or no more, in force. */
async function inForce(tx: Db, { workspaceId, reference }: Named) {
  const known = await findConsent(tx, workspaceId, reference)
  if (!known) return undefined
  const { agreementId, agreementVersion, registrationId } = known
  await lockLedger(tx, { workspaceId, agreementId })
  // Read again: a withdrawal that came first has been waited for.
  const consent = await findConsent(tx, workspaceId, reference)
  if (!consent || consent.withdrawnAt !== null) return undefined
  const [registration, agreement, workspace] = await Promise.all([
    findRegistration(tx, workspaceId, registrationId),
    findAgreementVersion(tx, workspaceId, agreementId, agreementVersion),
    findWorkspace(tx, workspaceId),
  ])
  if (!registration || !agreement || !workspace) throw new DomainError('not_found')
  const { terms } = agreement
  const account = { workspaceId, agreementId, terms, postingStep: workspace.postingStep }
  return { consent, registration, agreement, account }
}
