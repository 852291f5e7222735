import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { BodyFormat } from '../../src/message/message.ts'
import { findReferralLinks } from '../../src/message/find-block.ts'
import { removeReferralBlock, replaceReferralBlock } from '../../src/message/remove-block.ts'
import { blockFor, KENJI, ORIGIN, OTHER_TOKEN, TOKEN } from './example-block.ts'
import { quoted, sanitised } from './fake-message.ts'

const { html, text } = blockFor()
const remove = (body: string, format: BodyFormat) =>
  removeReferralBlock(body, format, ORIGIN, TOKEN)

/** Letters as editors keep them: nested, with tables, entities and comments of their own. */
const letter = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'Dear Hanako,',
      '恐れ入りますが',
      '&nbsp;',
      '<br>',
      '<!-- <table> -->',
      '🙂',
      '\n',
    ),
    fc.constantFrom('https://example.com/r/', '----', '- one', `${ORIGIN}/about`),
    tie('nodes').map((inner) => `<p class="MsoNormal">${inner}</p>`),
    tie('nodes').map((inner) => `<div>${inner}</div>`),
    tie('nodes').map((inner) => `<table><tr><td>${inner}</td></tr></table>`),
  ),
  nodes: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
})).nodes

const plainLetter = fc
  .array(
    fc.constantFrom('Dear Hanako,', '選考の結果', '', ' ', '> quoted', '-- ', '-'.repeat(40), '🙂'),
  )
  .map((lines) => lines.join('\n'))

describe('taking the block out again', () => {
  test('inserting and removing gives the HTML mail back, byte for byte', () => {
    fc.assert(
      fc.property(letter, letter, (above, below) => {
        expect(remove(above + html + below, 'html')).toBe(above + below)
      }),
    )
  })

  test('inserting and removing gives the text mail back, byte for byte', () => {
    fc.assert(
      fc.property(plainLetter, plainLetter, (above, below) => {
        expect(remove(above + text + below, 'text')).toBe(above + below)
      }),
    )
  })

  test('a text mail with Windows line ends comes back as it was', () => {
    const body = 'Dear Hanako,\r\n\r\nKind regards'
    const inserted = `Dear Hanako,${text.replaceAll('\n', '\r\n')}\r\n\r\nKind regards`
    expect(remove(inserted, 'text')).toBe(body)
  })

  test.each([
    ['stripped of classes and data', sanitised(html)],
    ['stripped of its id', html.replace(/ id="[^"]*"/, '')],
    ['with a prefixed id', html.replace(/ id="/g, ' id="x_')],
    ['with a note typed inside', html.replace('</td>', '<p>P.S.</p></td>')],
    ['with every style gone', html.replace(/ (?:style|border|cell\w+)="[^"]*"/g, '')],
  ])('finds the block %s', (_, block) => {
    expect(remove(`<p>Dear</p>${block}<p>Bye</p>`, 'html')).toBe('<p>Dear</p><p>Bye</p>')
  })

  test('both copies go when the block was pasted twice', () => {
    expect(remove(`${html}<p>Dear</p>${html}`, 'html')).toBe('<p>Dear</p>')
  })

  test('the block in quoted history stays where it is', () => {
    const history = quoted(html)
    expect(remove(html + history, 'html')).toBe(history)
  })

  test('a block of another candidate stays', () => {
    const other = blockFor(KENJI, OTHER_TOKEN).html
    expect(remove(other + html, 'html')).toBe(other)
  })
})

describe('a link that left its block', () => {
  const link = `<a href="${ORIGIN}/r/${TOKEN}">page</a>`
  test.each<[string, string, BodyFormat]>([
    ['in a sentence', `<p>See ${link}</p>`, 'html'],
    ['in a table of the letter', `<table><tr><td>Dear ${link} Bye</td></tr></table>`, 'html'],
    ['in a table of several cells', `<table><td>${link}</td><td>${link}</td></table>`, 'html'],
    ['in a line of text', `See ${ORIGIN}/r/${TOKEN}\nBye`, 'text'],
    [
      'between rules of the letter',
      `${'-'.repeat(40)}\n${ORIGIN}/r/${TOKEN}\nBye\n${'-'.repeat(40)}`,
      'text',
    ],
    [
      'far below a rule',
      `${'-'.repeat(40)}\n${'x\n'.repeat(20)}${ORIGIN}/r/${TOKEN}\n${'-'.repeat(40)}`,
      'text',
    ],
  ])('is left to its author when it stands %s', (_, body, format) => {
    expect(remove(body, format)).toBeUndefined()
  })
})

test('another block takes the place of the one for another person', () => {
  for (const format of ['html', 'text'] as const) {
    const old = blockFor(KENJI, OTHER_TOKEN)[format]
    const body = `Dear${old}Bye`
    const [link] = findReferralLinks(body, format, ORIGIN)
    if (!link) throw new Error('no link')
    const replaced = replaceReferralBlock(body, format, ORIGIN, link, { html, text }[format])
    expect(replaced).toBe(`Dear${{ html, text }[format]}Bye`)
  }
})
