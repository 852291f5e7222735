import { describe, expect, test } from '@jest/globals'
import type { Locale } from '../../src/contract/locale.ts'
import { findingSentence } from '../../src/text/lead-findings.ts'

describe('what a finding says', () => {
  const said = (over: number, language: Locale) =>
    findingSentence({ code: 'too_long', start: 0, end: 1, over }, 'x', {
      paneLocale: 'en',
      language,
    })

  test.each([
    [1, 'ja', 'This is 1 character too long'],
    [2, 'ja', 'This is 2 characters too long'],
    [1, 'en', 'This is 1 word too long'],
    [2, 'en', 'This is 2 words too long'],
  ] as const)('counts %d of %s as people do', (over, language, words) => {
    expect(said(over, language)).toContain(words)
  })

  test.each([
    ['en', 'en', '“offer”'],
    ['ja', 'ja', '「ご案内」'],
    ['en', 'ja', 'ご案内'],
    ['ja', 'en', '「offer」'],
  ] as const)('in %s, of a lead in %s, names the word to write', (paneLocale, language, word) => {
    const finding = { code: 'our_word', start: 0, end: 1 } as const
    expect(findingSentence(finding, 'x', { paneLocale, language })).toContain(word)
  })
})
