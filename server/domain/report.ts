import type { Cell, ReportPeriod } from '../../src/contract/report.ts'
import { cell, LEAST_WRITTEN_TO, shareCell } from './visibility.ts'

/**
 * What happened under an agreement in some time, exact: not what became of those written to in it,
 * since a figure about few people would go on changing while only one of them still can.
 */
export interface Activity {
  /** People written to, by address; several mails to one are one. */
  sent: number
  /** People whose link could be used meanwhile, whenever they were written to. */
  able: number
  opens: { person: number; probable: number; machine: number }
  registered: number
  accepted: number
}

/** One month of postings, or several that were put together; once closed, never changed or split. */
export interface ReportRow {
  /** First and last month in which its figures were posted, such as `2026-11`. */
  from: string
  to: string
  activity: Activity
}

/** Months of rows a report holds; an older row leaves it whole. */
export const REPORT_MONTHS = 24

/**
 * The rows after one more posting. It goes into the row of its month; a row in which too few could
 * do anything takes in the next month too, and what comes when nobody could do anything any more,
 * an agency's late answers, belongs to the row before.
 *
 * @param rows oldest first; `oldest` is the first month a report still holds
 */
export function addPosting(
  rows: readonly ReportRow[],
  posting: { month: string; oldest: string; activity: Activity },
): ReportRow[] {
  const { month, oldest, activity } = posting
  const last = rows.at(-1)
  const joins =
    last !== undefined &&
    (last.to === month || last.activity.able < LEAST_WRITTEN_TO || activity.able === 0)
  const next = joins
    ? { from: last.from, to: month, activity: sum(last.activity, activity) }
    : { from: month, to: month, activity }
  return [...(joins ? rows.slice(0, -1) : rows), next].filter((row) => row.to >= oldest)
}

function sum(a: Activity, b: Activity): Activity {
  return {
    sent: a.sent + b.sent,
    // Many are the same people: no more than these are known to be different ones.
    able: Math.max(a.able, b.able),
    opens: {
      person: a.opens.person + b.opens.person,
      probable: a.opens.probable + b.opens.probable,
      machine: a.opens.machine + b.opens.machine,
    },
    registered: a.registered + b.registered,
    accepted: a.accepted + b.accepted,
  }
}

/** Rows as a manager may read them, newest first; there is no sum over them. */
export function reportPeriods(rows: readonly ReportRow[]): ReportPeriod[] {
  return rows.map(shown).reverse()
}

function shown({ from, to, activity }: ReportRow): ReportPeriod {
  const { sent, able, opens, registered, accepted } = activity
  if (able < LEAST_WRITTEN_TO) return { from, to, sent: cell(sent), outcomes: null }
  return {
    from,
    to,
    sent: cell(sent),
    outcomes: {
      opens: {
        person: cell(opens.person),
        probable: cell(opens.probable),
        machine: cell(opens.machine),
      },
      registered: outcome(registered, able),
      accepted: outcome(accepted, able),
    },
  }
}

/** More than could do it meanwhile did it earlier, or twice: of them all nothing is told. */
function outcome(count: number, able: number): Cell {
  return count > able ? cell(count) : shareCell(count, able)
}
