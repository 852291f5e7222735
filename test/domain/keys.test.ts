import { describe, expect, test } from '@jest/globals'
import {
  confirmSecret,
  confirmSecretOf,
  deriveKeys,
  hashSecret,
  keyVersion,
  nestPersonKey,
  personKey,
  rightsSecret,
  rightsSecretOf,
  seal,
  unseal,
} from '../../server/domain/secrets.ts'

const masters = [1, 2, 3].map((byte) => Buffer.alloc(32, byte))
const [one = Buffer.alloc(0), two = one, three = one] = masters
const [first, second, third] = [deriveKeys(one), deriveKeys(one, two), deriveKeys(one, two, three)]

describe('a rotated key', () => {
  test('knows a person by the older key’s HMAC nested in the newer one’s, however often', () => {
    const old = personKey(first, 'workspace', 'hanako@example.com')
    const nested = nestPersonKey(old, second)
    expect(personKey(second, 'workspace', 'Hanako@example.com')).toBe(nested)
    expect(personKey(third, 'workspace', 'hanako@example.com')).toBe(nestPersonKey(nested, third))
    expect(new Set([old, nested, nestPersonKey(nested, third)]).size).toBe(3)
  })

  test('leaves what stands for nobody as it is', () => {
    expect(nestPersonKey('erased:01a2', second)).toBe('erased:01a2')
  })

  test('opens what was sealed before and seals so that the older keys do not open it', () => {
    const before = seal(first, 'row', 'a')
    const now = seal(third, 'row', 'b')
    expect([unseal(third, 'row', before), unseal(third, 'row', now)]).toEqual(['a', 'b'])
    expect(() => unseal(second, 'row', now)).toThrow('not in the key file')
    expect(() => unseal(deriveKeys(three), 'row', now)).toThrow()
    expect(keyVersion(third)).toBe(3)
  })

  test('hands out the secrets of a stored registration as they were made', () => {
    const id = 'registration-1'
    for (const keys of [first, second, third]) {
      const confirmHash = hashSecret(confirmSecret(keys, id))
      const rightsHash = hashSecret(rightsSecret(keys, id))
      expect(confirmSecretOf(third, { id, confirmHash })).toBe(confirmSecret(keys, id))
      expect(rightsSecretOf(third, { id, rightsHash })).toBe(rightsSecret(keys, id))
    }
    expect(rightsSecret(first, id)).not.toBe(rightsSecret(second, id))
  })
})
