import type { Locale } from '../../src/contract/locale.ts'
import type {
  HeldConsent,
  HeldDelivery,
  HeldMail,
  HeldRegistration,
  Holder,
  Holdings,
} from '../domain/held.ts'
import { pressedFor } from '../domain/pressed-pages.ts'
import type { Keys } from '../domain/secrets.ts'
import { agencyWordsOf } from './agency-words.ts'
import { findAgreementVersion } from './agreements.ts'
import type { Db } from './database.ts'
import { linksOf, openRequestsOf, suppressedSince } from './held-links.ts'
import { MAIL_KINDS, type OutboxKind } from './outbox.ts'
import { contactOf, type Registration } from './registrations.ts'
import { pagesUnder } from './shown-pages.ts'

/**
 * Whose data the holder of a registration's rights secret may see and erase.
 *
 * In relay mode the secret has only ever stood in mails to that address, and behind links of such
 * mails. Whoever holds it has read that mailbox, whether or not this registration was confirmed, so
 * it speaks for all that is held under the same mailbox in the same workspace, though not under one
 * with another plus tag, which may be somebody else's. In redirect mode it stood on the page, before
 * whoever pressed the button; the mail may have been forwarded, and its sender has it too. There it
 * speaks for that one press and nothing else.
 */
export function holderOf(registration: Registration): Holder {
  const { id, workspaceId, personKey, addressKey, redirect } = registration
  return redirect ? { workspaceId, registrationId: id } : { workspaceId, personKey, addressKey }
}

/**
 * Under how many other spellings of the same person's address something is held: the same but for a
 * plus tag, and perhaps another's. Whoever answers a letter may ask which one they used.
 */
export async function otherAddresses(db: Db, holder: Holder): Promise<number> {
  if (!('personKey' in holder)) return 0
  const { workspaceId, personKey, addressKey } = holder
  const registered = db
    .selectFrom('registrations')
    .select('address_key')
    .where('workspace_id', '=', workspaceId)
    .where('person_key', '=', personKey)
    .where('redirect', '=', 0)
  const writtenTo = db
    .selectFrom('referrals')
    .select('address_key')
    .where('workspace_id', '=', workspaceId)
    .where('recipient_key', '=', personKey)
  const rows = await registered.union(writtenTo).execute()
  return rows.filter((row) => row.address_key !== addressKey).length
}

/** Everything held about somebody; reading it changes nothing. */
export async function holdingsOf(db: Db, keys: Keys, holder: Holder): Promise<Holdings> {
  const [registrations, consents] = await Promise.all([
    registrationsOf(db, keys, holder),
    consentsOf(db, holder),
  ])
  const consentIds = consents.map((one) => one.id)
  const hashes = consents.flatMap((one) => pressedFor(one).map((page) => page.sha256))
  const [requests, pages] = await Promise.all([
    openRequestsOf(db, holder, consentIds),
    pagesUnder(db, holder.workspaceId, hashes),
  ])
  const held = { registrations, consents, requests, pages }
  if (!('personKey' in holder)) return { ...held, links: [], noOffersSince: null }
  const [links, noOffersSince] = await Promise.all([
    linksOf(db, holder),
    suppressedSince(db, holder),
  ])
  return { ...held, links, noOffersSince }
}

async function registrationsOf(db: Db, keys: Keys, holder: Holder): Promise<HeldRegistration[]> {
  const all = db
    .selectFrom('registrations')
    .select(['id', 'locale', 'created_at', 'expires_at', 'cancelled_at', 'sealed_contact'])
    .select('redirect')
    .where('workspace_id', '=', holder.workspaceId)
    .orderBy('id', 'desc')
  const rows = await (
    'personKey' in holder
      ? all
          .where('person_key', '=', holder.personKey)
          .where('address_key', '=', holder.addressKey)
          .where('redirect', '=', 0)
      : all.where('id', '=', holder.registrationId)
  ).execute()
  const mails = await mailsAbout(
    db,
    holder.workspaceId,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    redirect: row.redirect === 1,
    locale: row.locale as Locale,
    enteredAt: row.created_at,
    confirmUntil: row.expires_at,
    endedAt: row.cancelled_at,
    contact: contactOf(keys, { id: row.id, sealedContact: row.sealed_contact }) ?? null,
    mails: mails.get(row.id) ?? [],
  }))
}

