import { describe, expect, test } from '@jest/globals'
import { looksLikeRejection } from '../../src/message/rejection-phrases.ts'

describe('The phrases of rejection mails', () => {
  test.each([
    {
      subject: '選考結果のご連絡',
      words: '慎重に選考いたしました結果、今回はご期待に添い\nかねる結果となりました。',
    },
    { subject: '面接の結果', words: '今回は採用を見送らせて\nいただくことになりました。' },
    { subject: '', words: 'ご応募ありがとうございました。今回はご縁がございませんでした。' },
    { subject: '選考結果', words: '誠に残念ながら、不採用とさせていただきます。' },
    {
      subject: 'Your application',
      words: 'We’ve decided to move forward with other candidates. All the best.',
    },
    { subject: 'Interview', words: 'Unfortunately your application was unsuccessful.' },
    { subject: 'Your interview', words: 'I am sorry to say that the position has been filled.' },
  ])('are found: $words', ({ subject, words }) => {
    expect(looksLikeRejection(subject, words)).toBe(true)
  })

  test.each([
    { subject: '新年のご挨拶', words: '貴社の益々のご発展をお祈り申し上げます。' },
    { subject: '選考結果のご連絡', words: '慎重に選考いたしました結果、採用が決定いたしました。' },
    { subject: '選考辞退の件', words: '承知いたしました。今後のご活躍をお祈り申し上げます。' },
    { subject: 'お見積の件', words: 'ご提案の件、今回は見送らせていただきます。' },
    {
      subject: '二次面接',
      words: '残念ながらご希望の日程には添いかねますが、次回面接の日程です。',
    },
    { subject: 'Your offer', words: 'We regret the delay, but are pleased to offer you the post.' },
    { subject: 'Interview', words: 'Unfortunately we have to move your interview to Tuesday.' },
    { subject: '', words: '' },
  ])('are not seen in: $words', ({ subject, words }) => {
    expect(looksLikeRejection(subject, words)).toBe(false)
  })
})
