import type { Locale } from '../../src/contract/locale.ts'
import type { Contact } from '../domain/consent.ts'
import { unseal, type Keys } from '../domain/secrets.ts'
import type { Db } from './database.ts'
import { mailsToday, mayBeMailed, wasJustAsked } from './mail-limits.ts'
import { enqueue } from './outbox.ts'
import type { RegistrationRow } from './schema.ts'
import { compiled, insert } from './statement.ts'

/** A posted form that waits for its mailbox. */
export interface Registration {
  id: string
  workspaceId: string
  referralId: string
  personKey: string
  /** Of the very mailbox; rights are its owner's, counting is the person's. */
  addressKey: string
  forwarded: boolean
  /** On the way to the agency's own form: every press stands for itself, no mailbox is asked. */
  redirect: boolean
  locale: Locale
  textSha256: string
  /** Of the page the form was on, which is kept; null before pages were kept. */
  pageSha256: string | null
  sealedContact: string | null
  createdAt: number
  expiresAt: number
  cancelledAt: number | null
  /** Of the two mailed secrets; which key they came of, the hashes tell. */
  confirmHash: string
  rightsHash: string
}

export interface NewRegistration extends Registration {
  formKey: string
}

/**
 * Keep a form and put its confirmation mail in the outbox. The same form sent twice, or by two tabs
 * at once, is one registration; details sent again later have their mail sent again; and nobody
 * gets, and no link causes, more than a few mails a day. Whatever happened, the caller answers
 * alike.
 *
 * `sameDetails` tells whether a kept sealed contact is the one just posted.
 */
export async function addRegistration(
  tx: Db,
  row: NewRegistration,
  sameDetails: (earlier: Registration) => boolean,
): Promise<void> {
  await lockReferral(tx, [row.referralId])
  const earlier = await earlierRegistrations(tx, row)
  if (earlier.some((one) => one.formKey === row.formKey)) return
  const mails = await mailsToday(tx, row, row.createdAt)
  const same = earlier.find((one) => one.cancelledAt === null && sameDetails(one))
  const asked = { kind: 'mail.confirm', registrationId: same?.id ?? row.id } as const
  if (wasJustAsked(mails, asked, row.createdAt) || !mayBeMailed(mails, row)) return
  const subject = same ?? row
  if (!same) await insert(tx, 'registrations', registrationRow(row))
  await enqueue(
    tx,
    { workspaceId: row.workspaceId, kind: 'mail.confirm', subjectId: subject.id },
    row.createdAt,
  )
}

/** Hold a link until the transaction ends, so that what is counted under it stays so. */
export const lockReferral = compiled((db) =>
  db
    .updateTable('referrals')
    .set((eb) => ({ revoked_at: eb.ref('revoked_at') }))
    .where('id', '=', '')
    .compile(),
)

async function earlierRegistrations(tx: Db, row: NewRegistration) {
  const rows = await tx
    .selectFrom('registrations')
    .selectAll()
    .where('workspace_id', '=', row.workspaceId)
    .where('person_key', '=', row.personKey)
    .where('referral_id', '=', row.referralId)
    .where('expires_at', '>', row.createdAt)
    .execute()
  return rows.map((one) => ({ ...registrationOf(one), formKey: one.form_key }))
}

export function registrationRow(row: NewRegistration): RegistrationRow {
  return {
    id: row.id,
    workspace_id: row.workspaceId,
    referral_id: row.referralId,
    form_key: row.formKey,
    person_key: row.personKey,
    address_key: row.addressKey,
    forwarded: row.forwarded ? 1 : 0,
    redirect: row.redirect ? 1 : 0,
    locale: row.locale,
    text_sha256: row.textSha256,
    page_sha256: row.pageSha256,
    sealed_contact: row.sealedContact,
    confirm_hash: row.confirmHash,
    rights_hash: row.rightsHash,
    created_at: row.createdAt,
    expires_at: row.expiresAt,
    cancelled_at: row.cancelledAt,
  }
}

export function registrationOf(row: RegistrationRow): Registration {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    referralId: row.referral_id,
    personKey: row.person_key,
    addressKey: row.address_key,
    forwarded: row.forwarded === 1,
    redirect: row.redirect === 1,
    locale: row.locale as Locale,
    textSha256: row.text_sha256,
    pageSha256: row.page_sha256,
    sealedContact: row.sealed_contact,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    cancelledAt: row.cancelled_at,
    confirmHash: row.confirm_hash,
    rightsHash: row.rights_hash,
  }
}

const byConfirm = compiled<RegistrationRow>((db) =>
  db.selectFrom('registrations').selectAll().where('confirm_hash', '=', '').compile(),
)

/** A look-up by the secret of the mailed confirmation link. */
export async function findByConfirmHash(db: Db, hash: string): Promise<Registration | undefined> {
  const { rows } = await byConfirm(db, [hash])
  return rows[0] && registrationOf(rows[0])
}

/** A look-up by the secret that withdrawal and the other rights hang on. */
export async function findByRightsHash(db: Db, hash: string): Promise<Registration | undefined> {
  const row = await db
    .selectFrom('registrations')
    .selectAll()
    .where('rights_hash', '=', hash)
    .executeTakeFirst()
  return row && registrationOf(row)
}

/** For a background worker that renders a mail. */
export async function findRegistration(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<Registration | undefined> {
  const row = await db
    .selectFrom('registrations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && registrationOf(row)
}

/** What somebody entered, while it is held. */
export function contactOf(
  keys: Keys,
  { id, sealedContact }: Pick<Registration, 'id' | 'sealedContact'>,
): Contact | undefined {
  return sealedContact === null ? undefined : (unseal(keys, id, sealedContact) as Contact)
}

/**
 * Where the person behind a registration can be written to: the address they entered in it, or in
 * another of the same mailbox. None on the way to the agency's form, or once it was forgotten.
 */
export async function heldAddress(
  db: Db,
  keys: Keys,
  registration: Registration,
): Promise<string | undefined> {
  const own = contactOf(keys, registration)
  if (own || registration.redirect) return own?.email
  const other = await db
    .selectFrom('registrations')
    .select(['id', 'sealed_contact'])
    .where('workspace_id', '=', registration.workspaceId)
    .where('person_key', '=', registration.personKey)
    .where('address_key', '=', registration.addressKey)
    .where('sealed_contact', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return other && contactOf(keys, { id: other.id, sealedContact: other.sealed_contact })?.email
}

/**
 * After a withdrawal: forget what was entered with this address under this link, in every registration, and
 * let none of them be confirmed any more. On the way to the agency's form nobody proved who they
 * are, so there it is this one alone.
 */
export async function forgetContacts(
  tx: Db,
  registration: Registration,
  now: number,
): Promise<void> {
  await tx
    .updateTable('registrations')
    .set({ sealed_contact: null, cancelled_at: now })
    .where('workspace_id', '=', registration.workspaceId)
    .where('referral_id', '=', registration.referralId)
    .where('person_key', '=', registration.personKey)
    .where('address_key', '=', registration.addressKey)
    .$if(registration.redirect, (query) => query.where('id', '=', registration.id))
    .execute()
}