/** What was put out to be mailed about registrations and their consents, by the registrations' ids. */
async function mailsAbout(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, HeldMail[]>> {
  if (ids.length === 0) return new Map()
  const consents = await db
    .selectFrom('consents')
    .select(['id', 'registration_id'])
    .where('workspace_id', '=', workspaceId)
    .where('registration_id', 'in', ids)
    .execute()
  const registrationOf = new Map(consents.map((one) => [one.id, one.registration_id]))
  const rows = await db
    .selectFrom('outbox')
    .select(['subject_id', 'kind', 'created_at', 'done_at', 'outcome'])
    .where('workspace_id', '=', workspaceId)
    .where('subject_id', 'in', [...ids, ...registrationOf.keys()])
    .where('kind', 'in', MAIL_KINDS)
    .orderBy('id')
    .execute()
  return Map.groupBy(
    rows.map((row) => ({
      of: registrationOf.get(row.subject_id) ?? row.subject_id,
      what: row.kind.replace('mail.', ''),
      ...{ queuedAt: row.created_at, doneAt: row.done_at, outcome: row.outcome },
    })),
    ({ of }) => of,
  )
}

async function consentsOf(db: Db, holder: Holder): Promise<HeldConsent[]> {
  const { workspaceId } = holder
  const all = db
    .selectFrom('consents')
    .innerJoin('registrations', 'registrations.id', 'consents.registration_id')
    .leftJoin('withdrawals', 'withdrawals.consent_id', 'consents.id')
    .select(['consents.id', 'consents.agreement_id', 'consents.agreement_version'])
    .select(['consents.registration_id', 'registrations.rights_hash', 'registrations.redirect'])
    .select(['consents.record', 'consents.granted_at'])
    .select(['registrations.locale', 'registrations.text_sha256'])
    .select(['withdrawals.withdrawn_at', 'withdrawals.method'])
    .where('consents.workspace_id', '=', workspaceId)
    .orderBy('consents.id', 'desc')
  const rows = await (
    'personKey' in holder
      ? all
          // The agreements are named so that the index over them and the person is used.
          .where('consents.agreement_id', 'in', (eb) =>
            eb.selectFrom('agreements').select('id').where('workspace_id', '=', workspaceId),
          )
          .where('consents.person_key', '=', holder.personKey)
          .where('consents.address_key', '=', holder.addressKey)
          .where('registrations.redirect', '=', 0)
      : all.where('consents.registration_id', '=', holder.registrationId)
  ).execute()
  return await Promise.all(rows.map((row) => heldConsent(db, workspaceId, row)))
}

interface ConsentColumns {
  id: string
  agreement_id: string
  agreement_version: number
  registration_id: string
  rights_hash: string
  redirect: number
  record: string
  granted_at: number
  locale: string
  text_sha256: string
  withdrawn_at: number | null
  method: string | null
}

async function heldConsent(db: Db, workspaceId: string, row: ConsentColumns): Promise<HeldConsent> {
  const locale = row.locale as Locale
  const [agreement, provisions, deliveries, agencyWords] = await Promise.all([
    findAgreementVersion(db, workspaceId, row.agreement_id, row.agreement_version),
    provisionsOf(db, workspaceId, row.id),
    deliveriesOf(db, workspaceId, row.id),
    agencyWordsOf(db, row.id),
  ])
  if (!agreement) throw new Error('consent without its agreement version')
  const undelivered = row.method === 'undelivered'
  return {
    id: row.id,
    registration: { id: row.registration_id, rightsHash: row.rights_hash },
    redirect: row.redirect === 1,
    grantedAt: row.granted_at,
    withdrawnAt: undelivered ? null : row.withdrawn_at,
    undeliveredAt: undelivered ? row.withdrawn_at : null,
    locale,
    text: agreement.page[locale].text,
    textVersion: row.agreement_version,
    textSha256: row.text_sha256,
    employer: agreement.employer,
    agency: agreement.agency,
    record: JSON.parse(row.record) as Record<string, unknown>,
    provisions,
    deliveries,
    agencyWords,
  }
}

async function provisionsOf(db: Db, workspaceId: string, consentId: string) {
  const rows = await db
    .selectFrom('provision_records')
    .select(['record', 'provided_at'])
    .where('workspace_id', '=', workspaceId)
    .where('consent_id', '=', consentId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    providedAt: row.provided_at,
    record: JSON.parse(row.record) as Record<string, unknown>,
  }))
}

const TOLD: Partial<Record<OutboxKind, HeldDelivery['what']>> = {
  'agency.registered': 'registration',
  'agency.corrected': 'correction',
  'agency.withdrawn': 'withdrawal',
  'agency.erased': 'erasure',
}

async function deliveriesOf(
  db: Db,
  workspaceId: string,
  consentId: string,
): Promise<HeldDelivery[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['kind', 'created_at', 'done_at', 'outcome'])
    .where('workspace_id', '=', workspaceId)
    .where('subject_id', '=', consentId)
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => {
    const what = TOLD[row.kind as OutboxKind]
    const told = { queuedAt: row.created_at, doneAt: row.done_at, outcome: row.outcome }
    return what ? [{ what, ...told }] : []
  })
}
