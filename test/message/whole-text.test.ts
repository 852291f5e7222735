import { describe, expect, test } from '@jest/globals'
import { textCheck } from '../../src/contract/text-check.ts'
import type { BodyFormat } from '../../src/message/message.ts'
import { blockFor, ENGLISH, HANAKO, JAPANESE, ORIGIN, TOKEN } from './example-block.ts'
import { quoted, sanitised } from './fake-message.ts'
import { isWhole } from './is-whole.ts'

const LETTER =
  '<p>佐藤 花子 様</p><p>慎重に検討いたしました結果、ご期待に添えない結果となりました。</p>'
const safe = (url: string) =>
  `https://jpn01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&amp;data=05`

/** As Word writes it anew: entities, spans, list bullets, lines of the source broken anywhere. */
function byWord(html: string): string {
  return html
    .replace(/ (?:style|id|border|cell\w+)="[^"]*"/g, '')
    .replace(
      /<p>・/g,
      '<p class=MsoNormal><![if !supportLists]><span>·&nbsp;&nbsp;</span><![endif]>',
    )
    .replace(/、/g, '、</span>\r\n<span lang=EN-US style=\'font-family:"ＭＳ 明朝"\'>')
    .replace(/選考/g, '<span class=SpellE>選\u00ad考</span>')
    .replace(/[^\0-\x7f]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/<\/p>/g, '<o:p></o:p></p>\r\n')
}

/** With numbers or other marks in place of the bullets. */
function numbered(block: string, mark: (number: number) => string): string {
  let number = 0
  return block.replace(/(^|<p[^>]*>)(?:・|- )/gm, (_, before: string) => {
    number += 1
    return before + mark(number)
  })
}

const wordMark = (mark: string) =>
  `<![if !supportLists]><span lang=EN-US>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>`
const wordNumber = (number: number) => wordMark(`${number}.`)
const wordSymbol = () => wordMark("<span style='font-family:Wingdings'>l</span>")

describe.each([
  ['Japanese', JAPANESE],
  ['English', ENGLISH],
])('the consent text in %s is known to be whole', (_, wording) => {
  const { html, text } = blockFor(HANAKO, TOKEN, wording)
  test.each<[string, string, BodyFormat]>([
    ['as inserted', LETTER + html, 'html'],
    ['as inserted in a text mail', `Dear Hanako\n${text}\nBye`, 'text'],
    ['above quoted history', LETTER + html + quoted(html), 'html'],
    ['stripped of classes and data', sanitised(html), 'html'],
    ['written anew by Word', byWord(html), 'html'],
    ['with Windows line ends', text.replaceAll('\n', '\r\n'), 'text'],
    ['with its line breaks dropped', text.replaceAll('\n', ''), 'text'],
    ['in one line with spaces', text.replace(/\s+/g, ' '), 'text'],
    ['in full-width signs', text.replace(/[()]/g, (sign) => (sign === '(' ? '（' : '）')), 'text'],
    ['with curled quotes and long dashes', html.replace(/- /g, '– ').replace(/"/g, '"'), 'html'],
    ['with another lead', html.replace(wording.lead, 'お力になれるかもしれません。'), 'html'],
    ['with its addresses in Safe Links', html.replace(/https:[^"<]+/g, safe), 'html'],
    ['with a note below it', `${html}<p>P.S. ${ORIGIN}/about</p>`, 'html'],
    ['pasted twice', html + html, 'html'],
    ['its bullets numbered', numbered(text, (number) => `${number}. `), 'text'],
    ['its bullets numbered in brackets', numbered(text, (number) => `  (${number}) `), 'text'],
    ['its bullets in circles', numbered(text, (number) => `${'①②③'[number - 1]} `), 'text'],
    ['its bullets numbered wide', numbered(text, () => '１０．'), 'text'],
    ['its bullets numbered by Word', byWord(numbered(html, wordNumber)), 'html'],
    ['its bullets in a font of symbols', byWord(numbered(html, wordSymbol)), 'html'],
  ])('%s', (_name, body, format) => {
    expect(isWhole(body, format)).toBe(true)
  })

  const lines = wording.locked.split('\n')
  test.each(lines.slice(0, -1).map((line, index) => [index + 1, line] as const))(
    'and to be cut without line %s',
    (_number, line) => {
      const words = line.replace(/ \{\{link\}\}|: \{\{link\}\}/, '').replace(/\{\{.*/, '')
      const start = html.indexOf(words.slice(0, 10))
      const end = html.indexOf('</p>', start)
      const cut = html.slice(0, start) + html.slice(end)
      const link = `<p>${ORIGIN}/r/${TOKEN}?c=${/\?c=([\w-]{6})/.exec(html)?.[1] ?? ''}</p>`
      expect(isWhole(link + cut, 'html')).toBe(false)
    },
  )

  test('and to be cut without its way to decline, or with one digit changed', () => {
    expect(isWhole(html.replace(/<p[^>]*>[^<]*<a[^>]*decline.*?<\/p>/, ''), 'html')).toBe(false)
    expect(isWhole(html.replace('2026', '2027'), 'html')).toBe(false)
    expect(isWhole(text.replace('000000', '000001'), 'text')).toBe(false)
  })

  test('and to be cut where only numbers were left of a line', () => {
    const [line = ''] = numbered(text, (number) => `${number}. `).match(/^1\. .*$/m) ?? []
    const cut = numbered(text, (number) => `${number}. `).replace(line, '1. ')
    expect(line.length).toBeGreaterThan(10)
    expect(isWhole(cut, 'text')).toBe(false)
  })

  test('and nobody is accused when the check was cut off or is older', () => {
    const bare = html.replace(/\?c=[\w-]+/g, '').replace(lines[1] ?? '', '')
    expect(isWhole(bare, 'html')).toBe(true)
    const older = html.replace(/\?c=([\w-]{2})[\w-]{4}/g, '?c=$1').replace(lines[1] ?? '', '')
    expect(isWhole(older, 'html')).toBe(true)
  })
})

test('numbers that belong to the consent text are looked at, as bullets in their place are not', () => {
  const locked = JAPANESE.locked.replace(/^・/gm, '30日 ').replace('30日', '1. 30日')
  const { text } = blockFor(HANAKO, TOKEN, { ...JAPANESE, locked })
  expect(isWhole(text, 'text')).toBe(true)
  expect(isWhole(text.replace(/^30日/m, '3日'), 'text')).toBe(false)
  expect(isWhole(text.replace(/^1\. /m, '・'), 'text')).toBe(false)
})

describe('the check of a text', () => {
  test('has four characters and stays the same for ever, since sent mails carry it', () => {
    expect(textCheck(JAPANESE.locked.replace('{{expiry_date}}', '2026年12月23日'))).toBe('diOF')
  })

  test('looks at letters and digits of any script, not at how they are set', () => {
    expect(textCheck('Ａｇｅｎｃｙ　１３－ユ－０')).toBe(textCheck('agency 13-ユ-0'))
    expect(textCheck('Café ガイド')).toBe(textCheck('Cafe\u0301 ｶﾞｲﾄﾞ'))
    expect(textCheck('13')).not.toBe(textCheck('31'))
    expect(textCheck('ハ')).not.toBe(textCheck('バ'))
  })
})
