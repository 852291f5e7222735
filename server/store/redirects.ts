import { DAY_MS } from '../domain/agreement.ts'
import { CONSENTS_PER_LINK_AND_DAY } from '../domain/consent.ts'
import { addConsent, type NewConsent } from './consent-writes.ts'
import type { Db } from './database.ts'
import { lockReferral, registrationRow, type NewRegistration } from './registrations.ts'
import { insert } from './statement.ts'

export interface Redirected {
  consentId: string
  registration: { id: string; rightsHash: string }
}

/**
 * Record a consent given on the way to the agency's own form, with its provision record. Whoever
 * holds the mail can press the button, so every press stands for itself: it has a reference and a
 * secret for its rights of its own, tells nothing of earlier ones and earns nothing. The same form
 * sent twice is one consent.
 *
 * Answers with the registration the page is about: a repeated form gets the first one's;
 * `revoked` when the link was in the meantime, `too_many` past what one link may cause in a day.
 */
export async function recordRedirect(
  tx: Db,
  row: NewRegistration,
  fresh: NewConsent,
): Promise<Redirected | 'revoked' | 'too_many'> {
  const now = row.createdAt
  await lockReferral(tx, [row.referralId])
  const consents = await tx
    .selectFrom('consents')
    .innerJoin('registrations', 'registrations.id', 'consents.registration_id')
    .select(['consents.id', 'consents.granted_at', 'registrations.form_key'])
    .select(['consents.registration_id', 'registrations.rights_hash'])
    .where('consents.workspace_id', '=', row.workspaceId)
    .where('consents.referral_id', '=', row.referralId)
    .execute()
  const same = consents.find((one) => one.form_key === row.formKey)
  if (same) {
    const { id: consentId, registration_id: id, rights_hash: rightsHash } = same
    return { consentId, registration: { id, rightsHash } }
  }
  if (await isClosed(tx, row)) return 'revoked'
  const today = consents.filter((one) => one.granted_at > now - DAY_MS)
  if (today.length >= CONSENTS_PER_LINK_AND_DAY) return 'too_many'
  await insert(tx, 'registrations', registrationRow(row))
  await addConsent(tx, fresh, consents.length, now)
  return { consentId: fresh.id, registration: row }
}

/** The link was revoked, or its agreement has ended. */
async function isClosed(tx: Db, row: NewRegistration): Promise<boolean> {
  const open = await tx
    .selectFrom('referrals')
    .innerJoin('agreements', 'agreements.id', 'referrals.agreement_id')
    .select('referrals.id')
    .where('referrals.workspace_id', '=', row.workspaceId)
    .where('referrals.id', '=', row.referralId)
    .where('referrals.revoked_at', 'is', null)
    .where('agreements.ended_at', 'is', null)
    .executeTakeFirst()
  return open === undefined
}
