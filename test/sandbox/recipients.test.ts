import { describe, expect, test } from '@jest/globals'
import { formatRecipients, parseRecipients } from '../../sandbox/host/recipients.ts'

describe('The address lines of the compose window', () => {
  test('take names and bare addresses, separated by semicolons or commas', () => {
    expect(
      parseRecipients('Hanako Sato <hanako.sato@example.com>; a@example.net, b@example.org')
        .recipients,
    ).toEqual([
      { name: 'Hanako Sato', address: 'hanako.sato@example.com' },
      { name: '', address: 'a@example.net' },
      { name: '', address: 'b@example.org' },
    ])
  })

  test('take the full-width separators a Japanese keyboard types', () => {
    const { recipients } = parseRecipients(
      '佐藤 花子 <a@example.com>；b@example.net，c@example.org',
    )
    expect(recipients.map(({ address }) => address)).toEqual([
      'a@example.com',
      'b@example.net',
      'c@example.org',
    ])
  })

  test('keep a separator that stands in a quoted name', () => {
    const [person] = parseRecipients('"Sato, Hanako; \\"Hana\\"" <a@example.com>').recipients
    expect(person).toEqual({ name: 'Sato, Hanako; "Hana"', address: 'a@example.com' })
  })

  test.each(['😀', 'ｻﾄｳ ﾊﾅｺ', '👩‍👩‍👧', 'O\'Brien & "Söns" <x>'])(
    'give a name back as it was: %s',
    (name) => {
      const people = [{ name, address: 'a@example.com' }]
      expect(parseRecipients(formatRecipients(people)).recipients).toEqual(people)
    },
  )

  test('hold three hundred people', () => {
    const people = Array.from({ length: 300 }, (_, index) => ({
      name: `候補者${index}`,
      address: `candidate${index}@example.com`,
    }))
    expect(parseRecipients(formatRecipients(people)).recipients).toEqual(people)
  })

  test('name what is no address instead of dropping it', () => {
    expect(parseRecipients('Hanako; <>; a@b@c; ok@example.com')).toEqual({
      recipients: [{ name: '', address: 'ok@example.com' }],
      unknown: ['Hanako', '<>', 'a@b@c'],
    })
  })
})
