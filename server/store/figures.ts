import { sql, type RawBuilder } from 'kysely'
import { DAY_MS } from '../domain/agreement.ts'
import type { MonthFigures } from '../domain/report.ts'
import { monthEnd, monthOf } from '../domain/retention.ts'
import type { Db } from './database.ts'

/** Months a report reaches back, the current one among them. */
const MONTHS = 24

/**
 * Days after which a link whose release was never reported counts as sent: not every Outlook
 * reports it, and a draft that old has gone or will not go.
 */
export const UNREPORTED_DAYS = 3

/** Whether a mail counts as sent by `now`; a condition on `referrals`, called `r`. */
export function countsAsSent(now: number): RawBuilder<boolean> {
  return sql`(r.released_at is not null or (r.revoked_at is null
    and r.inserted_at <= ${now - UNREPORTED_DAYS * DAY_MS}))`
}

/** The figures of an agreement as they stand, oldest month first; months without a link are left out. */
export async function monthFigures(
  db: Db,
  agreementId: string,
  now: number,
): Promise<MonthFigures[]> {
  const months = lastMonths(now)
  const from = monthEnd(monthBefore(months[0] ?? ''))
  const links = sql`select r.*, ${monthCase(months)} as month from referrals r
    where r.agreement_id = ${agreementId} and r.inserted_at >= ${from} and ${countsAsSent(now)}`
  const sent = await counts(
    db,
    sql`select month, count(distinct recipient_key) as count
    from (${links}) links group by month`,
  )
  const registered = await counts(
    db,
    sql`select month, count(distinct recipient_key) as count
    from (${links}) links join consents c on c.referral_id = links.id
    where c.forwarded = 0 group by month`,
  )
  const accepted = await counts(
    db,
    sql`select month, count(distinct recipient_key) as count
    from (${links}) links join agency_events e
      on e.agreement_id = links.agreement_id and e.referral_id = links.id
    where e.taken = 1 and e.type in (${sql.join(ACCEPTED)}) group by month`,
  )
  const opens = await opensByMonth(db, agreementId, months)
  return months.flatMap((month) => {
    const written = sent.get(month) ?? 0
    if (written === 0) return []
    return [
      {
        month,
        sent: written,
        opens: {
          person: opens.get(`${month} person`) ?? 0,
          probable: opens.get(`${month} probable`) ?? 0,
          machine: opens.get(`${month} machine`) ?? 0,
        },
        registered: registered.get(month) ?? 0,
        accepted: accepted.get(month) ?? 0,
      },
    ]
  })
}

/** A later word of the agency says the earlier ones too. */
const ACCEPTED = ['accepted', 'contacted', 'interviewing', 'placed', 'left'].map(
  (kind) => `referral.${kind}`,
)

async function opensByMonth(db: Db, agreementId: string, months: readonly string[]) {
  return await counts(
    db,
    sql`select month || ' ' || label as month, sum(opens) as count from (
      select ${monthCase(months)} as month, o.label, 1 as opens from opens o
        join referrals r on r.id = o.referral_id where r.agreement_id = ${agreementId}
      union all select t.sent_month, t.label, t.opens from open_totals t
        where t.agreement_id = ${agreementId}
    ) opened where month is not null group by month, label`,
  )
}

async function counts(db: Db, query: RawBuilder<unknown>): Promise<Map<string, number>> {
  const { rows } = await sql<{ month: string; count: number }>`${query}`.execute(db)
  return new Map(rows.map((row) => [row.month, Number(row.count)]))
}

function lastMonths(now: number): string[] {
  const months = [monthOf(now)]
  while (months.length < MONTHS) months.unshift(monthBefore(months[0] ?? ''))
  return months
}

function monthBefore(month: string): string {
  return monthOf(monthEnd(month) - 32 * DAY_MS)
}

/** The month of a link, in words of both engines; null for one before them all. */
function monthCase(months: readonly string[]): RawBuilder<string> {
  const first = monthEnd(monthBefore(months[0] ?? ''))
  const cases = months.map((month) => sql`when r.inserted_at < ${monthEnd(month)} then ${month}`)
  return sql`case when r.inserted_at < ${first} then null ${sql.join(cases, sql` `)} end`
}
