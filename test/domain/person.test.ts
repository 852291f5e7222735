import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { foldAddress, foldMailbox, isUnderDomain } from '../../server/domain/person.ts'
import { deriveKeys, personKey, seal, unseal } from '../../server/domain/secrets.ts'

describe('one person behind an address', () => {
  test.each([
    ['Hanako.Sato@Example.com', 'hanako.sato@example.com'],
    ['  hanako@example.com ', 'hanako@example.com'],
    ['hanako+jobs@example.com', 'hanako@example.com'],
    ['h.a.n.a+x@gmail.com', 'hana@gmail.com'],
    ['hana@googlemail.com', 'hana@gmail.com'],
    ['h.ana@example.com', 'h.ana@example.com'],
    ['hanako@example.com', 'hanako@example.com'],
    ['sato@例え.jp', 'sato@xn--r8jz45g.jp'],
    ['+plus@example.com', '+plus@example.com'],
    ['ｈａｎａ．ｋｏ＠ｇｍａｉｌ．ｃｏｍ', 'hanako@gmail.com'],
    ['Ha.Na＋jobs@GoogleMail.com', 'hana@gmail.com'],
    ['sato@例え。jp', 'sato@xn--r8jz45g.jp'],
    ['sato@XN--R8JZ45G.jp', 'sato@xn--r8jz45g.jp'],
    ['sato@BÜCHER.example', 'sato@xn--bcher-kva.example'],
    ['hanako@example.com.', 'hanako@example.com'],
  ])('%s is %s', (address, folded) => {
    expect(foldMailbox(address)).toBe(folded)
  })

  test.each([
    ['hanako+jobs@example.com', 'hanako+jobs@example.com'],
    ['Ｈａｎａｋｏ＋Jobs@例え.jp', 'hanako+jobs@xn--r8jz45g.jp'],
    ['h.a.n.a+x@gmail.com', 'hana@gmail.com'],
    ['h.a.n.a+x@outlook.jp', 'h.a.n.a@outlook.jp'],
    ['hana+x@iCloud.com', 'hana@icloud.com'],
    ['h.ana@example.com', 'h.ana@example.com'],
  ])('the mailbox of %s is %s', (address, folded) => {
    expect(foldAddress(address)).toBe(folded)
  })

  const letters = fc.stringMatching(/^[a-z0-9]{1,12}$/)
  const domains = fc.constantFrom(
    'example.com',
    'gmail.com',
    'xn--r8jz45g.jp',
    'mail.example.co.jp',
  )
  const fullWidth = (text: string) =>
    text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
  /** Each writes an address otherwise and leaves it the same mailbox. */
  const spellings: ((address: string) => string)[] = [
    (address) => address.toUpperCase(),
    fullWidth,
    (address) => `  ${address}\u3000`,
    (address) => address.replace('@', '+offers@'),
    (address) => address.replace('@', '+a.b+c@'),
    (address) =>
      address.endsWith('@gmail.com')
        ? [...(address.split('@')[0] ?? '')].join('.') + '@gmail.com'
        : address,
    (address) => address.replace('@gmail.com', '@googlemail.com'),
    (address) => address.replace('xn--r8jz45g', '例え'),
  ]

  test('is one however the address is written, and the same when folded again', () => {
    fc.assert(
      fc.property(letters, domains, fc.shuffledSubarray(spellings), (local, domain, ways) => {
        const address = `${local}@${domain}`
        const folded = foldMailbox(ways.reduce((one, way) => way(one), address))
        expect(folded).toBe(foldMailbox(address))
        expect(foldMailbox(folded)).toBe(folded)
      }),
      { numRuns: 500 },
    )
  })

  test('is never another’s: other letters, or another domain, are somebody else', () => {
    fc.assert(
      fc.property(letters, letters, domains, domains, (one, other, here, there) => {
        const same = one === other && here === there
        expect(foldMailbox(`${one}@${here}`) === foldMailbox(`${other}@${there}`)).toBe(same)
      }),
      { numRuns: 500 },
    )
  })

  test('is somebody whatever is typed: folding never fails and settles at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const folded = foldMailbox(typed)
        expect(foldMailbox(folded)).toBe(folded)
      }),
      { numRuns: 500 },
    )
  })

  test('a colleague is under the domain or a subdomain, never under a look-alike', () => {
    const domains = ['example.co.jp']
    expect(isUnderDomain('a@example.co.jp', domains)).toBe(true)
    expect(isUnderDomain('a@hr.EXAMPLE.co.jp', domains)).toBe(true)
    expect(isUnderDomain('a@badexample.co.jp', domains)).toBe(false)
    expect(isUnderDomain('example.co.jp@elsewhere.com', domains)).toBe(false)
  })

  test('the same person has different keys in two workspaces', () => {
    const keys = deriveKeys(Buffer.alloc(32, 1))
    expect(personKey(keys, 'one', 'a@example.com')).toBe(personKey(keys, 'one', 'A@example.com'))
    expect(personKey(keys, 'one', 'a@example.com')).not.toBe(
      personKey(keys, 'two', 'a@example.com'),
    )
  })
})

describe('contact data at rest', () => {
  const keys = deriveKeys(Buffer.alloc(32, 1))

  test('opens in its own row only', () => {
    const sealed = seal(keys, 'row-1', { name: '佐藤' })
    expect(unseal(keys, 'row-1', sealed)).toEqual({ name: '佐藤' })
    expect(() => unseal(keys, 'row-2', sealed)).toThrow()
  })

  test('does not open with another key or a changed byte, and shows nothing', () => {
    const sealed = seal(keys, 'row-1', { name: 'Hanako' })
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('Hanako')
    expect(() => unseal(deriveKeys(Buffer.alloc(32, 2)), 'row-1', sealed)).toThrow()
    const bytes = Buffer.from(sealed, 'base64')
    bytes[20] = (bytes[20] ?? 0) ^ 1
    expect(() => unseal(keys, 'row-1', bytes.toString('base64'))).toThrow()
  })
})
