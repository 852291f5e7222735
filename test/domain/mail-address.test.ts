import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isAddress, mailAddress, mailHost } from '../../server/domain/mail-address.ts'
import { foldAddress, foldMailbox } from '../../server/domain/person.ts'

const VICTIM = 'hanako.sato@example.com'

/** Each would be the victim's host, or another than is written, if it were folded as a URL is. */
const INVENTED = [
  ...['example.com#.evil.test', 'example.com/.evil.test', 'example.com?.evil.test'],
  ...['example.com\\.evil.test', 'example.com:25.evil.test', '%65xample.com', 'ex%61mple.com'],
  ...['example.com＃.evil.test', 'example.com／.evil.test', '％65xample.com', '℀.example.com'],
  ...['exam\u00adple.com', 'exam\u200bple.com', 'exam\u200dple.com', 'exam\ufe0fple.com'],
  ...['exam\u034fple.com', 'exam ple.com', 'example.com\n.evil.test', 'exam\tple.com'],
  ...['[192.0.2.1]', '[IPv6:::1]', '192.0.2.133', '1.2.133', '0xc0.0x00.0x02.0x21', 'example.123'],
  ...['example', '.example.com', 'example..com', '-a.example.com', 'a-.example.com', ''],
  ...[`${'a'.repeat(64)}.com`, `${'a.'.repeat(127)}com`, 'example.com..', 'a|b.com', 'a_b.com'],
]

describe('the host a mail goes to', () => {
  test.each([
    ['example.com', 'example.com'],
    ['Mail.Example.CO.JP', 'mail.example.co.jp'],
    ['ｅｘａｍｐｌｅ．ｃｏｍ', 'example.com'],
    ['例え。テスト', 'xn--r8jz45g.xn--zckzah'],
    ['例え｡jp', 'xn--r8jz45g.jp'],
    ['XN--R8JZ45G.jp', 'xn--r8jz45g.jp'],
    ['日本・東京.jp', 'xn--vekv70gs3pnfb5j.jp'],
    ['BÜCHER.example', 'xn--bcher-kva.example'],
    ['example.com.', 'example.com'],
    [`${'a'.repeat(63)}.com`, `${'a'.repeat(63)}.com`],
  ])('of %s is %s', (written, host) => {
    expect(mailHost(written)).toBe(host)
    expect(mailAddress(`Hanako@${written}`)).toBe(`Hanako@${host}`)
  })

  test.each(INVENTED)('is none for %j, which is nobody else’s either', (domain) => {
    expect(mailHost(domain)).toBeUndefined()
    expect(isAddress(`hanako.sato@${domain}`)).toBe(false)
    for (const fold of [foldMailbox, foldAddress]) {
      expect(fold(`hanako.sato@${domain}`)).not.toBe(fold(VICTIM))
    }
  })

  const pieces = fc.constantFrom(
    ...['example', 'com', 'evil', 'test', 'jp', '例え', 'ü', 'ß', '.', '。', '．', '-', 'xn--'],
    ...[
      '#',
      '/',
      '?',
      '\\',
      '%65',
      '%',
      ':',
      '@',
      '[',
      ']',
      ' ',
      '\t',
      '\u00ad',
      '\u200b',
      '\ufe0f',
    ],
    ...['0x7f', '1', '255', 'Ａ', '＃', '℀', 'ﬁ', 'ſ', 'İ', 'ς', '・', '_'],
  )
  const plain = fc.constantFrom('example', '例え', 'bücher', 'Ａb', 'straße', 'a-b', '日本・東京')
  const labels = fc.array(fc.oneof({ weight: 9, arbitrary: plain }, pieces), {
    minLength: 1,
    maxLength: 4,
  })
  const written = fc.oneof(
    fc.array(pieces, { maxLength: 8 }).map((some) => some.join('')),
    labels.map((some) => `${some.join('.')}.com`),
    fc.string({ unit: 'binary', maxLength: 12 }).map((some) => `${some}.com`),
  )

  test('is never another by folding: what is accepted is one host before and after', () => {
    let accepted = 0
    fc.assert(
      fc.property(written, (domain) => {
        const host = mailHost(domain)
        if (host === undefined) return
        accepted += 1
        // Nothing was cut, decoded or left out: as many labels, and those of plain letters the same.
        const labels = domain.normalize('NFKC').toLowerCase().replaceAll('。', '.').split('.')
        if (labels.at(-1) === '') labels.pop()
        expect(host.split('.')).toHaveLength(labels.length)
        for (const [place, label] of labels.entries()) {
          const sent = host.split('.')[place]
          if (/^[\x20-\x7e]*$/.test(label)) expect(sent).toBe(label)
          else expect(sent).toMatch(/^xn--|^[a-z0-9-]+$/)
        }
        expect(mailHost(host)).toBe(host)
        expect(new URL(`https://${host}/`).hostname).toBe(host)
        // Whoever the person is known as, their mail goes to that very host.
        expect(mailAddress(`hana@${domain}`)).toBe(`hana@${host}`)
        expect(foldMailbox(`hana@${domain}`)).toBe(foldMailbox(`hana@${host}`))
      }),
      { numRuns: 3_000 },
    )
    expect(accepted).toBeGreaterThan(100)
  })
})
