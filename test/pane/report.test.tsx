import { afterEach, describe, test } from '@jest/globals'
import { cleanup, screen } from '@testing-library/react'
import type { AgreementReport } from '../../src/contract/report.ts'
import type { Locale } from '../../src/contract/locale.ts'
import { FakeApi, openPane } from './stage.tsx'

afterEach(cleanup)

const REPORT: AgreementReport = {
  agreementId: 'agreement-1',
  agencyName: 'Mirai Career Inc.',
  ended: false,
  asOf: Date.UTC(2026, 10, 23, 5, 32),
  postingStep: 5,
  periods: [
    { from: '2026-11', to: '2026-11', sent: '<5', outcomes: null },
    {
      ...{ from: '2026-09', to: '2026-10', sent: 31 },
      outcomes: {
        opens: { person: 24, probable: '<5', machine: 66 },
        registered: 8,
        accepted: 'all but <5',
      },
    },
  ],
}

async function openReport(api: FakeApi, locale: Locale = 'en') {
  const pane = openPane({ api, locale })
  await pane.person.click(await screen.findByText(/What happened, by month|月ごとの状況/))
  return pane
}

describe('the report', () => {
  test.each([
    [
      'en',
      ['September 2026 – October 2026', 'by people 24 · unclear fewer than 5 · by machines 66'],
      ['31', '8', 'all but fewer than 5'],
      /Too few people yet/,
    ],
    [
      'ja',
      ['2026年9月 – 2026年10月', '人 24 · 判別できないもの 5未満 · 機械 66'],
      ['31', '8', '5名未満を除く全員'],
      /まだ人数が少ない/,
    ],
  ] as const)('tells people and machines apart, in %s', async (locale, lines, figures, few) => {
    const api = new FakeApi()
    api.reported = { agreements: [REPORT] }
    await openReport(api, locale)
    for (const line of [...lines, ...figures]) await screen.findByText(line)
    screen.getByText(few)
    screen.getByText(locale === 'en' ? 'fewer than 5' : '5未満')
  })

  test('is asked for once somebody opens it, and again where it could not be had', async () => {
    const api = new FakeApi()
    api.refusing.report = { code: 'unavailable' }
    const { person } = await openReport(api)
    await screen.findByText(/not available at the moment/)
    api.refusing = {}
    api.reported = { agreements: [{ ...REPORT, ended: true, asOf: null, periods: [] }] }
    await person.click(await screen.findByRole('button', { name: 'Try again' }))
    await screen.findByText('No figures posted yet.')
    screen.getByText('Ended')
  })
})
