import { DAY_MS } from '../domain/agreement.ts'
import { pointFor, type LedgerEntry } from '../domain/credit.ts'
import type { AgencyEvent } from '../domain/agency-event.ts'
import { erasureOf } from '../domain/person.ts'
import { cutAgencyWords } from './agency-words.ts'
import type { Consent } from './consents.ts'
import type { Db } from './database.ts'
import {
  accrual,
  countedAt,
  lockLedger,
  pointOf,
  postEntries,
  type Account,
  type Draft,
} from './ledger.ts'
import { markReceived } from './outbox.ts'
import { isStillEarned } from './points.ts'
import { findRegistration } from './registrations.ts'
import { insertOnce } from './statement.ts'

/**
 * Take an agency's word on a referral, with the credit that hangs on it, once: the same event sent
 * again is answered alike and changes nothing (invariant I6). Without a consent it speaks of, the
 * event is parked for a person to look at.
 */
export async function recordAgencyEvent(
  tx: Db,
  account: Account,
  event: AgencyEvent,
  facts: { consent: Consent | undefined; now: number },
): Promise<'taken' | 'parked' | 'known'> {
  const taken = facts.consent !== undefined && event.kind !== 'unknown'
  const ledger = await lockLedger(tx, account)
  const fresh = await insertOnce(tx, 'agency_events', {
    workspace_id: account.workspaceId,
    agreement_id: account.agreementId,
    event_id: event.id,
    type: event.type,
    referral_id: facts.consent?.referralId ?? null,
    consent_id: facts.consent?.id ?? null,
    code: event.code ?? null,
    taken: taken ? 1 : 0,
    occurred_at: event.occurredAt,
    recorded_at: facts.now,
  })
  if (!fresh) return 'known'
  if (facts.consent) await markReceived(tx, facts.consent, facts.now)
  if (!facts.consent) return 'parked'
  const { consent, now } = facts
  const drafts = taken ? await creditOf(tx, account, event, { consent, now }) : []
  if (drafts.length > 0) await postEntries(tx, account, ledger, drafts, now)
  if (await isErased(tx, consent)) await cutAgencyWords(tx, [consent.id])
  return taken ? 'taken' : 'parked'
}

/** Whoever was erased is spoken of no more, whatever comes later. */
async function isErased(tx: Db, { workspaceId, registrationId }: Consent): Promise<boolean> {
  const registration = await findRegistration(tx, workspaceId, registrationId)
  return registration !== undefined && erasureOf(registration.personKey) !== undefined
}

async function creditOf(
  tx: Db,
  account: Account,
  event: AgencyEvent,
  facts: { consent: Consent; now: number },
): Promise<Draft[]> {
  const { consent } = facts
  const { state, accrualId } = await pointOf(tx, account, consent.referralId)
  if (event.kind === 'rejected') {
    if (consent.forwarded || (state !== 'pending' && state !== 'matured')) return []
    const { id: without, referralId } = consent
    if (await isStillEarned(tx, account, { referralId, without })) return []
    const entry: LedgerEntry = {
      kind: 'reversed',
      referralId,
      corrects: accrualId,
      from: state,
    }
    return [{ entry, source: `agency:${event.id}` }]
  }
  if (event.kind !== 'accepted' || account.terms.qualifyOn !== 'accepted') return []
  // No point without a consent that is valid at this instant (invariant I7).
  if (state !== 'none' || consent.withdrawnAt !== null) return []
  const verdict = pointFor({
    forwarded: consent.forwarded,
    excluded: consent.excluded,
    countedAt: await countedAt(tx, account, consent.personKey),
    now: facts.now,
    windowMs: account.terms.personWindowDays * DAY_MS,
  })
  return verdict === 'point' ? accrual(consent.referralId, `agency:${event.id}`, account.terms) : []
}
