import { describe, expect, test } from '@jest/globals'
import type { Correspondent } from '../../src/message/message.ts'
import { audienceOf, maskAddress, shownName } from '../../src/message/recipients.ts'

const INSIDE = ['example.co.jp']
const people = (...addresses: string[]): Correspondent[] =>
  addresses.map((address) => ({ name: '', address }))
const audience = (to: string[], cc: string[] = [], bcc: string[] = []) =>
  audienceOf({ to: people(...to), cc: people(...cc), bcc: people(...bcc) }, INSIDE)

describe('who a mail goes to', () => {
  test('nobody, while every field is empty', () => {
    expect(audience([])).toEqual({ state: 'nobody' })
  })

  test('one candidate, with colleagues in copy', () => {
    const found = audience(['hanako.sato@example.com'], ['misaki.kato@example.co.jp'])
    expect(found).toMatchObject({
      state: 'one',
      candidate: { address: 'hanako.sato@example.com' },
    })
  })

  test.each([
    ['only colleagues', ['misaki.kato@example.co.jp']],
    ['a colleague on a subdomain', ['taro@hr.Example.CO.jp']],
    ['an Exchange address without a domain', ['/o=Example/cn=misaki']],
  ])('colleagues: %s', (_, to) => {
    expect(audience(to)).toEqual({ state: 'colleagues' })
  })

  test.each<[string, Correspondent[]]>([
    ['a group of contacts, without an address', [{ name: 'Finalists', address: '', isList: true }]],
    ['a name that nobody looked up', [{ name: 'Hanako', address: 'Hanako' }]],
    ['a list of another company', [{ name: '', address: 'all@agency.example', isList: true }]],
    ['a group beside the candidate', [...people('hanako@example.com'), { name: 'x', address: '' }]],
    ['a group beside colleagues', [...people('misaki@example.co.jp'), { name: 'x', address: '' }]],
  ])('unknown: %s', (_, to) => {
    expect(audienceOf({ to, cc: [], bcc: [] }, INSIDE)).toEqual({ state: 'unknown' })
    expect(audienceOf({ to: [], cc: [], bcc: to }, INSIDE)).toEqual({ state: 'unknown' })
  })

  test('one candidate, with a list of the company’s own in copy', () => {
    const cc = [{ name: '採用チーム', address: 'saiyo-team@example.co.jp', isList: true }]
    expect(audienceOf({ to: people('hanako@example.com'), cc, bcc: [] }, INSIDE)).toMatchObject({
      state: 'one',
    })
  })

  test('a domain that merely ends like ours is outside', () => {
    expect(audience(['a@not-example.co.jp'])).toMatchObject({ state: 'one' })
    expect(audience(['a@example.co.jp.evil.example'])).toMatchObject({ state: 'one' })
  })

  test('one address in To and Cc, spelled twice, is one person', () => {
    expect(audience(['hanako@example.com'], ['HANAKO@example.com '])).toMatchObject({
      state: 'one',
    })
  })

  test.each([
    ['To', ['a@example.com', 'b@example.com'], [], []],
    ['Cc', ['a@example.com'], ['b@example.com'], []],
    ['Bcc', ['a@example.com'], [], ['b@example.com']],
  ])('a second outside address in %s makes two', (_, to, cc, bcc) => {
    expect(audience(to, cc, bcc)).toEqual({ state: 'several', count: 2 })
  })

  test('300 recipients are counted', () => {
    const many = Array.from({ length: 300 }, (_, index) => `person${index}@example.com`)
    expect(audience(many)).toEqual({ state: 'several', count: 300 })
  })
})

describe('how a candidate is shown', () => {
  test('an address shows its first letter and its domain', () => {
    expect(maskAddress('Sato.Hanako@example.com')).toBe('s•••@example.com')
    expect(maskAddress('🙂@example.com')).toBe('🙂•••@example.com')
  })

  test.each([
    ['佐藤 花子', '佐藤 花子'],
    ['ﾊﾅｺ ｻﾄｳ', 'ハナコ サトウ'],
    ['🙂🙂', '🙂🙂'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['Hana\u202eko', 'Hana ko'],
  ])('the name %s is shown as %s', (name, shown) => {
    expect(shownName({ name, address: 'h@example.com' })).toBe(shown)
  })

  test.each(['', '  ', 'h@example.com', 'H@Example.com'])('the name “%s” says nothing', (name) => {
    expect(shownName({ name, address: 'h@example.com' })).toBeUndefined()
  })
})
