import { describe, expect, test } from '@jest/globals'
import { findReferralLinks, standsFirst } from '../../src/message/find-block.ts'
import { isMadeFor } from '../../src/message/made-for.ts'
import type { BodyFormat } from '../../src/message/message.ts'
import { blockFor, HANAKO, KENJI, ORIGIN, OTHER_TOKEN, TOKEN } from './example-block.ts'
import { quoted, sanitised } from './fake-message.ts'

const { html, text } = blockFor()
const tokensIn = (body: string, format: BodyFormat) =>
  findReferralLinks(body, format, ORIGIN).map(({ token }) => token)

describe('finding our link again', () => {
  test.each<[string, string, BodyFormat]>([
    ['in the HTML as inserted', `<p>Dear Hanako</p>${html}`, 'html'],
    [
      'after classes, data and styles were stripped',
      html.replace(/ (style|id)="[^"]*"/g, ''),
      'html',
    ],
    ['after ids were prefixed', html.replace(/ id="/g, ' id="x_'), 'html'],
    ['in upper-case markup without quotes', `<A HREF=${ORIGIN}/r/${TOKEN}?c=ab>x</A>`, 'html'],
    ['in a whole document, as on a Mac', `<html><body>${html}</body></html>`, 'html'],
    ['in the text as inserted', `Dear Hanako\n${text}`, 'text'],
    ['with Windows line ends', text.replaceAll('\n', '\r\n'), 'text'],
    ['right behind Japanese words', `ページは${ORIGIN}/r/${TOKEN}`, 'text'],
    ['in angle brackets', `<${ORIGIN}/r/${TOKEN}>`, 'text'],
    ['as the way to decline alone', `${ORIGIN}/r/${TOKEN}/decline`, 'text'],
    ['above the history of a reply', html + quoted('<p>Old</p>'), 'html'],
  ])('%s', (_, body, format) => {
    expect(tokensIn(body, format)).toEqual([TOKEN])
  })

  test.each<[string, string, BodyFormat]>([
    ['quoted in a reply', quoted(html), 'html'],
    ['quoted by Apple Mail', `<p>Thanks</p><blockquote type="cite">${html}</blockquote>`, 'html'],
    [
      'under a header block in bold',
      `<p>Hi</p><p><b>差出人:</b> 加藤 &lt;kato@example.com&gt;<br><b>送信日時:</b> 今日<br><b>宛先:</b> 佐藤</p>${html}`,
      'html',
    ],
    ['under an English original', `Thanks\n\n-----Original Message-----\n${text}`, 'text'],
    ['under a Japanese original', `御礼\n\n-----元のメッセージ-----\n${text}`, 'text'],
    [
      'under a header block',
      `Hi\n\nFrom: A <a@example.com>\nSent: today\nTo: B\n\n${text}`,
      'text',
    ],
    [
      'under a Japanese header block',
      `御礼\n\n差出人: 加藤 <kato@example.com>\n送信日時: 今日\n宛先: 佐藤\n${text}`,
      'text',
    ],
    ['in lines marked with >', text.replace(/^/gm, '> '), 'text'],
    ['on a host that only begins like ours', `${ORIGIN}.evil.example/r/${TOKEN}`, 'text'],
    ['as a parameter of another link', `https://evil.example/?u=${ORIGIN}/r/${TOKEN}`, 'text'],
    ['on a host that ends like ours', `https://x.${ORIGIN.slice(8)}/r/${TOKEN}`, 'text'],
    ['with a token too short', `${ORIGIN}/r/${TOKEN.slice(1)}`, 'text'],
    ['with a token too long', `${ORIGIN}/r/${TOKEN}x`, 'text'],
  ])('does not count one %s', (_, body, format) => {
    expect(tokensIn(body, format)).toEqual([])
  })

  test('tells each link once, in the order of the mail', () => {
    const body = blockFor(KENJI, OTHER_TOKEN).html + html + html
    expect(tokensIn(body, 'html')).toEqual([OTHER_TOKEN, TOKEN])
  })

  test('a letter that mentions a sender of its own is no history', () => {
    expect(tokensIn(`<p><b>From: </b>our team, all the best.</p>${html}`, 'html')).toEqual([TOKEN])
  })
})

describe('whose link it is', () => {
  const [link] = findReferralLinks(html, 'html', ORIGIN)
  if (!link) throw new Error('no link')

  test('the link fits the address it was made for, however that is spelled', () => {
    expect(isMadeFor(link, ` ${HANAKO.toUpperCase()}`)).toBe(true)
  })
  test('the link does not fit another address', () => {
    expect(isMadeFor(link, KENJI)).toBe(false)
  })
  test('a link whose check was cut off accuses nobody', () => {
    expect(isMadeFor({ token: TOKEN, check: undefined }, KENJI)).toBe(true)
  })
})

describe('where the block stands', () => {
  const first = (body: string, format: BodyFormat) => {
    const [link] = findReferralLinks(body, format, ORIGIN)
    return link && standsFirst(body, format, link)
  }
  test('a block above everything else is at the top', () => {
    expect(first(sanitised(`<div><br></div>${html}<p>Dear</p>`), 'html')).toBe(true)
    expect(first(`${text}Dear`, 'text')).toBe(true)
  })
  test('a block under the letter is not', () => {
    expect(first(`<p>Dear</p>${html}`, 'html')).toBe(false)
    expect(first(`Dear${text}`, 'text')).toBe(false)
  })
})
