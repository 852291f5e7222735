import type { Db } from './database.ts'
import { postLetter, type Letter } from './letters.ts'
import { mailsToday, mayBeMailed, wasJustAsked } from './mail-limits.ts'
import { lockReferral, registrationOf, type Registration } from './registrations.ts'

interface Asked {
  workspaceId: string
  referralId: string
  personKey: string
  /** Of the very address that was typed: another with a plus tag may be somebody else's. */
  addressKey: string
}

/**
 * Mail the way to their rights to somebody who typed the address they registered with by this link,
 * within the limits of all mails that anybody can cause. Who never registered, or was erased, is
 * mailed nothing; the caller answers alike and the work is nearly the same.
 *
 * @param letterFor the letter for the registration that was found
 */
export async function askForRightsMail(
  tx: Db,
  asked: Asked,
  letterFor: (registration: Registration) => Letter,
  now: number,
): Promise<void> {
  await lockReferral(tx, [asked.referralId])
  const mails = await mailsToday(tx, asked, now)
  const registration = await registered(tx, asked, now)
  if (!registration || !mayBeMailed(mails, asked)) return
  if (wasJustAsked(mails, { kind: 'mail.rights', registrationId: registration.id }, now)) return
  await postLetter(tx, letterFor(registration), now)
}

/** The newest that was confirmed, if any was, else the newest that still can be. */
async function registered(tx: Db, asked: Asked, now: number): Promise<Registration | undefined> {
  const rows = await tx
    .selectFrom('registrations')
    .leftJoin('consents', 'consents.registration_id', 'registrations.id')
    .selectAll('registrations')
    .select('consents.id as consent_id')
    .where('registrations.workspace_id', '=', asked.workspaceId)
    .where('registrations.referral_id', '=', asked.referralId)
    .where('registrations.person_key', '=', asked.personKey)
    .where('registrations.address_key', '=', asked.addressKey)
    .where('registrations.redirect', '=', 0)
    .orderBy('registrations.id', 'desc')
    .execute()
  const waiting = rows.find((row) => row.cancelled_at === null && row.expires_at > now)
  const found = rows.find((row) => row.consent_id !== null) ?? waiting
  return found && registrationOf(found)
}
