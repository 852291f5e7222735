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
        .where('outbox.done_at', 'is not', null)
        .where('outbox.done_at', '<=', now - CONTACT_RETENTION_DAYS * DAY_MS),
    )
    .execute()
}

/** Days a single opening of a link is kept as a row of its own. */
const OPEN_ROWS_DAYS = 30

/**
 * Days an idempotency key is remembered: longer than any client goes on retrying. A spent code is
 * remembered longer, since the same request would make the same code again.
 */
const KEY_DAYS = 30

/**
 * Forget what was only needed for a while: openings of links, keys of old requests, codes, sessions
 * and counts of failed sign-ins whose time is over.
 */
export async function purgeTraces(tx: Db, now: number): Promise<void> {
  await tx
    .deleteFrom('opens')
    .where('opened_at', '<', now - OPEN_ROWS_DAYS * DAY_MS)
    .execute()
  await tx
    .deleteFrom('idempotency_keys')
    .where('created_at', '<', now - KEY_DAYS * DAY_MS)
    .execute()
  await tx
    .deleteFrom('access_codes')
    .where('created_at', '<', now - (KEY_DAYS + 1) * DAY_MS)
    .execute()
  await tx.deleteFrom('sessions').where('expires_at', '<', now).execute()
  await tx
    .deleteFrom('sign_in_attempts')
    .where('window_start', '<', now - DAY_MS)
    .execute()
}
