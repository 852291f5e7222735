import { describe, expect, test } from '@jest/globals'
import { DEFAULT_TERMS } from '../../server/domain/agreement.ts'
import { DEFAULT_LEADS } from '../../server/text/leads.ts'
import { mailWording } from '../../server/text/wording.ts'
import { declineUrl, referralUrl } from '../../src/contract/link.ts'
import { referralBlock } from '../../src/message/referral-block.ts'
import { columnsOf } from '../../src/message/wrap-text.ts'
import { EXAMPLE_AGENCY } from '../example-companies.ts'
import { HANAKO, ORIGIN, TOKEN } from './example-block.ts'
import { isWhole } from './is-whole.ts'

const LIMITS = {
  ja: {
    expiryDate: '2026年12月23日',
    most: 340,
    count: (words: string) => words.replace(/\s/g, '').length,
  },
  en: {
    expiryDate: '23 December 2026',
    most: 130,
    count: (words: string) => words.trim().split(/\s+/).length,
  },
}

describe.each(['ja', 'en'] as const)('the block that ships with the product, in %s', (locale) => {
  const { expiryDate, most, count } = LIMITS[locale]
  const kinds = (['registered', 'accepted'] as const).flatMap((qualifyOn) =>
    (['relay', 'redirect'] as const).flatMap((mode) =>
      (['screening', 'interview'] as const).map((stage) => ({ qualifyOn, mode, stage })),
    ),
  )

  test.each(kinds)('is short, narrow and whole: $qualifyOn, $mode, $stage', (kind) => {
    const terms = { ...DEFAULT_TERMS, qualifyOn: kind.qualifyOn }
    const { locked } = mailWording(locale, { mode: kind.mode, agency: EXAMPLE_AGENCY, terms })
    const written = locked.replace('{{expiry_date}}', expiryDate)
    const block = referralBlock(
      { lead: DEFAULT_LEADS[kind.stage][locale], locked },
      {
        link: referralUrl(ORIGIN, TOKEN, HANAKO, written),
        declineLink: declineUrl(ORIGIN, TOKEN),
        expiryDate,
      },
    )
    const lines = block.text.split('\n')
    expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(78)
    // Links do not count, nor the rules that a text mail needs for want of a table.
    expect(count(block.text.replace(/https:\S+|-{20,}/g, ''))).toBeLessThanOrEqual(most)
    for (const format of ['html', 'text'] as const) {
      expect(isWhole(block[format], format)).toBe(true)
    }
  })
})
