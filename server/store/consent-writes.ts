import { v7 as newId } from 'uuid'
import { DAY_MS } from '../domain/agreement.ts'
import { pointFor } from '../domain/credit.ts'
import type { Db } from './database.ts'
import { accrual, countedAt, lockLedger, pointOf, postEntries, type Account } from './ledger.ts'
import { postLetter, type Letter } from './letters.ts'
import { cancelUntried, enqueue } from './outbox.ts'
import { isStillEarned } from './points.ts'
import { forgetContacts, type Registration } from './registrations.ts'
import { compiled, insert, insertOnce } from './statement.ts'

export interface NewConsent {
  id: string
  account: Account
  agreementVersion: number
  registration: Registration
  /** The consent record in the words of domain rules §1.6. */
  record: Record<string, unknown>
  /** The APPI art. 29 record of handing the data over. */
  provision: Record<string, unknown>
  /** The address belongs to the employer or the agency. */
  excluded: boolean
}

/**
 * Everything a confirmed mailbox means, in the caller's one transaction: consent, provision record,
 * the point it earns if it earns one, and the deliveries that follow. Confirming again, from
 * another tab or another mail of the same link, changes nothing. Answers with the consent in force,
 * or with none when the entry was withdrawn, its link revoked, its agreement ended or its time over in
 * the meantime.
 */
export async function confirmConsent(
  tx: Db,
  fresh: NewConsent,
  now: number,
): Promise<string | undefined> {
  const { registration, account } = fresh
  const ledger = await lockLedger(tx, account)
  const earlier = await consentsUnder(tx, registration)
  const inForce = earlier.own.find((one) => one.withdrawn_at === null)
  const same = earlier.own.find((one) => one.registration_id === registration.id)
  const known = inForce ?? same
  if (known) return known.id
  if (!(await isWaiting(tx, registration.id, now))) return undefined
  await addConsent(tx, fresh, earlier.all.length, now)
  for (const kind of ['agency.registered', 'mail.registered'] as const) {
    await enqueue(tx, { workspaceId: registration.workspaceId, kind, subjectId: fresh.id }, now)
  }
  if (account.terms.qualifyOn === 'registered' && (await earns(tx, fresh, now))) {
    const drafts = accrual(registration.referralId, `consent:${fresh.id}`, account.terms)
    await postEntries(tx, account, ledger, drafts, now)
  }
  return fresh.id
}

/** The consent and its provision record, which never are without each other. */
export async function addConsent(
  tx: Db,
  fresh: NewConsent,
  ordinal: number,
  now: number,
): Promise<void> {
  const { registration, account } = fresh
  await insert(tx, 'consents', {
    id: fresh.id,
    workspace_id: registration.workspaceId,
    agreement_id: account.agreementId,
    agreement_version: fresh.agreementVersion,
    referral_id: registration.referralId,
    registration_id: registration.id,
    person_key: registration.personKey,
    address_key: registration.addressKey,
    ordinal,
    forwarded: registration.forwarded ? 1 : 0,
    excluded: fresh.excluded ? 1 : 0,
    record: JSON.stringify(fresh.record),
    granted_at: now,
  })
  await insert(tx, 'provision_records', {
    id: newId(),
    workspace_id: registration.workspaceId,
    consent_id: fresh.id,
    record: JSON.stringify(fresh.provision),
    provided_at: now,
  })
}

const waiting = compiled<{ id: string }>((db) =>
  db
    .selectFrom('registrations')
    .innerJoin('referrals', 'referrals.id', 'registrations.referral_id')
    .innerJoin('agreements', 'agreements.id', 'referrals.agreement_id')
    .select('registrations.id')
    .where('registrations.id', '=', '')
    .where('registrations.expires_at', '>', 0)
    .where('registrations.cancelled_at', 'is', null)
    .where('registrations.sealed_contact', 'is not', null)
    .where('referrals.revoked_at', 'is', null)
    .where('agreements.ended_at', 'is', null)
    .compile(),
)

/** Read under the ledger's lock, which a withdrawal takes too: of the two, one comes first. */
export async function isWaiting(tx: Db, registrationId: string, now: number): Promise<boolean> {
  const { rows } = await waiting(tx, [registrationId, now])
  return rows.length > 0
}

