import { describe, expect, test } from '@jest/globals'
import { referralBlock } from '../../src/message/referral-block.ts'
import { columnsOf, wrapText } from '../../src/message/wrap-text.ts'
import { blockFor, ENGLISH, HANAKO, JAPANESE, TOKEN } from './example-block.ts'

const URL = 'https://relay.example.co.jp/r/AbCdEfGhIjKlMnOpQrStU0'

describe('the block in an HTML mail', () => {
  test.each([
    ['Japanese', JAPANESE, 'ご案内ページ(お一人専用、2026年12月23日まで)'],
    ['English', ENGLISH, 'your own page until 2026年12月23日'],
  ])('carries a worded link and the bare address in %s', (_, wording, label) => {
    const { html } = blockFor(HANAKO, TOKEN, wording)
    const anchors = [...html.matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)]
    expect(anchors.map(([, , content]) => content)).toEqual([
      label,
      expect.stringContaining(`${URL}?c=`),
      `${URL}/decline`,
    ])
    expect(anchors.every(([, href]) => href?.startsWith(URL))).toBe(true)
  })

  test('keeps every locked line whole when the markup is taken away', () => {
    const words = blockFor()
      .html.replace(/<\/p>/g, '\n')
      .replace(/<[^>]+>/g, '')
    const filled = JAPANESE.locked
      .replace('{{expiry_date}}', '2026年12月23日')
      .replace('{{decline_link}}', `${URL}/decline`)
      .replace('{{link}}', /https\S+c=\S+/.exec(words)?.[0] ?? '')
    expect(words.trim()).toBe(`${JAPANESE.lead}\n${filled}`)
  })

  test('relies on no class, no script and no colour of text or ground', () => {
    const { html } = blockFor()
    expect(html).not.toMatch(/class=|data-|<script|<style|bgcolor|background|[^-]color:/)
  })

  test('shows script in an agency’s name as the characters it is', () => {
    const locked = '<script>alert(1)</script> & "Sons": {{link}}'
    const { html } = referralBlock(
      { lead: '<img src=x>', locked },
      { link: URL, declineLink: URL, expiryDate: '<b>' },
    )
    expect(html).not.toMatch(/<script|<img|<b>/)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sons&quot;')
  })

  test('does not take a value that looks like a placeholder for one', () => {
    const { text } = referralBlock(
      { lead: 'Lead', locked: '{{expiry_date}} {{link}} {{unknown}}' },
      { link: URL, declineLink: URL, expiryDate: '{{link}}' },
    )
    expect(text).toContain(`{{link}} ${URL} {{unknown}}`)
  })
})

describe('the block in a text mail', () => {
  test.each([
    ['Japanese', JAPANESE],
    ['English', ENGLISH],
  ])('keeps to 78 columns in %s', (_, wording) => {
    const lines = blockFor(HANAKO, TOKEN, wording).text.split('\n')
    expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(78)
  })

  test('never breaks an address, however long', () => {
    const link = `https://${'long-'.repeat(20)}.example.com/r/${TOKEN}`
    const { text } = referralBlock(JAPANESE, { link, declineLink: link, expiryDate: '' })
    expect(text.split('\n')).toContain(link)
  })

  test('does not begin a Japanese line with a closing mark', () => {
    const lines = wrapText('あ'.repeat(39) + '。' + 'い'.repeat(50), 78)
    expect(lines.every((line) => !line.startsWith('。'))).toBe(true)
    expect(lines.join('')).toBe('あ'.repeat(39) + '。' + 'い'.repeat(50))
  })

  test('counts half-width kana as one column and emoji as two', () => {
    expect(columnsOf('ﾊﾅｺ')).toBe(3)
    expect(columnsOf('花子🙂')).toBe(6)
  })
})
