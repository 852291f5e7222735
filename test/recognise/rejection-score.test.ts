import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { minify } from '@swc/core'
import type { Locale } from '../../src/contract/locale.ts'
import { ownWords } from '../../src/message/own-part.ts'
import { looksLikeRejection } from '../../src/message/rejection-phrases.ts'
import { READS_LIKE_REJECTION, rejectionScore } from '../../src/recognise/rejection-score.ts'
import { mailsIn, type LabelledMail } from '../../training/mails.ts'

/** What the pane fetches to recognise rejections, beside what it has anyway. */
const FETCHED = [
  'decisive-phrases',
  'features',
  'grams',
  'model',
  'packed',
  'rejection-score',
  'sentences',
  'signs-en',
  'weights',
]

type Judge = (mail: LabelledMail) => boolean

const byScore: Judge = ({ subject, body }) =>
  rejectionScore(subject, ownWords(body, 'text')) >= READS_LIKE_REJECTION
const byPhrases: Judge = ({ subject, body }) => looksLikeRejection(subject, ownWords(body, 'text'))

function figures(file: string, language: Locale, judge: Judge) {
  const mails = mailsIn(file).filter((mail) => mail.language === language)
  const called = mails.filter(judge)
  const right = called.filter(({ rejection }) => rejection).length
  const all = mails.filter(({ rejection }) => rejection).length
  return { precision: right / called.length, recall: right / all }
}

describe('the score of a mail', () => {
  test.each([
    {
      subject: '選考結果のご連絡',
      words:
        '慎重に選考いたしました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。',
    },
    {
      subject: '面接の結果',
      words:
        '先日は面接にお越しいただきありがとうございました。今回は夜勤に入れる方にお願いすることになりました。申し訳ありません。',
    },
    {
      subject: 'Your application',
      words:
        'Thank you for your application. Unfortunately we have decided not to move forward, as other candidates were closer to what we need. We wish you every success in your search.',
    },
    {
      subject: 'After our interview',
      words:
        'Thank you for coming to the interview. In the end we went with somebody who has done this job before, so we will not be offering you the role.',
    },
  ])('is high for a no to a candidate: $words', ({ subject, words }) => {
    expect(rejectionScore(subject, words)).toBeGreaterThan(READS_LIKE_REJECTION)
  })

  test.each([
    { subject: '新年のご挨拶', words: '貴社の益々のご発展とご健勝をお祈り申し上げます。' },
    {
      subject: 'お見積りの件',
      words: '検討の結果、今回は見送らせていただきます。貴社のご提案に感謝いたします。',
    },
    {
      subject: '面接のご案内',
      words: '書類選考の結果、面接にお越しいただきたくご連絡いたしました。',
    },
    {
      subject: '辞退の件',
      words: '選考辞退の件、承知いたしました。今後のご活躍をお祈りしております。',
    },
    {
      subject: 'Your offer',
      words: 'We are delighted to offer you the position. Please sign the contract.',
    },
    {
      subject: 'Interview',
      words: 'Unfortunately we have to move your interview. Would Tuesday suit you?',
    },
    {
      subject: 'Your quote',
      words: 'Thank you for the quote. We have decided to go with another supplier.',
    },
  ])('is low for other letters: $words', ({ subject, words }) => {
    expect(rejectionScore(subject, words)).toBeLessThan(READS_LIKE_REJECTION)
  })

  test.each([
    'Thank you for applying. Unfortunately, we have decided to move forward with other candidates.',
    'Thank you for your interest in the role. We are unable to offer you the position.',
    'Your application was unsuccessful on this occasion.',
    'Unfortunately you have not been selected for the role.',
    'We will not be moving forward with your application.',
    'Thank you for applying. The position has been filled.',
  ])('is high for a stock letter that says nothing else: %s', (no) => {
    const words = `Dear Hanako,\n\n${no}\n\nBest regards`
    expect(rejectionScore('', words)).toBeGreaterThan(READS_LIKE_REJECTION)
  })

  test.each([
    'ご応募ありがとうございました。選考の結果、貴意に添えず申し訳ございません。',
    '選考の結果、誠に残念ながらご希望に添えない結果となりました。',
    '採用を見送らせていただきます。',
    '選考の結果、残念ながら採用には至りませんでした。',
  ])('is high for a stock letter that says nothing else: %s', (words) => {
    expect(rejectionScore('', words)).toBeGreaterThan(READS_LIKE_REJECTION)
  })

  test.each([
    'If we have decided to move forward with other candidates, we will write to you in May.',
    'He was not selected for the role. Could you let him know about your interview notes?',
    'We regret that your tender was unsuccessful on this occasion.',
    'Please check this line: "We are unable to offer you the position."',
    'We are pleased to offer you the role, though we are unable to offer you the post in Leeds.',
    'お見積りを検討しました結果、今回は採用を見送らせていただきます。',
    'ご推薦いただいた候補者は、選考の結果、採用を見送らせていただきます。',
    '「採用を見送らせていただきます」という文面でよろしいでしょうか。',
    'もし採用に至らなかった場合は、応募書類をお返しします。',
  ])('is low where a stock phrase is supposed, quoted or meant for others: %s', (words) => {
    expect(rejectionScore('', words)).toBeLessThan(READS_LIKE_REJECTION)
  })

  test('is nothing for a mail that says next to nothing', () => {
    expect(rejectionScore('', '')).toBe(0)
    expect(rejectionScore('Your application', ' \n')).toBe(0)
    expect(rejectionScore('', '12:30')).toBe(0)
  })

  test('lies between 0 and 1 for anything at all', () => {
    for (const words of ['見送'.repeat(50_000), 'no '.repeat(50_000), '\u0000🙂'.repeat(999)]) {
      const score = rejectionScore('', words)
      expect(score >= 0 && score <= 1).toBe(true)
    }
  })
})

describe('mails that nobody learnt from', () => {
  test.each([
    { file: 'plain.jsonl', language: 'ja', precision: 0.97, recall: 0.88 },
    { file: 'plain.jsonl', language: 'en', precision: 0.95, recall: 0.9 },
    { file: 'held-out.jsonl', language: 'ja', precision: 0.93, recall: 0.75 },
    { file: 'held-out.jsonl', language: 'en', precision: 0.92, recall: 0.68 },
    { file: 'held-out-b.jsonl', language: 'ja', precision: 0.97, recall: 0.74 },
    { file: 'held-out-c.jsonl', language: 'ja', precision: 0.93, recall: 0.9 },
    { file: 'held-out-c.jsonl', language: 'en', precision: 0.92, recall: 0.78 },
    { file: 'held-out-b.jsonl', language: 'en', precision: 0.86, recall: 0.78 },
  ] as const)('are told apart in $file, $language, far better than by phrases', (floor) => {
    const score = figures(floor.file, floor.language, byScore)
    expect(score.precision).toBeGreaterThanOrEqual(floor.precision)
    expect(score.recall).toBeGreaterThanOrEqual(floor.recall)
    expect(score.recall).toBeGreaterThan(
      figures(floor.file, floor.language, byPhrases).recall + 0.15,
    )
  })
})

test('weights and code are fetched in less than 15 KB', async () => {
  const sources = FETCHED.map((name) => readFileSync(`src/recognise/${name}.ts`, 'utf8'))
  const small = await Promise.all(
    sources.map(
      async (source) => (await minify(stripTypeScriptTypes(source), { module: true })).code,
    ),
  )
  expect(gzipSync(small.join('\n'), { level: 9 }).length).toBeLessThan(15_000)
})
