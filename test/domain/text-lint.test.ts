import { describe, expect, test } from '@jest/globals'
import { DEFAULT_TERMS } from '../../server/domain/agreement.ts'
import type { ConsentText } from '../../server/domain/consent.ts'
import { changedLines } from '../../server/domain/text-diff.ts'
import { lintTexts, type LintedTexts } from '../../server/domain/text-lint.ts'
import { MAIL_RULES, PAGE_RULES } from '../../server/domain/text-rules.ts'
import { withTexts } from '../../server/text/agreement-texts.ts'
import { DEFAULT_LEADS } from '../../server/text/leads.ts'
import { reasonsIn } from '../../server/text/text-findings.ts'
import { BLOCK_LIMITS, blockLength, isWrittenByHand, STAGES } from '../../src/contract/lead.ts'
import { LOCALES, type Locale } from '../../src/contract/locale.ts'
import type { Agency, Mode, Terms } from '../../src/contract/settings.ts'
import { EXAMPLE_AGENCY, EXAMPLE_EMPLOYER } from '../example-companies.ts'

const ABROAD: Partial<Agency> = {
  country: 'SG',
  abroadNotice:
    '個人情報保護法(PDPA)があり、本人は開示と訂正を求められます。同社は保存データを暗号化しています。',
  abroadNoticeEn:
    'Its Personal Data Protection Act gives people access and correction. The agency encrypts what it stores.',
}

function texts(
  more: { mode?: Mode; qualifyOn?: Terms['qualifyOn']; agency?: Partial<Agency> } = {},
): LintedTexts {
  return withTexts({
    mode: more.mode ?? 'relay',
    employer: EXAMPLE_EMPLOYER,
    agency: { ...EXAMPLE_AGENCY, ...more.agency },
    terms: { ...DEFAULT_TERMS, qualifyOn: more.qualifyOn ?? 'accepted' },
  })
}

const KINDS = (['relay', 'redirect'] as const).flatMap((mode) =>
  (['registered', 'accepted'] as const).flatMap((qualifyOn) =>
    [{}, ABROAD].map((agency) => ({ mode, qualifyOn, agency })),
  ),
)

const without = <T>(all: readonly T[], index: number) => all.filter((_, at) => at !== index)

/** The text without one of its lines, each in turn, and what is found then. */
function eachRemoved(whole: LintedTexts, locale: Locale): Set<string> {
  const found = new Set<string>()
  const note = (changed: LintedTexts) => {
    for (const { code, locale: where } of lintTexts(changed)) {
      expect(where).toBe(locale)
      found.add(code)
    }
  }
  const lines = whole.mail[locale].locked.split('\n')
  for (const index of lines.keys()) {
    const locked = without(lines, index).join('\n')
    note({ ...whole, mail: { ...whole.mail, [locale]: { locked } } })
  }
  const page = whole.page[locale]
  const noteText = (changed: ConsentText) =>
    note({ ...whole, page: { ...whole.page, [locale]: changed } })
  for (const part of ['opening', 'provision', 'assurances', 'rights'] as const) {
    for (const index of page[part].keys()) {
      noteText({ ...page, [part]: without<unknown>(page[part], index) as never })
    }
  }
  noteText({ ...page, box: '' })
  noteText({ ...page, age: '' })
  return found
}

