import type { ReportPeriod } from '../../src/contract/report.ts'
import { cell, LEAST_WRITTEN_TO, shareCell } from './visibility.ts'

/** One month of an agreement, exact: of the people written to in it, how far they came. */
export interface MonthFigures {
  /** `2026-11` in which the links were made. */
  month: string
  /** People, by the address written to; several mails to one are one. */
  sent: number
  /** Openings of pages, whenever they took place. */
  opens: { person: number; probable: number; machine: number }
  registered: number
  accepted: number
}

interface Period {
  from: string
  to: string
  figures: MonthFigures
}

/**
 * Exact months as a manager may read them. Months in which too few people were written to are put
 * together with those that follow until they are enough, so that no outcome is told of a handful;
 * there is no sum over the periods, from which the rest could be subtracted.
 *
 * @param months oldest first
 * @returns newest first
 */
export function reportPeriods(months: readonly MonthFigures[]): ReportPeriod[] {
  const periods: Period[] = []
  for (const figures of months) {
    const last = periods.at(-1)
    if (last && last.figures.sent < LEAST_WRITTEN_TO) {
      last.to = figures.month
      last.figures = sum(last.figures, figures)
    } else {
      periods.push({ from: figures.month, to: figures.month, figures })
    }
  }
  return periods.map(shown).reverse()
}

function sum(a: MonthFigures, b: MonthFigures): MonthFigures {
  return {
    month: b.month,
    sent: a.sent + b.sent,
    opens: {
      person: a.opens.person + b.opens.person,
      probable: a.opens.probable + b.opens.probable,
      machine: a.opens.machine + b.opens.machine,
    },
    registered: a.registered + b.registered,
    accepted: a.accepted + b.accepted,
  }
}

function shown({ from, to, figures }: Period): ReportPeriod {
  const { sent, opens, registered, accepted } = figures
  if (sent < LEAST_WRITTEN_TO) return { from, to, sent: cell(sent), outcomes: null }
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
      registered: shareCell(registered, sent),
      accepted: shareCell(accepted, sent),
    },
  }
}
