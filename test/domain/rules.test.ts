import { describe, expect, test } from '@jest/globals'
import { EXAMPLE_AGENCY, EXAMPLE_EMPLOYER } from '../example-companies.ts'
import { readAgencyEvent } from '../../server/domain/agency-event.ts'
import { DAY_MS, DEFAULT_TERMS } from '../../server/domain/agreement.ts'
import { formFaults, readRegistration } from '../../server/domain/consent.ts'
import { nextAttemptAt, readAnswer } from '../../server/domain/delivery.ts'
import { DomainError } from '../../server/domain/domain-error.ts'
import { linkExpiry, linkState, writtenDate } from '../../server/domain/referral.ts'
import { consentText } from '../../server/text/consent-text.ts'
import { DEFAULT_LEADS } from '../../server/text/leads.ts'
import { mailWording } from '../../server/text/wording.ts'
import { BLOCK_LIMITS, blockLength } from '../../src/contract/lead.ts'
import { recipientCheck } from '../../src/contract/link.ts'

const FORM = { name: 'Hanako Sato', email: 'hanako@example.com', agree: 'yes' }
const faultsOf = (more: Record<string, unknown>) =>
  formFaults(readRegistration({ ...FORM, ...more }))

describe('the form', () => {
  test.each([
    ['a name and an address are enough', {}, {}],
    ['an emoji is a name', { name: '🌸' }, {}],
    ['a script tag is a name like any other', { name: '<script>alert(1)</script>' }, {}],
    ['an invisible name is none', { name: '\u200b\u2060' }, { name: 'missing' }],
    ['an international domain is a domain', { email: 'sato@例え.jp' }, {}],
    ['letters no mail system takes are refused', { email: 'あ@example.com' }, { email: 'invalid' }],
    ['a domain has no empty part', { email: 'a@b..cd' }, { email: 'invalid' }],
    ['an extension is part of a number', { phone: '03-1234-5678 内線12' }, {}],
    ['an address is needed', { email: ' ' }, { email: 'missing' }],
    ['an address has a domain', { email: 'hanako@localhost' }, { email: 'invalid' }],
    ['one address, not a list', { email: 'a@example.com,b@example.com' }, { email: 'invalid' }],
    [
      'no second header in an address',
      { email: 'a@example.com\r\nBcc: b@example.com' },
      { email: 'invalid' },
    ],
    ['a name has a limit', { name: 'x'.repeat(101) }, { name: 'too_long' }],
    ['a phone number is not a sentence', { phone: 'call me' }, { phone: 'invalid' }],
    ['a Japanese phone number is fine', { phone: '090-1234-5678' }, {}],
    ['the box must be ticked', { agree: undefined }, { agree: 'unticked' }],
    ['a field sent twice counts as empty', { name: ['a', 'b'] }, { name: 'missing' }],
  ])('%s', (_sentence, more, faults) => {
    expect(faultsOf(more)).toEqual(faults)
  })

  test('half-width kana and full-width letters are kept in their usual form', () => {
    const { contact } = readRegistration({
      ...FORM,
      name: 'ｻﾄｳ ﾊﾅｺ',
      email: 'ｈａｎａ@example.com',
    })
    expect(contact).toMatchObject({ name: 'サトウ ハナコ', email: 'hana@example.com' })
  })
})

describe('a link', () => {
  test('is open to its last moment, then expired; revoked is as unknown as none', () => {
    const referral = { revokedAt: null, expiresAt: 100 }
    expect(linkState(referral, 100)).toBe('open')
    expect(linkState(referral, 101)).toBe('expired')
    expect(linkState({ ...referral, revokedAt: 1 }, 99)).toBe('unknown')
    expect(linkState(undefined, 99)).toBe('unknown')
  })

  test('lives through the whole of the day its mail names, and not a moment longer', () => {
    const hourMs = DAY_MS / 24
    for (let insertedAt = Date.UTC(2026, 10, 23); insertedAt < Date.UTC(2026, 11, 2);) {
      for (const linkLifetimeDays of [1, 90, 365]) {
        const expiresAt = linkExpiry(insertedAt, { linkLifetimeDays })
        const named = (at: number) => writtenDate(at, 'en') === writtenDate(expiresAt, 'en')
        expect(named(insertedAt + linkLifetimeDays * DAY_MS)).toBe(true)
        const at = (moment: number) => linkState({ revokedAt: null, expiresAt }, moment)
        expect([at(expiresAt), at(expiresAt + 1)]).toEqual(['open', 'expired'])
        expect([named(expiresAt - DAY_MS + 1), named(expiresAt - DAY_MS)]).toEqual([true, false])
        expect(named(expiresAt + 1)).toBe(false)
      }
      insertedAt += insertedAt % hourMs === 0 ? hourMs - 1 : 1
    }
  })

  test('carries a check that fits its recipient however the address is typed, and few others', () => {
    const token = 'A'.repeat(22)
    const check = recipientCheck(token, 'hanako@example.com')
    expect(check).toMatch(/^[A-Za-z0-9_-]{2}$/)
    expect(recipientCheck(token, ' Hanako@EXAMPLE.com')).toBe(check)
    const others = Array.from({ length: 20_000 }, (_, index) => `person${index}@example.com`)
    const passing = others.filter((address) => recipientCheck(token, address) === check).length
    expect(passing).toBeGreaterThan(0)
    expect(passing).toBeLessThan(20)
  })
})

