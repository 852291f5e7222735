import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { NEW, OLD, page, textBlock } from '../message/bodies/body.ts'
import { blockFor, ORIGIN, TOKEN } from '../message/example-block.ts'
import { quoted } from '../message/fake-message.ts'
import { openStage } from './stage.ts'

// Each command is a process of its own, and machines that run tests are busy.
jest.setTimeout(60_000)
const stage = openStage()
beforeAll(() => void mkdirSync(stage.path('data'), { recursive: true }))
afterAll(() => stage.close())

async function find(lines: (string | object)[], more: Record<string, string> = {}) {
  const file = stage.path('bodies.jsonl')
  writeFileSync(
    file,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  )
  const { code, out, err } = await stage.relay(stage.path('data'), ['find-links', file], more)
  const rows = out === '' ? [] : out.trimEnd().split('\n')
  return { code, err, rows: rows.map((row) => JSON.parse(row) as unknown) }
}

describe('find-links', () => {
  test('answers a row a line: tokens of the author, and those in history only', async () => {
    const { html } = blockFor()
    const answer = await find([
      {
        id: 'reply',
        html: `<p>Dear</p><a href="${page(NEW)}">x</a>${quoted(html)}`,
        origin: ORIGIN,
      },
      { id: 7, text: `御礼\n${textBlock(OLD)}`, origin: `${ORIGIN}/` },
      { id: 'both', html, text: 'no link', origin: ORIGIN },
      { id: 'none', text: '', origin: ORIGIN },
      '',
    ])
    expect(answer).toEqual({
      code: 0,
      err: '',
      rows: [
        { id: 'reply', tokens: [NEW], quoted: [TOKEN] },
        { id: 7, tokens: [OLD], quoted: [] },
        { id: 'both', tokens: [TOKEN], quoted: [] },
        { id: 'none', tokens: [], quoted: [] },
      ],
    })
  })

  test('reads addresses as people reach them: rewritten, broken by an editor, below a border', async () => {
    const base64 = Buffer.from(page(NEW)).toString('base64')
    const sophos = `https://eu-west-1.protection.sophos.com/?d=example.co.jp&amp;u=${base64}&amp;h=1`
    const wrote = '<p>2026/11/20 10:00、佐藤 花子のメール:</p>'
    const border = (body: string) =>
      `<blockquote style="border-left:solid 1px">${body}</blockquote>`
    const row = (id: string, html: string) => ({ id, html, origin: ORIGIN })
    const { rows } = await find([
      row('sophos', `<a href="${sophos}">x</a>`),
      row(
        'bold',
        `<p>${page(NEW).replace('New', 'New<b>').replace('?', '&ZeroWidthSpace;</b>?')}</p>`,
      ),
      row('own', border(page(NEW))),
      row('theirs', wrote + border(page(OLD)) + page(NEW)),
      row('foreign', `<a href="${sophos.replace('.com/', '.com.evil.example/')}">x</a>`),
    ])
    expect(rows).toEqual([
      { id: 'sophos', tokens: [NEW], quoted: [] },
      { id: 'bold', tokens: [NEW], quoted: [] },
      { id: 'own', tokens: [NEW], quoted: [] },
      { id: 'theirs', tokens: [NEW], quoted: [OLD] },
      { id: 'foreign', tokens: [], quoted: [] },
    ])
  })

  test('says which lines it cannot read and why, goes on, and ends with 1', async () => {
    const good = { id: 'good', text: page(NEW), origin: ORIGIN }
    const { code, err, rows } = await find([
      '\ufeff{"id": 1,',
      '[1]',
      { text: 'x', origin: ORIGIN },
      { id: 'a', origin: ORIGIN },
      { id: 'b', text: 'x', origin: `${ORIGIN}/r` },
      { id: 'c', text: 'x', origin: 'ftp://relay.example.co.jp' },
      `{"id":"long","text":"${'x'.repeat(9 * 1024 * 1024)}"}`,
      good,
    ])
    expect({ code, rows }).toEqual({ code: 1, rows: [{ id: 'good', tokens: [NEW], quoted: [] }] })
    expect(err.trimEnd().split('\n')).toEqual([
      'Line 1: This is not JSON.',
      'Line 2: A row is one JSON object.',
      'Line 3: The row needs an "id": a text or a number.',
      'Line 4: The row needs a body: "html" or "text".',
      expect.stringMatching(/^Line 5: The row needs the "origin"/),
      expect.stringMatching(/^Line 6: The row needs the "origin"/),
      'Line 7: The line is longer than 8 MB.',
      '7 of 8 rows could not be read; the others were answered.',
    ])
  })

  test('speaks Japanese to whoever works in Japanese', async () => {
    const { err } = await find(['x'], { LANG: 'ja_JP.UTF-8' })
    expect(err).toContain('1行目: JSON ではありません。')
  })

  test('ends with 1 and one sentence when there is no such file', async () => {
    const { code, out, err } = await stage.relay(stage.path('data'), ['find-links', '/nowhere'])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^This could not be done: .*no such file.*\n$/)
  })
})
