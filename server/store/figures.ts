import { sql, type RawBuilder } from 'kysely'
import { DAY_MS } from '../domain/agreement.ts'
import { CONFIRMATION_LIFETIME_DAYS } from '../domain/consent.ts'
import type { Activity } from '../domain/report.ts'
import { dayOf } from '../domain/retention.ts'
import { ACCEPTED } from './agency-words.ts'
import type { Db } from './database.ts'

/**
 * Days after which a link whose release was never reported counts as sent: not every Outlook
 * reports it, and a draft that old has gone or will not go.
 */
export const UNREPORTED_DAYS = 3
const UNREPORTED_MS = UNREPORTED_DAYS * DAY_MS

/**
 * When the mail of a link counts as sent (null if never), a column of `referrals`, called `r`. To
 * revoke it later changes nothing of that: else a figure would lose just what its candidate did.
 */
const COUNTED_AT = sql<number>`case
  when r.released_at <= r.inserted_at + ${sql.lit(UNREPORTED_MS)} then r.released_at
  when r.revoked_at <= r.inserted_at + ${sql.lit(UNREPORTED_MS)} then null
  else r.inserted_at + ${sql.lit(UNREPORTED_MS)} end`

/** A link is filled in until it expires and confirmed within this time after. */
export const CONFIRMABLE_MS = CONFIRMATION_LIFETIME_DAYS * DAY_MS

/** From a moment, exclusive, until another, inclusive. */
export interface Span {
  name: string
  begins: number
  ends: number
}

/** What happened under an agreement in each of some spans, none of them overlapping. */
export async function activityIn(
  db: Db,
  agreementId: string,
  spans: readonly Span[],
): Promise<Activity[]> {
  const count = async (counted: RawBuilder<unknown>) => await counts(db, spans, counted)
  const sent = await count(people(agreementId, sql`${isWithin(COUNTED_AT)}`))
  const able = await count(
    people(
      agreementId,
      sql`${COUNTED_AT} <= span.ends and (r.revoked_at is null or r.revoked_at > span.ends)
        and r.expires_at + ${sql.lit(CONFIRMABLE_MS)} > span.begins
        and not exists (select 1 from agreements a
          where a.id = r.agreement_id and a.ended_at <= span.begins)`,
    ),
  )
  const registered = await count(
    sql`select span.name, count(distinct r.recipient_key) as count from span
      join consents c on ${isWithin(sql`c.granted_at`)} join referrals r on r.id = c.referral_id
      where c.agreement_id = ${agreementId} and c.forwarded = 0 group by span.name`,
  )
  const accepted = await count(
    sql`select span.name, count(distinct r.recipient_key) as count from span
      join (select referral_id, min(recorded_at) as at from agency_events
        where agreement_id = ${agreementId} and taken = 1 and type in (${sql.join(ACCEPTED)})
        group by referral_id) first on ${isWithin(sql`first.at`)}
      join referrals r on r.id = first.referral_id group by span.name`,
  )
  const opens = await count(opensOf(agreementId))
  return spans.map(({ name }) => ({
    sent: sent.get(name) ?? 0,
    able: able.get(name) ?? 0,
    opens: {
      person: opens.get(`${name} person`) ?? 0,
      probable: opens.get(`${name} probable`) ?? 0,
      machine: opens.get(`${name} machine`) ?? 0,
    },
    registered: registered.get(name) ?? 0,
    accepted: accepted.get(name) ?? 0,
  }))
}

function isWithin(at: RawBuilder<unknown>) {
  return sql`${at} > span.begins and ${at} <= span.ends`
}

function people(agreementId: string, which: RawBuilder<unknown>) {
  return sql`select span.name, count(distinct r.recipient_key) as count
    from span join referrals r on ${which}
    where r.agreement_id = ${agreementId} group by span.name`
}

/** One by one while they are kept so, else by the day after the one on which the span begins. */
function opensOf(agreementId: string) {
  return sql`select name || ' ' || label as name, sum(opens) as count from (
    select span.name, o.label, 1 as opens from span
      join opens o on ${isWithin(sql`o.opened_at`)}
      join referrals r on r.id = o.referral_id where r.agreement_id = ${agreementId}
    union all select span.name, t.label, t.opens from span
      join open_totals t on t.day > span.first_day and t.day <= span.last_day
      where t.agreement_id = ${agreementId}
  ) opened group by name, label`
}

async function counts(
  db: Db,
  spans: readonly Span[],
  counted: RawBuilder<unknown>,
): Promise<Map<string, number>> {
  const rows = spans.map(({ name, begins, ends }) => {
    const columns = [name, begins, ends, dayOf(begins), dayOf(ends)] as const
    return sql`(${sql.join(columns.map((column) => sql.lit(column)))})`
  })
  const found = await sql<{ name: string; count: number }>`
    with span (name, begins, ends, first_day, last_day) as (values ${sql.join(rows)})
    ${counted}`.execute(db)
  return new Map(found.rows.map((row) => [row.name, Number(row.count)]))
}
