import { expect, test } from '@jest/globals'
import { guessLanguage } from '../../src/message/guess-language.ts'
import { ownWords } from '../../src/message/own-part.ts'
import { quoted } from './fake-message.ts'

test.each([
  ['kana in the letter', '', 'このたびは', 'ja'],
  ['half-width kana in the subject', 'ｾﾝｺｳ', 'Hello there, Hanako', 'ja'],
  ['Latin letters alone', 'Your application', 'Dear Hanako', 'en'],
  [
    'one Japanese name among English words',
    '',
    'Dear Ms サトウ, thank you for applying to us.',
    'en',
  ],
  ['nothing to go by', '', 'Hi', undefined],
  ['signs only', '', '🙂 123', undefined],
])('the language of a mail with %s', (_, subject, words, language) => {
  expect(guessLanguage(subject, words)).toBe(language)
})

test('markup, styles and quoted history say nothing about the language', () => {
  const body = '<style>p{font:ＭＳ明朝 の}</style><p title="の">Dear Hanako, thank you.</p>'
  expect(guessLanguage('', ownWords(body + quoted('<p>こんにちは</p>'), 'html'))).toBe('en')
})
