import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addPosting, reportPeriods, type ReportRow } from '../../server/domain/report.ts'
import {
  cell,
  LEAST_WRITTEN_TO,
  requireVisible,
  shareCell,
  visibility,
  type Fact,
  type Viewer,
  type Visibility,
} from '../../server/domain/visibility.ts'
import { mayDo, type Right, type Role } from '../../src/contract/rights.ts'

const VIEWERS: Viewer[] = ['recruiter', 'manager', 'auditor', 'privacy_officer', 'agency']

const [v, t, h]: Visibility[] = ['visible', 'totals', 'hidden']

/** Domain rules §1.7, every role and every fact; the order of the columns is that of `VIEWERS`. */
const WHO_SEES: Record<Fact, (Visibility | undefined)[]> = {
  own_sends: [v, v, h, h, h],
  others_sends: [h, t, h, h, h],
  cause_of_refusal: [h, h, h, v, h],
  own_template_figures: [t, t, h, h, h],
  funnel: [h, t, h, h, h],
  persons_status: [h, h, h, v, h],
  consenting_persons_data: [h, h, h, v, v],
  other_persons_data: [h, h, h, v, h],
  person_behind_reference: [h, h, h, v, h],
  credit_as_posted: [h, v, v, h, h],
  ledger: [h, h, v, h, h],
  agency_codes: [h, t, v, h, v],
  audit_trail: [h, v, v, v, h],
}

describe('who sees what', () => {
  const cells = Object.entries(WHO_SEES).flatMap(([fact, row]) =>
    VIEWERS.map((viewer, at) => [viewer, fact as Fact, row[at] ?? 'hidden'] as const),
  )

  test.each(cells)('%s, %s: %s', (viewer, fact, expected) => {
    expect(visibility(viewer, fact)).toBe(expected)
    const may = (asked: 'visible' | 'totals') => {
      try {
        requireVisible(viewer, fact, asked)
        return true
      } catch {
        return false
      }
    }
    expect(may('visible')).toBe(expected === 'visible')
    expect(may('totals')).toBe(expected !== 'hidden')
  })

  test('nobody who inserts links or reads credit knows of a person', () => {
    for (const role of ['recruiter', 'manager'] as const) {
      for (const fact of [
        ...(['persons_status', 'consenting_persons_data', 'other_persons_data'] as const),
        ...(['person_behind_reference', 'cause_of_refusal', 'ledger'] as const),
      ]) {
        expect(visibility(role, fact)).toBe('hidden')
      }
    }
  })

  test.each<[Right, Fact, 'visible' | 'totals']>([
    ['see_progress', 'credit_as_posted', 'visible'],
    ['see_progress', 'funnel', 'totals'],
    ['insert_referral', 'own_sends', 'visible'],
    ['see_audit', 'audit_trail', 'visible'],
    ['use_privacy_desk', 'persons_status', 'visible'],
  ])('whoever has the right %s may see %s, and nobody else', (right, fact, asked) => {
    for (const role of ['recruiter', 'manager', 'privacy_officer'] as Role[]) {
      const seen = visibility(role, fact)
      expect(seen === 'visible' || seen === asked).toBe(mayDo(role, right))
    }
  })
})

describe('a figure', () => {
  test('under five is never told, nor is a nought', () => {
    expect([0, 1, 4, 5, 6, 5_000].map(cell)).toEqual(['<5', '<5', '<5', 5, 6, 5_000])
  })

  test('is told neither where fewer than five did nor where fewer than five did not', () => {
    expect([0, 4, 5, 15, 16, 20].map((count) => shareCell(count, 20))).toEqual([
      ...['<5', '<5', 5, 15, 'all but <5', 'all but <5'],
    ])
  })

  test('never lets a reader of one cell say of anybody written to what they did', () => {
    for (let among = LEAST_WRITTEN_TO; among < 60; among += 1) {
      const counts = Map.groupBy(
        Array.from({ length: among + 1 }, (_, count) => count),
        (count) => shareCell(count, among),
      )
      for (const [shown, possible] of counts) {
        // Either several counts look the same, or five may have done it and five not.
        if (typeof shown === 'string') expect(possible.length).toBeGreaterThanOrEqual(5)
        else expect(Math.min(shown, among - shown)).toBeGreaterThanOrEqual(5)
      }
    }
  })
})

describe('the rows of a report', () => {
  const oldest = '2025-01'
  const month = (number: number) => `2026-${String(number).padStart(2, '0')}`
  const posting = (number: number, able: number, registered = 0) => ({
    month: month(number),
    oldest,
    activity: {
      sent: able,
      able,
      opens: { person: registered, probable: 0, machine: able },
      registered,
      accepted: registered,
    },
  })
  const after = (...postings: ReturnType<typeof posting>[]) =>
    postings.reduce<ReportRow[]>(addPosting, [])

  test('are months, newest first, put together until enough people could do anything', () => {
    const rows = after(posting(6, 4, 4), posting(7, 11, 1), posting(8, 30, 12), posting(9, 3, 3))
    expect(reportPeriods(rows)).toEqual([
      { from: month(9), to: month(9), sent: '<5', outcomes: null },
      {
        ...{ from: month(8), to: month(8), sent: 30 },
        outcomes: {
          opens: { person: 12, probable: '<5', machine: 30 },
          registered: 12,
          accepted: 12,
        },
      },
      {
        ...{ from: month(6), to: month(7), sent: 15 },
        outcomes: {
          opens: { person: 5, probable: '<5', machine: 15 },
          registered: 5,
          accepted: 5,
        },
      },
    ])
  })

  test('take in the late answers of an agency once nobody can do anything any more', () => {
    const rows = after(posting(6, 20, 5), posting(7, 0, 6))
    expect(rows).toMatchObject([{ from: month(6), to: month(7), activity: { accepted: 11 } }])
  })

  test('that are closed are never touched again, and leave the report whole', () => {
    const postings = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.nat(30)))
    fc.assert(
      fc.property(postings, (made) => {
        const inOrder = made.toSorted(([a], [b]) => a - b)
        let rows: ReportRow[] = []
        for (const [number, able] of inOrder) {
          const next = addPosting(rows, posting(number, able))
          expect(next.slice(0, Math.max(0, rows.length - 1))).toEqual(rows.slice(0, -1))
          rows = next
        }
        const cut = month(7)
        const kept = addPosting(rows, { ...posting(12, 0), oldest: cut })
        expect(kept).toEqual(addPosting(rows, posting(12, 0)).filter((row) => row.to >= cut))
      }),
    )
  })

  test('tell no outcome where fewer than ten could do anything, whatever the months were', () => {
    const figures = fc.tuple(fc.nat(40), fc.nat(40))
    fc.assert(
      fc.property(fc.array(figures, { maxLength: 12 }), (made) => {
        const rows = after(...made.map(([able, count], at) => posting(at + 1, able, count)))
        const periods = reportPeriods(rows)
        for (const { to, outcomes } of periods) {
          const { able } = rows.find((row) => row.to === to)?.activity ?? { able: 0 }
          expect(outcomes !== null).toBe(able >= LEAST_WRITTEN_TO)
          // Only the newest may be short of people: the others took their neighbours in.
          if (outcomes === null) expect(to).toBe(periods[0]?.to)
        }
      }),
    )
  })
})
