import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { openStage } from './stage.ts'

// Each command is a process of its own, and machines that run tests are busy.
jest.setTimeout(60_000)
const stage = openStage()
beforeAll(() => void mkdirSync(stage.path('data'), { recursive: true }))
afterAll(() => stage.close())

const NO =
  'Dear Ms Ito,\nthank you for your application for the position. Unfortunately we have decided not to move forward with your application, as another candidate was closer to what we need.\nWe wish you every success in your job search.'
const IIE =
  '伊藤様\n先日は面接にお越しいただきありがとうございました。慎重に検討いたしました結果、誠に残念ながら今回は採用を見送らせていただくこととなりました。'

interface Answer {
  id: string | number
  rejection: boolean
  score: number
}

async function recognise(lines: (string | object)[], more: Record<string, string> = {}) {
  const file = stage.path('mails.jsonl')
  const rows = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  writeFileSync(file, rows.join('\n'))
  const { code, out, err } = await stage.relay(stage.path('data'), ['recognise', file], more)
  const answers = out === '' ? [] : out.trimEnd().split('\n')
  return { code, err, rows: answers.map((row) => JSON.parse(row) as Answer) }
}

describe('recognise', () => {
  test('tells rejections from other mails, in text and HTML, in both languages', async () => {
    const html = `<html><body><p class="MsoNormal">${IIE.replaceAll('\n', '<br>')}</p></body></html>`
    const { code, err, rows } = await recognise([
      { id: 'en', subject: 'Your application', body: NO },
      { id: 2, subject: '選考結果のご連絡', body: IIE },
      { id: 'html', subject: '選考結果のご連絡', body: html },
      '',
      { id: 'invitation', subject: '面接のご案内', body: '12月3日14時にお越しください。' },
      { id: 'sales', subject: 'Demo', body: 'Thank you for the demo. Shall we meet on Monday?' },
      {
        id: 'history',
        subject: 'Re: Your application',
        body: `Thank you for letting me know. I am still interested in the team.\n-----Original Message-----\nFrom: HR\nSent: Monday\nTo: Ito\nSubject: Your application\n${NO}`,
      },
      { id: 'nothing', subject: '', body: '' },
    ])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(rows.map(({ id, rejection }) => ({ id, rejection }))).toEqual([
      { id: 'en', rejection: true },
      { id: 2, rejection: true },
      { id: 'html', rejection: true },
      { id: 'invitation', rejection: false },
      { id: 'sales', rejection: false },
      { id: 'history', rejection: false },
      { id: 'nothing', rejection: false },
    ])
    expect(rows.every(({ score }) => score >= 0 && score <= 1)).toBe(true)
    expect(rows[1]?.score).toBe(rows[2]?.score)
  })

  test('says which lines it cannot read and why, goes on, and ends with 1', async () => {
    const { code, err, rows } = await recognise([
      '{"id": 1,',
      { subject: 'x', body: 'x' },
      { id: 'a', subject: 7, body: 'x' },
      { id: 'b', subject: 'x' },
      { id: 'good', body: NO },
    ])
    expect({ code, rows }).toMatchObject({ code: 1, rows: [{ id: 'good', rejection: true }] })
    expect(err.trimEnd().split('\n')).toEqual([
      'Line 1: This is not JSON.',
      'Line 2: The row needs an "id": a text or a number.',
      'Line 3: The "subject" must be a text.',
      'Line 4: The row needs a "body": text or HTML.',
      '4 of 5 rows could not be read; the others were answered.',
    ])
  })

  test('speaks Japanese to whoever works in Japanese', async () => {
    const { err } = await recognise([{ id: 1 }], { LANG: 'ja_JP.UTF-8' })
    expect(err).toContain('1行目: 本文「body」')
  })
})
