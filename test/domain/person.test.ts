import { describe, expect, test } from '@jest/globals'
import { foldMailbox, isUnderDomain } from '../../server/domain/person.ts'
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
  ])('%s is %s', (address, folded) => {
    expect(foldMailbox(address)).toBe(folded)
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