describe('the texts of an agreement', () => {
  test.each(KINDS)('that follow from what was agreed may go live: %j', (kind) => {
    expect(lintTexts(texts(kind))).toEqual([])
  })

  test.each(LOCALES)('may not go live in %s without any one of the required lines', (locale) => {
    const found = eachRemoved(texts({ agency: ABROAD }), locale)
    const required = [...MAIL_RULES, ...PAGE_RULES].map(({ code }) => code)
    expect([...found].sort()).toEqual([...required, 'mail_slots'].sort())
  })

  test.each(LOCALES)('that have no words at all in %s lack every line in it', (locale) => {
    const whole = texts()
    const none = { title: '', opening: [], provision: [], assurances: [], rights: [] }
    const found = lintTexts({
      ...whole,
      mail: { ...whole.mail, [locale]: { locked: '' } },
      page: { ...whole.page, [locale]: { ...none, box: '', age: '' } },
    })
    expect(new Set(found.map((one) => one.locale))).toEqual(new Set([locale]))
    // All but the country's, which nobody asks of an agency at home.
    expect(found).toHaveLength(MAIL_RULES.length + PAGE_RULES.length - 1 + 1)
  })

  test('of an agency abroad need its country’s notice in both languages', () => {
    const found = lintTexts(texts({ agency: { country: 'SG', abroadNotice: ABROAD.abroadNotice } }))
    expect(found).toEqual([{ code: 'page_abroad', kind: 'page', locale: 'en' }])
    const told = texts({ agency: ABROAD }).page.ja.provision.map(({ value }) => value)
    expect(told).toContainEqual(
      expect.stringMatching(/^みらいキャリア株式会社はシンガポールにあります。個人情報保護法/),
    )
  })

  test.each([
    ['ご登録で5,000円のギフト券をお渡しします。', 'Once a month.', 'ja'],
    ['月1回までです。', 'Once a month, with a gift card for every reply.', 'en'],
  ])('promise no gift: %s / %s', (contactFrequency, contactFrequencyEn, locale) => {
    const found = lintTexts(texts({ agency: { contactFrequency, contactFrequencyEn } }))
    expect(found).toEqual([{ code: 'gift', kind: 'page', locale }])
  })

  test.each([
    ['licenceNo', ['mail_agency', 'page_recipient']],
    ['contactFrequency', ['page_frequency']],
    ['contactFrequencyEn', ['page_frequency']],
    ['abroadNotice', ['page_abroad']],
    ['abroadNoticeEn', ['page_abroad']],
  ] as const)('say nothing by a %s that cannot be seen', (field, codes) => {
    for (const unseen of ['\u200b', '\u3164', '\u202e\u200f', '—']) {
      const found = lintTexts(texts({ agency: { ...ABROAD, [field]: unseen } }))
      expect([...new Set(found.map(({ code }) => code))]).toEqual(codes)
    }
  })

  test('name no country that there is not', () => {
    const found = lintTexts(texts({ agency: { ...ABROAD, country: 'ZZ' } }))
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['page_abroad']))
  })

  test.each([
    ['agency', { address: '東京都新宿区見本2-3-4(登録でギフト券)' }],
    ['agency', { representativeEn: 'Hana Mihon, gift card for you' }],
    ['agency', { shortName: 'ギフト券', representative: '見本 花(ギフト券)' }],
    ['agency', { name: '登録者へギフト券進呈みらいキャリア' }],
    ['employer', { representative: '新 代表(ギフト券進呈)' }],
    ['employer', { addressEn: '1-2-3 Rei-cho, vouchers inside' }],
    ['employer', { privacyContact: 'ギフト券の窓口' }],
  ] as const)('promise no gift in what is told of the %s: %j', (party, told) => {
    const whole = texts()
    const found = lintTexts(withTexts({ ...whole, [party]: { ...whole[party], ...told } }))
    expect(found.map(({ code }) => code)).toContain('gift')
  })

  test('may name a company whose name sounds like a gift', () => {
    const agency = {
      ...{ name: 'ギフト券流通株式会社', shortName: 'ギフト券流通', nameEn: 'Gift Careers Inc.' },
      contactFrequencyEn: 'Gift Careers Inc. writes at most twice a month.',
    }
    const employer = { ...EXAMPLE_EMPLOYER, privacyContact: 'privacy@gift.example' }
    expect(lintTexts(withTexts({ ...texts({ agency }), employer }))).toEqual([])
  })

  test.each(LOCALES)(
    'leave room for every lead that ships, to the last character: %s',
    (locale) => {
      const longest = Math.max(
        ...STAGES.filter((stage) => !isWrittenByHand(stage)).map((stage) =>
          blockLength(locale, { lead: DEFAULT_LEADS[stage][locale], locked: '' }),
        ),
      )
      const unit = { ja: '長', en: ' a' }[locale]
      const named = (length: number) =>
        texts({ agency: { [locale === 'ja' ? 'name' : 'nameEn']: `A${unit.repeat(length)}` } })
      const tooLong = (length: number) =>
        lintTexts(named(length)).some(
          (found) => found.code === 'mail_too_long' && found.locale === locale,
        )
      const room = Array.from({ length: 80 }, (_, length) => length).findLast(
        (length) => !tooLong(length),
      )
      const { locked } = named(room ?? -1).mail[locale]
      expect(blockLength(locale, { lead: '', locked }) + longest).toBe(BLOCK_LIMITS[locale])
      expect(tooLong((room ?? -1) + 1)).toBe(true)
    },
  )

  test('leave room for the answer they follow', () => {
    const found = lintTexts(texts({ agency: { name: '長'.repeat(60) } }))
    expect(found).toEqual([{ code: 'mail_too_long', kind: 'mail', locale: 'ja' }])
  })

  test.each(LOCALES)(
    'that lack a line say so in %s, with the text it is missing from',
    (locale) => {
      const [reason] = reasonsIn(locale, [{ code: 'mail_free', kind: 'mail', locale: 'en' }])
      expect(reason?.code).toBe('mail_free')
      expect(reason?.sentence).toMatch(
        locale === 'en' ? /^Mail in English: .* free of charge\.$/ : /^メール\(英語\): 無料/,
      )
    },
  )
})

describe('the difference between two versions', () => {
  const marks = (before: string, after: string) =>
    changedLines(before.split(''), after.split(''))
      .map(({ change, text }) => ({ same: ' ', added: '+', removed: '-' })[change] + text)
      .join('')

  test('keeps what stayed, and shows what went before what came', () => {
    expect(marks('abc', 'abc')).toBe(' a b c')
    expect(marks('abc', 'axc')).toBe(' a-b+x c')
    expect(marks('', 'ab')).toBe('+a+b')
    expect(marks('ab', '')).toBe('-a-b')
    expect(marks('abcd', 'acbd')).toMatch(/^ a.* d$/)
  })

  test('loses no line of either', () => {
    const before = 'the text of today'.split('')
    const after = 'a text of tomorrow'.split('')
    const lines = changedLines(before, after)
    const of = (gone: string) =>
      lines.filter(({ change }) => change !== gone).map((one) => one.text)
    expect([of('added'), of('removed')]).toEqual([before, after])
  })
})
