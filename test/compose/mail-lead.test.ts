import { describe, expect, test } from '@jest/globals'
import { candidateName, mailLead, type LeadChoice } from '../../src/compose/mail-lead.ts'
import { guessStage } from '../../src/compose/guess-stage.ts'
import { exampleSession } from '../../src/look-around/example-session.ts'
import { BLOCK_LIMITS, blockLength } from '../../src/contract/lead.ts'
import type { SessionView } from '../../src/contract/session.ts'

const HANAKO = { name: '佐藤 花子', address: 'hanako.sato@example.com' }

function choiceOf(template: string, more: Partial<LeadChoice> = {}): LeadChoice {
  const session: SessionView = exampleSession('ja')
  session.leads.interview.ja = { version: 4, text: template }
  const [agreement] = session.agreements
  if (!agreement) throw new Error('the example has an agreement')
  return {
    ...{ session, agreement, stage: 'interview', language: 'ja', position: '', own: undefined },
    audience: { state: 'one', candidate: HANAKO },
    ...more,
  }
}

const NAMED = '{{candidate_name|ご応募いただいた方}}様、{{position|このたびの職種}}の件です。'

describe('the lead of a mail', () => {
  test('names candidate and position, and tells the server neither name nor words', () => {
    const { text, told } = mailLead(choiceOf(NAMED, { position: ' 法人営業 ' }))
    expect(text).toBe('佐藤 花子様、法人営業の件です。')
    expect(told).toEqual({ stage: 'interview', position: '法人営業', leadVersion: 4 })
  })

  test.each([
    ['nobody is in To', { audience: { state: 'nobody' } }],
    ['the draft is not read yet', { audience: undefined }],
    ['several people are', { audience: { state: 'several', count: 2 } }],
    ['Outlook knows the address only', { audience: one(HANAKO.address) }],
    ['the name is an address on the web', { audience: one('www.evil.example') }],
    ['the name is made of braces', { audience: one('{{}}') }],
    ['the name is a whole sentence', { audience: one('あ'.repeat(41)) }],
  ] as [string, Partial<LeadChoice>][])('takes the fallback while %s', (_when, more) => {
    expect(mailLead(choiceOf(NAMED, more)).text).toBe(
      'ご応募いただいた方様、このたびの職種の件です。',
    )
  })

  test('holds no brace, whatever a name, a position or own words hold', () => {
    for (const name of ['{{name}}', '}}{{link}}', '佐藤 {花子}']) {
      for (const own of [undefined, '{{name}}様へ']) {
        const choice = choiceOf(NAMED, { audience: one(name), position: '{{link}}', own })
        const { text, told } = mailLead(choice)
        expect(`${text} ${told.position}`).not.toMatch(/[{}]/)
      }
    }
  })

  test('stays within the length of a block, whatever a name and a position hold', () => {
    const template = `{{candidate_name|ご応募者}}様、{{position|職種}}。${'あ'.repeat(70)}`
    const choice = choiceOf(template, { position: 'い'.repeat(80) })
    const { text } = mailLead(choice)
    expect(text).toContain('ご応募者様、職種。')
    const { locked } = choice.agreement.wording.ja
    expect(blockLength('ja', { lead: text, locked })).toBeLessThanOrEqual(BLOCK_LIMITS.ja)
  })

  test('is the recruiter’s own once its words differ, and only that is told', () => {
    const same = choiceOf(NAMED, { own: '佐藤 花子様、このたびの職種の件です。' })
    expect(mailLead(same).told.ownWords).toBeUndefined()
    const { text, told } = mailLead(choiceOf(NAMED, { own: '佐藤様、\nありがとうございました。' }))
    expect(text).toBe('佐藤様、ありがとうございました。')
    expect(told).toEqual({ stage: 'interview', ownWords: true })
  })

  test('is written by hand at the final stage, never taken from what asks for it', () => {
    const { text, told } = mailLead(choiceOf('', { stage: 'final' }))
    expect(text).toBe('')
    expect(told).toEqual({ stage: 'final', ownWords: true })
  })
})

describe('a name in a letter', () => {
  test.each([
    ['佐藤 花子 様', '佐藤 花子'],
    ['佐藤 花子さん', '佐藤 花子'],
    ['ｻﾄｳ ﾊﾅｺ', 'サトウ ハナコ'],
    ['Robert Downey Jr.', 'Robert Downey Jr.'],
    ['HANAKO SATO [External]', 'HANAKO SATO'],
    ['【社外】佐藤 花子様【至急】', '佐藤 花子'],
    ['佐藤 花子 (Hanako Sato)', '佐藤 花子 (Hanako Sato)'],
    ["Sinéad O'Connor-Xu", "Sinéad O'Connor-Xu"],
    ['hanako.sato', undefined],
    ['○○様', undefined],
    ['△△ 様', undefined],
    ['＿＿＿様', undefined],
    ['XXX', undefined],
    ['氏名', undefined],
    ['[Name]', undefined],
    ['{{candidate_name|x}}', undefined],
    ['{{link}}', undefined],
    ['Sato | Example', undefined],
    ['様', undefined],
  ])('Outlook’s %s becomes %s', (name, written) => {
    expect(candidateName({ name, address: 'someone@example.com' })).toBe(written)
  })
})

describe('the stage', () => {
  test.each([
    ['書類選考の結果', '面接にお進みいただくことができず', 'screening'],
    ['一次面接の結果', '先日はお時間をいただき', 'interview'],
    ['選考結果', '最終面接の結果、今回は', 'final'],
    ['選考結果のご連絡', '慎重に検討いたしました', undefined],
    ['Your application', 'we will not invite you to an interview', 'screening'],
    ['Your interview with us', 'Thank you for coming in', 'interview'],
    ['Update', 'After the final round we chose somebody else', 'final'],
  ])('of 「%s: %s」 is %s', (subject, words, stage) => {
    expect(guessStage(subject, words)).toBe(stage)
  })
})

function one(name: string): LeadChoice['audience'] {
  return { state: 'one', candidate: { ...HANAKO, name } }
}
