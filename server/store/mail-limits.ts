import { sql } from 'kysely'
import { DAY_MS } from '../domain/agreement.ts'
import {
  CONFIRMATION_MAILS_PER_DAY,
  CONFIRMATION_MAILS_PER_LINK_AND_DAY,
} from '../domain/consent.ts'
import type { Db } from './database.ts'
import { engineOf } from './statement.ts'

/** Mails anybody can cause by typing an address on a link's page: they share their limits. */
const ASKED_FOR = ['mail.confirm', 'mail.rights'] as const

export interface AskedMail {
  kind: (typeof ASKED_FOR)[number]
  registrationId: string
  personKey: string
  referralId: string
  createdAt: number
}

interface Asked {
  workspaceId: string
  personKey: string
  referralId: string
}

/** The same press, or the same one from another tab, within this time is one. */
const DOUBLE_PRESS_MS = 60_000

/**
 * What was mailed to this person, or caused by this link, in the day before `now`. The person is held
 * until the transaction ends, so that forms of several links at once do not count past one another.
 */
export async function mailsToday(tx: Db, asked: Asked, now: number): Promise<AskedMail[]> {
  await lockPerson(tx, asked)
  const rows = await tx
    .selectFrom('outbox')
    .innerJoin('registrations', 'registrations.id', 'outbox.subject_id')
    .select(['outbox.kind', 'outbox.subject_id', 'outbox.created_at'])
    .select(['registrations.person_key', 'registrations.referral_id'])
    // The workspace stands on either side: before both, all of its entries would be walked.
    .where((eb) =>
      eb.or([
        eb.and({
          'registrations.workspace_id': asked.workspaceId,
          'registrations.person_key': asked.personKey,
        }),
        eb.and({
          'registrations.workspace_id': asked.workspaceId,
          'registrations.referral_id': asked.referralId,
        }),
      ]),
    )
    .where('outbox.kind', 'in', ASKED_FOR)
    .where('outbox.created_at', '>', now - DAY_MS)
    .execute()
  return rows.map((row) => ({
    kind: row.kind as AskedMail['kind'],
    registrationId: row.subject_id,
    personKey: row.person_key,
    referralId: row.referral_id,
    createdAt: row.created_at,
  }))
}

/** No row stands for a person; a transaction of the embedded database is the only one there is. */
async function lockPerson(tx: Db, { workspaceId, personKey }: Asked): Promise<void> {
  if (engineOf(tx) !== 'postgres') return
  await sql`select pg_advisory_xact_lock(hashtext(${workspaceId}), hashtext(${personKey}))`.execute(
    tx,
  )
}

/** Whether one more may be sent: few to a person a day, and few by a link, to whomever. */
export function mayBeMailed(mails: readonly AskedMail[], asked: Asked): boolean {
  const toPerson = mails.filter((mail) => mail.personKey === asked.personKey)
  const byLink = mails.filter((mail) => mail.referralId === asked.referralId)
  return (
    toPerson.length < CONFIRMATION_MAILS_PER_DAY &&
    byLink.length < CONFIRMATION_MAILS_PER_LINK_AND_DAY
  )
}

/** Whether this very mail was asked for a moment ago. */
export function wasJustAsked(
  mails: readonly AskedMail[],
  mail: Pick<AskedMail, 'kind' | 'registrationId'>,
  now: number,
): boolean {
  return mails.some(
    (one) =>
      one.kind === mail.kind &&
      one.registrationId === mail.registrationId &&
      now - one.createdAt < DOUBLE_PRESS_MS,
  )
}
