import { v7 as newId } from 'uuid'
import { DomainError } from '../domain/domain-error.ts'
import type { Holder, Person } from '../domain/held.ts'
import { erasureOf, unlinkedKey } from '../domain/person.ts'
import { cutAgencyWords } from './agency-words.ts'
import { findAgreementVersion } from './agreements.ts'
import { takeBack, type WithdrawalMethod } from './consent-writes.ts'
import type { Db } from './database.ts'
import { lockLedger } from './ledger.ts'
import { dropLetters, postLetter, type Letter } from './letters.ts'
import { enqueue, mayHaveHeard } from './outbox.ts'
import { suppress } from './referrals.ts'
import { insert } from './statement.ts'
import { findWorkspace } from './workspaces.ts'

export interface Erasure {
  holder: Holder
  method: 'rights_page' | 'desk'
  /** Tells the person that it was done; none where no address of theirs is held. */
  letter?: Letter | undefined
}

/**
 * Forget a person: their contact data, which links were theirs, and what agencies said of them.
 * Consents in force are withdrawn with it, and every agency that may have received something is
 * asked to erase it (GDPR art. 19).
 *
 * What stays names nobody: the consent and provision records for their legal term, by keyed hash,
 * and the ledger as it is, since an erasure writes no entry (invariant I9); only the withdrawal it
 * entails takes back a point still in its hold. A person whose mailbox answered also goes on the
 * opt-out list: afterwards nobody could tell any more that an old link's "no further offers" was
 * theirs. Erasing twice is erasing once; tells whether it was this time.
 */
export async function erase(tx: Db, erasure: Erasure, now: number): Promise<boolean> {
  const { holder, method } = erasure
  const { workspaceId } = holder
  // Every ledger in one order, before anything is read: no confirmation goes on meanwhile.
  for (const agreementId of await agreementIds(tx, workspaceId)) {
    await lockLedger(tx, { workspaceId, agreementId })
  }
  const registrationIds = await registrationsOf(tx, holder)
  if (registrationIds.length === 0 && !(await hasLinks(tx, holder))) return false
  const id = newId({ msecs: now })
  await insert(tx, 'erasures', { id, workspace_id: workspaceId, method, erased_at: now })
  const withdrawal = method === 'desk' ? 'desk' : 'erasure'
  const consents = await consentsOf(tx, registrationIds)
  for (const consent of consents) await endConsent(tx, consent, { method: withdrawal, now })
  await cutAgencyWords(
    tx,
    consents.map((one) => one.id),
  )
  await unlinkRegistrations(tx, registrationIds, { personKey: unlinkedKey(id), now })
  await dropLetters(tx, workspaceId, registrationIds)
  if (erasure.letter) await postLetter(tx, erasure.letter, now)
  if ('personKey' in holder) {
    await unlinkReferrals(tx, holder, unlinkedKey(id))
    await suppress(tx, { ...holder, source: 'erasure' }, now)
  }
  return true
}

async function agreementIds(tx: Db, workspaceId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('credit_accounts')
    .select('agreement_id')
    .where('workspace_id', '=', workspaceId)
    .orderBy('agreement_id')
    .execute()
  return rows.map((row) => row.agreement_id)
}

async function registrationsOf(tx: Db, holder: Holder): Promise<string[]> {
  const all = tx
    .selectFrom('registrations')
    .select(['id', 'person_key'])
    .where('workspace_id', '=', holder.workspaceId)
  const rows =
    'personKey' in holder
      ? await all
          .where('person_key', '=', holder.personKey)
          .where('address_key', '=', holder.addressKey)
          .where('redirect', '=', 0)
          .execute()
      : await all.where('id', '=', holder.registrationId).execute()
  return rows.filter((row) => erasureOf(row.person_key) === undefined).map((row) => row.id)
}

async function hasLinks(tx: Db, holder: Holder): Promise<boolean> {
  if (!('personKey' in holder)) return false
  const link = await tx
    .selectFrom('referrals')
    .select('id')
    .where('workspace_id', '=', holder.workspaceId)
    .where('recipient_key', '=', holder.personKey)
    .limit(1)
    .executeTakeFirst()
  return link !== undefined
}

async function consentsOf(tx: Db, registrationIds: readonly string[]) {
  if (registrationIds.length === 0) return []
  return await tx
    .selectFrom('consents')
    .innerJoin('registrations', 'registrations.id', 'consents.registration_id')
    .leftJoin('withdrawals', 'withdrawals.consent_id', 'consents.id')
    .select(['consents.id', 'consents.workspace_id', 'consents.referral_id', 'consents.forwarded'])
    .select(['consents.agreement_id', 'consents.agreement_version', 'registrations.redirect'])
    .select('withdrawals.withdrawn_at')
    .where('consents.registration_id', 'in', registrationIds)
    .orderBy('consents.id')
    .execute()
}

/** Withdraw it if it is in force, and ask the agency to erase if it may hold anything. */
async function endConsent(
  tx: Db,
  row: Awaited<ReturnType<typeof consentsOf>>[number],
  { method, now }: { method: WithdrawalMethod; now: number },
): Promise<void> {
  const workspaceId = row.workspace_id
  if (row.withdrawn_at === null) {
    const [workspace, agreement] = await Promise.all([
      findWorkspace(tx, workspaceId),
      findAgreementVersion(tx, workspaceId, row.agreement_id, row.agreement_version),
    ])
    if (!workspace || !agreement) throw new DomainError('not_found')
    const account = {
      workspaceId,
      agreementId: row.agreement_id,
      terms: agreement.terms,
      postingStep: workspace.postingStep,
    }
    const consent = { id: row.id, referralId: row.referral_id, forwarded: row.forwarded === 1 }
    await takeBack(tx, { consent, account, method }, now)
  }
  // On the way to the agency's own form the person carries the reference: nobody knows how far.
  const heard = row.redirect === 1 || (await mayHaveHeard(tx, { workspaceId, consentId: row.id }))
  if (heard) await enqueue(tx, { workspaceId, kind: 'agency.erased', subjectId: row.id }, now)
}

async function unlinkRegistrations(
  tx: Db,
  ids: readonly string[],
  { personKey, now }: { personKey: string; now: number },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('registrations')
    .set((eb) => ({
      sealed_contact: null,
      cancelled_at: eb.fn.coalesce('cancelled_at', eb.val(now)),
      person_key: personKey,
      address_key: personKey,
    }))
    .where('id', 'in', ids)
    .execute()
}

/**
 * Whatever the plus tag: some mails went to them under it, and by the opt-out list, which knows the
 * person alone, these links would be told to nobody any more.
 */
async function unlinkReferrals(tx: Db, person: Person, recipientKey: string): Promise<void> {
  await tx
    .updateTable('referrals')
    .set({ recipient_key: recipientKey, address_key: recipientKey })
    .where('workspace_id', '=', person.workspaceId)
    .where('recipient_key', '=', person.personKey)
    .execute()
}

/** When an erasure took place. */
export async function erasedAt(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('erasures')
    .select('erased_at')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.erased_at
}
