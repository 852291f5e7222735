import type { Db } from '../../server/store/database.ts'

/** How many rows of each kind that a confirmation writes are there for a link. */
export async function confirmedRows(read: Db, link: string): Promise<Record<string, number>> {
  const consents = await consentsOf(read, link)
  const provisions = await read
    .selectFrom('provision_records')
    .select('consent_id')
    .where('consent_id', 'in', [...consents, '-'])
    .execute()
  const sent = await outboxOf(read, consents)
  return {
    consents: consents.length,
    provisions: provisions.length,
    toAgency: sent.filter((one) => one.kind === 'agency.registered').length,
    copies: sent.filter((one) => one.kind === 'mail.registered').length,
    points: await entries(read, link, 'accrued'),
  }
}

/** The same for a withdrawal; an agency that was not sent the person yet is not told of it. */
export async function withdrawnRows(read: Db, link: string): Promise<Record<string, number>> {
  const registrations = await registrationsOf(read, link)
  const consents = await consentsOf(read, link)
  const sent = await outboxOf(read, [...consents, ...registrations.map((one) => one.id)])
  const told = sent.filter((one) => one.kind === 'agency.withdrawn')
  const unsent = sent.filter((one) => one.outcome === 'cancelled')
  return {
    contacts: registrations.filter((one) => one.sealed_contact === null).length,
    withdrawals: await withdrawalsOf(read, link),
    // What is not sent any more is cancelled also after the agency was told.
    agency: told.length || unsent.length,
    reversals: await entries(read, link, 'reversed'),
    mails: sent.filter((one) => one.kind === 'mail.withdrawn').length,
  }
}

/** The same for an erasure. */
export async function erasedRows(read: Db, link: string): Promise<Record<string, number>> {
  const registrations = await registrationsOf(read, link)
  const { recipient_key } = await read
    .selectFrom('referrals')
    .select('recipient_key')
    .where('id', '=', link)
    .executeTakeFirstOrThrow()
  const ids = registrations.map((one) => one.id)
  const sent = await outboxOf(read, ids)
  return {
    erased: registrations.filter((one) => one.person_key.startsWith('erased:')).length,
    contacts: registrations.filter((one) => one.sealed_contact === null).length,
    links: recipient_key.startsWith('erased:') ? 1 : 0,
    withdrawals: await withdrawalsOf(read, link),
    reversals: await entries(read, link, 'reversed'),
    mails: sent.filter((one) => one.kind === 'mail.erased').length,
  }
}

async function consentsOf(read: Db, link: string): Promise<string[]> {
  const rows = await read
    .selectFrom('consents')
    .select('id')
    .where('referral_id', '=', link)
    .execute()
  return rows.map((one) => one.id)
}

async function registrationsOf(read: Db, link: string) {
  return await read
    .selectFrom('registrations')
    .select(['id', 'person_key', 'sealed_contact'])
    .where('referral_id', '=', link)
    .execute()
}

async function outboxOf(read: Db, subjects: readonly string[]) {
  return await read
    .selectFrom('outbox')
    .select(['kind', 'outcome'])
    .where('subject_id', 'in', [...subjects, '-'])
    .execute()
}

async function withdrawalsOf(read: Db, link: string): Promise<number> {
  const rows = await read
    .selectFrom('withdrawals')
    .innerJoin('consents', 'consents.id', 'withdrawals.consent_id')
    .select('consents.id')
    .where('consents.referral_id', '=', link)
    .execute()
  return rows.length
}

async function entries(read: Db, link: string, kind: string): Promise<number> {
  const rows = await read
    .selectFrom('ledger_entries')
    .select('id')
    .where('referral_id', '=', link)
    .where('kind', '=', kind)
    .execute()
  return rows.length
}
