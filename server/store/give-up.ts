import { DomainError } from '../domain/domain-error.ts'
import type { Keys } from '../domain/secrets.ts'
import { findAgreementVersion } from './agreements.ts'
import type { Db } from './database.ts'
import { lockLedger, pointOf, postEntries, type Account } from './ledger.ts'
import { letterTo, postLetter } from './letters.ts'
import { enqueue, mayHaveHeard } from './outbox.ts'
import { contactOf, forgetContacts, registrationOf } from './registrations.ts'
import { insertOnce } from './statement.ts'
import { findWorkspace } from './workspaces.ts'

/**
 * Stop handing somebody over whom the agency took at no attempt: it answered none, or none any more
 * (`refused_for_good`). Their consent ends with it, our copy of their contact data goes, they are
 * told by mail, and a point the consent alone had earned is taken back: nobody was referred. Should
 * an answer have been lost, the agency is asked to delete what it may have.
 *
 * An attempt that is under way is waited for; tells whether the handing over was ended now.
 */
export async function giveUp(
  tx: Db,
  keys: Keys,
  { workspaceId, consentId }: { workspaceId: string; consentId: string },
  { outcome, now }: { outcome: 'given_up' | 'refused_for_good'; now: number },
): Promise<boolean> {
  const found = await waitingConsent(tx, workspaceId, consentId)
  if (!found) return false
  const { account, registration, forwarded } = found
  await lockLedger(tx, account)
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({ done_at: now, outcome, lease_until: 0 })
    .where('subject_id', '=', consentId)
    .where('kind', '=', 'agency.registered')
    .where('done_at', 'is', null)
    // Whoever was refused is the attempt under way.
    .$if(outcome === 'given_up', (query) => query.where('lease_until', '<=', now))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  const ended = { consent_id: consentId, workspace_id: workspaceId, method: 'undelivered' }
  if (!(await insertOnce(tx, 'withdrawals', { ...ended, withdrawn_at: now }))) return true
  const address = contactOf(keys, registration)?.email
  if (address !== undefined) {
    const { locale } = registration
    await postLetter(
      tx,
      letterTo(keys, registration, { kind: 'undelivered', locale, address }),
      now,
    )
  }
  await forgetContacts(tx, registration, now)
  if (await mayHaveHeard(tx, { workspaceId, consentId })) {
    await enqueue(tx, { workspaceId, kind: 'agency.withdrawn', subjectId: consentId }, now)
  }
  if (!forwarded) await takeBackPoint(tx, account, { consentId, ...registration }, now)
  return true
}

async function waitingConsent(tx: Db, workspaceId: string, consentId: string) {
  const consent = await tx
    .selectFrom('consents')
    .select(['agreement_id', 'agreement_version', 'registration_id', 'forwarded'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', consentId)
    .executeTakeFirst()
  const row =
    consent &&
    (await tx
      .selectFrom('registrations')
      .selectAll()
      .where('id', '=', consent.registration_id)
      .executeTakeFirst())
  if (!row) return undefined
  const { agreement_id: agreementId, agreement_version: version } = consent
  const [agreement, workspace] = await Promise.all([
    findAgreementVersion(tx, workspaceId, agreementId, version),
    findWorkspace(tx, workspaceId),
  ])
  if (!agreement || !workspace) throw new DomainError('not_found')
  const { terms } = agreement
  const account = { workspaceId, agreementId, terms, postingStep: workspace.postingStep }
  return { account, registration: registrationOf(row), forwarded: consent.forwarded === 1 }
}

/**
 * Whether or not its hold has ended: a point that stays in spite of a withdrawal is one for somebody
 * the agency had. An earlier consent's point under the same link stays.
 */
async function takeBackPoint(
  tx: Db,
  account: Account,
  { consentId, referralId }: { consentId: string; referralId: string },
  now: number,
): Promise<void> {
  const earned = await tx
    .selectFrom('ledger_entries')
    .select('id')
    .where('agreement_id', '=', account.agreementId)
    .where('source', '=', `consent:${consentId}`)
    .executeTakeFirst()
  const { state, accrualId } = await pointOf(tx, account, referralId)
  if (!earned || earned.id !== accrualId) return
  if (state !== 'pending' && state !== 'matured') return
  const entry = { kind: 'reversed', referralId, corrects: accrualId, from: state } as const
  const reversal = { entry, source: `undelivered:${consentId}` }
  await postEntries(tx, account, await lockLedger(tx, account), [reversal], now)
}