async function earns(tx: Db, fresh: NewConsent, now: number): Promise<boolean> {
  const { registration, account } = fresh
  const verdict = pointFor({
    forwarded: registration.forwarded,
    excluded: fresh.excluded,
    countedAt: await countedAt(tx, account, registration.personKey),
    now,
    windowMs: account.terms.personWindowDays * DAY_MS,
  })
  if (verdict !== 'point') return false
  return (await pointOf(tx, account, registration.referralId)).state === 'none'
}

interface Earlier {
  id: string
  registration_id: string
  address_key: string
  withdrawn_at: number | null
}

const under = compiled<Earlier>((db) =>
  db
    .selectFrom('consents')
    .leftJoin('withdrawals', 'withdrawals.consent_id', 'consents.id')
    .select(['consents.id', 'consents.registration_id', 'withdrawals.withdrawn_at'])
    .select('consents.address_key')
    .where('consents.referral_id', '=', '')
    .where('consents.person_key', '=', '')
    .compile(),
)

/** Of the person under this link; only those of the same address are the registration's own. */
async function consentsUnder(tx: Db, registration: Registration) {
  const { id, referralId, personKey, addressKey, redirect } = registration
  const { rows: all } = await under(tx, [referralId, personKey])
  const own = all.filter((one) =>
    redirect ? one.registration_id === id : one.address_key === addressKey,
  )
  return { own, all }
}

/**
 * Who asked: the person by a secret of theirs (`rights_page`) or by letter, either way as part of an
 * erasure (`erasure`, `desk`) or not. Nobody where a consent ended for want of an agency that takes
 * it (`undelivered`), which is written down beside them.
 */
export type WithdrawalMethod = 'rights_page' | 'letter' | 'erasure' | 'desk'

/**
 * Take a consent back: nothing more is delivered, the agency is told if it may have heard, our copy
 * of the contact data goes, and a point still in its hold is reversed. A registration that was never
 * confirmed is cancelled, which needs no letter. Doing it twice is doing it once.
 *
 * `letter` tells the person that it was done; none where no address of theirs is held. Tells whether
 * a consent was in force and is not any more.
 */
export async function withdraw(
  tx: Db,
  withdrawal: {
    registration: Registration
    account: Account
    method: WithdrawalMethod
    letter?: Letter | undefined
  },
  now: number,
): Promise<boolean> {
  const { registration, account, method, letter } = withdrawal
  await lockLedger(tx, account)
  await forgetContacts(tx, registration, now)
  const { own } = await consentsUnder(tx, registration)
  const consent = own.find((one) => one.withdrawn_at === null)
  if (!consent) return false
  const { referralId, forwarded } = registration
  const taken = await takeBack(
    tx,
    { consent: { id: consent.id, referralId, forwarded }, account, method },
    now,
  )
  if (taken && letter) await postLetter(tx, letter, now)
  return taken
}

/**
 * What a withdrawal does to one consent, under the lock of its ledger. Tells whether it was this one
 * that took it back. An agency that was never sent the person is not told of them either.
 */
export async function takeBack(
  tx: Db,
  withdrawal: {
    consent: { id: string; referralId: string; forwarded: boolean }
    account: Account
    method: WithdrawalMethod
  },
  now: number,
): Promise<boolean> {
  const { consent, account, method } = withdrawal
  const { workspaceId } = account
  const fresh = await insertOnce(tx, 'withdrawals', {
    consent_id: consent.id,
    workspace_id: workspaceId,
    method,
    withdrawn_at: now,
  })
  if (!fresh) return false
  const subject = { workspaceId, subjectId: consent.id }
  const unheard = await cancelUntried(tx, { ...subject, kind: 'agency.registered' }, now)
  if (!unheard) await enqueue(tx, { ...subject, kind: 'agency.withdrawn' }, now)
  const { state, accrualId } = await pointOf(tx, account, consent.referralId)
  if (state !== 'pending' || consent.forwarded) return true
  const { id: without, referralId } = consent
  if (await isStillEarned(tx, account, { referralId, without })) return true
  const reversal = {
    entry: {
      kind: 'reversed',
      referralId,
      corrects: accrualId,
      from: 'pending',
    } as const,
    source: `withdrawal:${consent.id}`,
  }
  await postEntries(tx, account, await lockLedger(tx, account), [reversal], now)
  return true
}
