import { v7 as newId } from 'uuid'
import { CONTACT_FIELDS, type Contact } from '../domain/consent.ts'
import { correctionRecord, relayHandOver, type Entered } from '../domain/records.ts'
import { seal, type Keys } from '../domain/secrets.ts'
import type { AgreementVersion } from './agreements.ts'
import { isWaiting } from './consent-writes.ts'
import { consentFor, type Consent } from './consents.ts'
import type { Db } from './database.ts'
import { lockLedger, type Account } from './ledger.ts'
import { letterTo, postLetter } from './letters.ts'
import { enqueue, mayHaveHeard } from './outbox.ts'
import { contactOf, findRegistration, type Registration } from './registrations.ts'
import { insert } from './statement.ts'

/** Which details differ, by name. */
export function changedFields(held: Contact, contact: Contact): (keyof Contact)[] {
  return CONTACT_FIELDS.filter((field) => contact[field] !== held[field])
}

/**
 * Put other details in the place of those a consent in force holds: they are sealed anew, a record of
 * provision is made of what the agency is to have (APPI art. 29), and an agency that may have the old
 * is sent the new. The first delivery, where it still waits, carries what is right by then. The
 * person is told by mail. Under the ledger's lock.
 */
export async function putRight(
  tx: Db,
  keys: Keys,
  subject: {
    consentId: string
    registration: Registration
    agreement: AgreementVersion
    contact: Contact
    /** Whose press it was; none where the desk did it for somebody. */
    entered?: Entered
  },
  now: number,
): Promise<void> {
  const { consentId, registration, agreement, contact, entered } = subject
  const { workspaceId, locale } = registration
  await tx
    .updateTable('registrations')
    .set({ sealed_contact: seal(keys, registration.id, contact) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', registration.id)
    .execute()
  const statement = agreement.page[locale].text.box
  const handOver = relayHandOver(contact)
  const facts = { id: consentId, registration, agreement, handOver, statement, at: now }
  await insert(tx, 'provision_records', {
    ...{ id: newId(), workspace_id: workspaceId, consent_id: consentId },
    ...{ record: JSON.stringify(correctionRecord(facts, entered)), provided_at: now },
  })
  if (await mayHaveHeard(tx, { workspaceId, consentId })) {
    await enqueue(tx, { workspaceId, kind: 'agency.corrected', subjectId: consentId }, now)
  }
  const letter = { kind: 'corrected', locale, address: contact.email } as const
  await postLetter(tx, letterTo(keys, registration, letter), now)
}

/**
 * A later entry of the same mailbox under the same link, confirmed after an earlier one was: it
 * corrects the consent in force, and earns nothing. Entries older than it, and itself where it cannot
 * correct, are forgotten. Tells whether it corrected.
 */
export async function correctByEntry(
  tx: Db,
  keys: Keys,
  { entry, agreement, account, confirmationPage }: Confirmed,
  now: number,
): Promise<boolean> {
  await lockLedger(tx, account)
  const consent = await consentFor(tx, entry)
  if (!consent || consent.withdrawnAt !== null || consent.registrationId === entry.id) return false
  const waits = await isWaiting(tx, entry.id, now)
  const contact = waits ? contactOf(keys, entry) : undefined
  await forgetOlder(tx, entry, consent.registrationId, now)
  const registration = await findRegistration(tx, entry.workspaceId, consent.registrationId)
  if (!registration || !contact || confirmationPage === undefined) return false
  if (!mayCorrect(keys, entry, { consent, registration })) return false
  const entered = { registration: entry, confirmationPage }
  const subject = { consentId: consent.id, registration, agreement, contact, entered }
  await putRight(tx, keys, subject, now)
  return true
}

interface Confirmed {
  entry: Registration
  agreement: AgreementVersion
  account: Account
  /** Hash of the page that asked for the correction; without its press there is none. */
  confirmationPage: string | undefined
}

/** Whether an entry is newer than the one that counts, says something else, and that one is held. */
export function mayCorrect(
  keys: Keys,
  entry: Registration,
  counts: { consent: Consent; registration: Registration },
): boolean {
  const { consent, registration } = counts
  const [held, contact] = [contactOf(keys, registration), contactOf(keys, entry)]
  if (consent.withdrawnAt !== null || !held || !contact) return false
  // Ids are made in the order of time.
  return entry.id > registration.id && changedFields(held, contact).length > 0
}

async function forgetOlder(tx: Db, entry: Registration, except: string, now: number) {
  await tx
    .updateTable('registrations')
    .set({ sealed_contact: null, cancelled_at: now })
    .where('workspace_id', '=', entry.workspaceId)
    .where('referral_id', '=', entry.referralId)
    .where('person_key', '=', entry.personKey)
    .where('address_key', '=', entry.addressKey)
    .where('id', '<=', entry.id)
    .where('id', '!=', except)
    .where('cancelled_at', 'is', null)
    .execute()
}
