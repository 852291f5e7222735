import { DAY_MS } from '../../server/domain/agreement.ts'
import { creditBalance, type LedgerEntry } from '../../server/domain/credit.ts'
import { ledgerAgrees } from '../../server/store/ledger.ts'
import { AGREEMENT, WORKSPACE } from '../seed.ts'
import type { TestServer } from './test-server.ts'

/**
 * What must be true of the whole database at any moment, whatever was pressed: the sentences that
 * are not, so that a failing test says them. `pressed` are the registrations whose confirmation was
 * posted from the mailbox.
 */
export async function brokenPromises(
  server: TestServer,
  pressed: ReadonlySet<string>,
): Promise<string[]> {
  return [
    ...(await consentFaults(server, pressed)),
    ...(await contactFaults(server)),
    ...(await creditFaults(server)),
  ]
}

function faults(sentence: string, rows: readonly unknown[]): string[] {
  return rows.length === 0 ? [] : [`${sentence}: ${JSON.stringify(rows)}`]
}

async function consentFaults({ db, clock }: TestServer, pressed: ReadonlySet<string>) {
  const consents = await db.read
    .selectFrom('consents')
    .innerJoin('registrations', 'registrations.id', 'consents.registration_id')
    .leftJoin('withdrawals', 'withdrawals.consent_id', 'consents.id')
    .select(['consents.id', 'consents.referral_id', 'consents.person_key', 'withdrawn_at'])
    .select(['granted_at', 'method', 'registration_id', 'sealed_contact', 'cancelled_at'])
    .execute()
  const inForce = consents.filter((one) => one.withdrawn_at === null)
  const pairs = inForce.map((one) => `${one.referral_id}/${one.person_key}`)
  const provisions = await db.read.selectFrom('provision_records').select('consent_id').execute()
  const items = await db.read
    .selectFrom('outbox')
    .select(['subject_id', 'kind', 'outcome'])
    .execute()
  const count = (id: string, kind: string) =>
    items.filter((one) => one.subject_id === id && one.kind === kind).length
  return [
    ...faults(
      'a consent without an answer from its mailbox',
      consents.filter((one) => !pressed.has(one.registration_id)),
    ),
    ...faults(
      'two consents in force of one person under one link',
      pairs.filter((one, at) => pairs.indexOf(one) !== at),
    ),
    ...faults(
      'a consent without a provision record for each delivery, its first delivery and copy',
      consents.filter(
        ({ id, granted_at }) =>
          provisions.filter((one) => one.consent_id === id).length <
            1 + count(id, 'agency.corrected') ||
          count(id, 'agency.registered') !== 1 ||
          // That a mail has gone is forgotten a month after it went.
          (count(id, 'mail.registered') !== 1 && granted_at > clock.now - 30 * DAY_MS),
      ),
    ),
    ...faults(
      'a consent taken back whose contact data are held',
      consents.filter((one) => one.withdrawn_at !== null && one.sealed_contact !== null),
    ),
    ...faults(
      'a consent given up that the agency had taken',
      consents.filter(
        ({ id, method }) =>
          method === 'undelivered' &&
          !items.some(
            (one) =>
              one.subject_id === id &&
              one.kind === 'agency.registered' &&
              one.outcome === 'given_up',
          ),
      ),
    ),
    ...faults(
      'a consent in force whose registration is cancelled',
      inForce.filter((one) => one.cancelled_at !== null),
    ),
  ]
}

async function contactFaults({ db }: TestServer) {
  const erased = await db.read
    .selectFrom('registrations')
    .select(['id', 'sealed_contact', 'cancelled_at'])
    .where('person_key', 'like', 'erased:%')
    .execute()
  const letters = await db.read.selectFrom('letters').select(['registration_id', 'kind']).execute()
  const waiting = await db.read
    .selectFrom('outbox')
    .select(['subject_id', 'kind'])
    .where('done_at', 'is', null)
    .execute()
  return [
    ...faults(
      'contact data of somebody erased',
      erased.filter((one) => one.sealed_contact !== null || one.cancelled_at === null),
    ),
    ...faults(
      'an address kept for a letter that is not on its way',
      letters.filter(
        (letter) =>
          !waiting.some(
            (one) =>
              one.subject_id === letter.registration_id && one.kind === `mail.${letter.kind}`,
          ),
      ),
    ),
    ...faults(
      'an address of somebody erased for another letter than the last',
      letters.filter(
        (one) => one.kind !== 'erased' && erased.some(({ id }) => id === one.registration_id),
      ),
    ),
  ]
}

