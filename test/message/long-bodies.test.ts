import { describe, expect, test } from '@jest/globals'
import { findReferralLinks } from '../../src/message/find-block.ts'
import { ownWords } from '../../src/message/own-part.ts'
import { block, decline, NEW, page } from './bodies/body.ts'
import { ORIGIN } from './example-block.ts'
import { isWhole } from './is-whole.ts'

/** A quarter of what Outlook keeps in a body. */
const LONG = 250_000

/**
 * Far above what any of these takes, below what one that grows with the square of the length
 * would take: the send check cannot be called off while it reads.
 */
const TIME_LIMIT_MS = 2_000

const pieces = [
  '<',
  '<a',
  '<!--',
  '<style>',
  '<pre>',
  '<head>',
  '<div a="',
  '&#',
  '&amp;',
  '<blockquote type=cite>',
  '<blockquote type=cite></blockquote>',
  'border-left:',
  'border-left ',
  'border-top ',
  'white-space',
  '<br>',
  '<div id=appendonsend>',
  `${page(NEW)} `,
  `${decline(NEW)} `,
  decline(NEW),
  'https://a.example/?u=',
  'https://x.safelinks.protection.outlook.com/?url=',
  'From: a Sent: b ',
  'From: a\n',
  '> \n',
  'On 1:1 wrote\n',
  '2026年11月23日 10:00 @ ',
  '-',
  '--- ',
  ' ',
  '\n',
  '差出人: あ\n日付: 10:00\n',
  'https://x.safelinks.protection.outlook.com/?url=' + '_'.repeat(3_900),
  `2026 ${'1:1'.repeat(40)}${'@'.repeat(250)}:\n`,
]

describe.each(['html', 'text'] as const)(
  'a long body in %s is read in time that grows with it',
  (format) => {
    test.each(pieces)('made of nothing but %j', (piece) => {
      const body = `${page(NEW)} <blockquote ${piece.repeat(LONG / piece.length)}`
      const startedAt = performance.now()
      isWhole(body, format)
      ownWords(body, format)
      expect(performance.now() - startedAt).toBeLessThan(TIME_LIMIT_MS)
    })
  },
)

test('a thread of a hundred replies is read down to its first mark', () => {
  const history = `<div id="divRplyFwdMsg">From: a</div>${block('old_old-old_old-old_o2')}`
  const body = `<p>Dear</p>${block(NEW)}${history.repeat(100)}`
  expect(findReferralLinks(body, 'html', ORIGIN).map(({ token }) => token)).toEqual([NEW])
})