describe('a delivery', () => {
  test('is tried again soon, then ever more rarely, and daily for as long as it takes', () => {
    const waits = [1, 2, 3, 10, 11, 500].map((attempts) => nextAttemptAt(attempts, 0, 0) / 1000)
    expect(waits).toEqual([5, 30, 300, 86_400, 86_400, 86_400])
  })

  test('counts as done on 2xx only, and stops for good on 410', () => {
    expect([200, 204, 302, 400, 410, 500].map(readAnswer)).toEqual([
      ...['delivered', 'delivered', 'again', 'again', 'refused_for_good', 'again'],
    ])
  })
})

const EVENT = {
  type: 'referral.accepted',
  timestamp: '2026-11-23T00:00:00Z',
  data: { referral_id: 'consent-1' },
}

describe("an agency's event", () => {
  const event = (type: string, code?: string) =>
    readAgencyEvent('msg_1', {
      type,
      timestamp: '2026-11-23T00:00:00Z',
      data: { referral_id: 'consent-1', ...(code === undefined ? {} : { code }) },
    })

  test('may turn a referral away for a listed reason only', () => {
    expect(event('referral.rejected', 'duplicate_active').kind).toBe('rejected')
    expect(() => event('referral.rejected', 'not_good_enough')).toThrow(DomainError)
    expect(() => event('referral.rejected')).toThrow(DomainError)
  })

  test('of a kind nobody knows is read, to be parked', () => {
    expect(event('referral.promoted').kind).toBe('unknown')
  })

  test('without its referral says which field is missing', () => {
    const fault = (() => {
      try {
        readAgencyEvent('msg_1', { type: 'referral.accepted', timestamp: 'now', data: {} })
      } catch (error) {
        return error
      }
    })()
    expect(fault).toMatchObject({ code: 'invalid_request', field: '/data/referral_id' })
  })

  test.each([
    ['nothing', null, '/type'],
    ['a list', [], '/type'],
    ['a type with a space', { type: 'referral accepted' }, '/type'],
    ['no time', { type: 'referral.accepted', timestamp: 5 }, '/timestamp'],
    ['a time nobody can read', { ...EVENT, timestamp: 'now' }, '/timestamp'],
    ['words for data', { ...EVENT, data: 'consent-1' }, '/data/referral_id'],
    [
      'a referral that is none of ours',
      { ...EVENT, data: { referral_id: '../x' } },
      '/data/referral_id',
    ],
    [
      'a code of too many letters',
      { ...EVENT, data: { ...EVENT.data, code: 'x'.repeat(41) } },
      '/data/code',
    ],
    ['a number for a code', { ...EVENT, data: { ...EVENT.data, code: 7 } }, '/data/code'],
  ])('is refused by the field that is wrong: %s', (_, payload, field) => {
    const read = () => readAgencyEvent('msg_1', payload)
    expect(read).toThrow(expect.objectContaining({ code: 'invalid_request', field }))
  })
})

describe('what people read', () => {
  test('a date is written as Unicode has it, by the calendar of Tokyo', () => {
    const almost = (day: number) => [
      Date.UTC(2026, 10, day, 14, 59, 59, 999),
      Date.UTC(2026, 10, day, 15),
    ]
    const moments = Array.from({ length: 800 }, (_, day) => almost(day)).flat()
    for (const [locale, tag] of [
      ['ja', 'ja-JP'],
      ['en', 'en-GB'],
    ] as const) {
      const known = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'Asia/Tokyo' })
      expect(moments.map((at) => writtenDate(at, locale))).toEqual(
        moments.map((at) => known.format(at)),
      )
    }
  })

  test.each(
    (['relay', 'redirect'] as const).flatMap((mode) =>
      (['accepted', 'registered'] as const).flatMap((qualifyOn) =>
        (['ja', 'en'] as const).map((locale) => ({ mode, qualifyOn, locale })),
      ),
    ),
  )(
    'the block of a $mode that earns when $qualifyOn is short enough in $locale not to drown the answer',
    ({ mode, qualifyOn, locale }) => {
      const terms = { ...DEFAULT_TERMS, qualifyOn }
      const { locked } = mailWording(locale, { mode, agency: EXAMPLE_AGENCY, terms })
      for (const lead of [DEFAULT_LEADS.screening[locale], DEFAULT_LEADS.interview[locale]]) {
        expect(blockLength(locale, { lead, locked })).toBeLessThanOrEqual(BLOCK_LIMITS[locale])
      }
    },
  )

  test.each(['ja', 'en'] as const)(
    'the page in %s names everyone involved and promises no gift',
    (locale) => {
      const text = consentText(locale, {
        mode: 'relay',
        employer: EXAMPLE_EMPLOYER,
        agency: EXAMPLE_AGENCY,
        terms: DEFAULT_TERMS,
      })
      const all = JSON.stringify(text)
      const ja = locale === 'ja'
      for (const needed of [
        ja ? EXAMPLE_EMPLOYER.name : EXAMPLE_EMPLOYER.nameEn,
        ja ? EXAMPLE_AGENCY.address : EXAMPLE_AGENCY.addressEn,
        ja ? EXAMPLE_AGENCY.representative : EXAMPLE_AGENCY.representativeEn,
        EXAMPLE_AGENCY.licenceNo,
        EXAMPLE_EMPLOYER.privacyContact,
        ja ? EXAMPLE_AGENCY.contactFrequency : EXAMPLE_AGENCY.contactFrequencyEn,
        '15',
        '18',
        '30',
      ]) {
        expect(all).toContain(needed)
      }
      expect(all).not.toMatch(/お祝い金|ギフト|プレゼント|報酬|必ず|絶対/)
    },
  )
})