/** Consents are kept three years and the ledger longer, so older entries cannot be asked. */
const ASKED_MS = 2 * 365 * DAY_MS

async function creditFaults({ db, clock }: TestServer) {
  const rows = await db.read
    .selectFrom('ledger_entries')
    .select(['kind', 'referral_id', 'corrects_id', 'entry', 'recorded_at'])
    .orderBy('position')
    .execute()
  const consents = await db.read
    .selectFrom('consents')
    .leftJoin('withdrawals', 'withdrawals.consent_id', 'consents.id')
    .select(['referral_id', 'granted_at', 'withdrawn_at'])
    .execute()
  const entries = rows.map((row) => JSON.parse(row.entry) as LedgerEntry)
  const accrued = rows.filter((row) => row.kind === 'accrued')
  const recent = accrued.filter((row) => row.recorded_at > clock.now - ASKED_MS)
  const corrections = rows.flatMap((row) => row.corrects_id && `${row.kind}/${row.corrects_id}`)
  return [
    ...((await ledgerAgrees(db.read, WORKSPACE, AGREEMENT))
      ? []
      : ['I10: the kept balance is not the fold of the ledger']),
    ...faults(
      'I1: an entry corrected twice',
      corrections.filter((one, at) => one !== null && corrections.indexOf(one) !== at),
    ),
    ...faults(
      'I2: a referral with more than one point',
      accrued.filter((one) =>
        accrued.some((two) => two !== one && two.referral_id === one.referral_id),
      ),
    ),
    ...faults(
      'I7: a point without a consent that was valid at its instant',
      recent.filter(
        (row) =>
          !consents.some(
            (one) =>
              one.referral_id === row.referral_id &&
              one.granted_at <= row.recorded_at &&
              (one.withdrawn_at ?? Infinity) >= row.recorded_at,
          ),
      ),
    ),
    ...faults('a point of somebody who was never handed over', await unearned({ db })),
    ...balanceFaults(entries, 10),
  ]
}

/** Points by consents that ended undelivered, and that nothing corrects. */
async function unearned({ db }: Pick<TestServer, 'db'>): Promise<unknown[]> {
  const given = await db.read
    .selectFrom('withdrawals')
    .select('consent_id')
    .where('method', '=', 'undelivered')
    .execute()
  const entries = await db.read
    .selectFrom('ledger_entries')
    .select(['id', 'kind', 'source', 'corrects_id'])
    .execute()
  return entries.filter(
    ({ id, source }) =>
      given.some((one) => source === `consent:${one.consent_id}`) &&
      !entries.some((one) => one.corrects_id === id && one.kind === 'reversed'),
  )
}

/** I3, I4 and I5 of domain rules §2.4, from the entries alone. */
function balanceFaults(entries: readonly LedgerEntry[], ratio: number): string[] {
  const count = (kind: LedgerEntry['kind']) => entries.filter((one) => one.kind === kind).length
  const fromMatured = entries.filter((one) => one.kind === 'reversed' && one.from === 'matured')
  const { matured, pending, grants } = creditBalance(entries)
  const issued = count('granted') - count('revoked')
  const held = Object.values(grants).reduce((sum, one) => sum + one, 0)
  return [
    ...(matured === count('matured') - fromMatured.length - ratio * issued ? [] : ['I3: matured']),
    ...(held === count('granted') ? [] : ['I4: grants']),
    ...(matured < ratio && !(matured < 0 && grants.available > 0) ? [] : ['I5: not settled']),
    ...(pending >= 0 ? [] : ['fewer than no points pending']),
  ]
}
