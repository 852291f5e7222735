import { DAY_MS } from '../domain/agreement.ts'
import { CONTACT_RETENTION_DAYS } from '../domain/consent.ts'
import type { Db } from './database.ts'

/**
 * Forget contact data whose time has come: of entries never confirmed, and of people the agency has
 * received long enough ago (domain rules §1.6, retention). What was delivered is the agency's then.
 */
export async function purgeContacts(tx: Db, now: number): Promise<void> {
  await tx
    .updateTable('registrations')
    .set({ sealed_contact: null })
    .where('sealed_contact', 'is not', null)
    .where('expires_at', '<=', now)
    .where('id', 'not in', (eb) => eb.selectFrom('consents').select('registration_id'))
    .execute()
  await tx
    .updateTable('registrations')
    .set({ sealed_contact: null })
    .where('sealed_contact', 'is not', null)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('consents')
        .innerJoin('outbox', 'outbox.subject_id', 'consents.id')
        .select('consents.registration_id')
        .where('outbox.kind', '=', 'agency.registered')
        .where('outbox.outcome', '=', 'delivered')
        .where('outbox.done_at', '<=', now - CONTACT_RETENTION_DAYS * DAY_MS),
    )
    .execute()
}
