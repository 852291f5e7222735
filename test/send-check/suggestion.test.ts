import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { looksLikeRejection } from '../../src/message/rejection-phrases.ts'
import { SENTENCES } from '../../src/send-check/sentences.ts'
import { readsLikeRejection } from '../../src/send-check/stock-phrases.ts'
import { blockFor, HANAKO, KENJI } from '../message/example-block.ts'
import { bareOutlook, SETTINGS } from './bare-outlook.ts'
import { buildSendCheck } from './built.ts'

let script = ''
beforeAll(() => {
  script = buildSendCheck().script
}, 60_000)

const REJECTION = '<p>慎重に選考いたしました結果、今回はご期待に添いかねる結果となりました。</p>'
const HANDLERS = [
  'onNewMessageComposeHandler',
  'onMessageRecipientsChangedHandler',
  'onMessageFromChangedHandler',
]
const ADDED = [
  [
    'career-relay',
    {
      type: 'insightMessage',
      message: SENTENCES.ja.none,
      icon: 'Icon.16',
      actions: [
        {
          actionType: 'showTaskPane',
          actionText: SENTENCES.ja.open,
          commandId: 'ComposePaneButton',
          contextData: {},
        },
      ],
    },
  ],
]
const REMOVED = [['career-relay']]

describe.each(HANDLERS)('a line above the mail after %s', (name) => {
  const settings = { ...SETTINGS, locale: 'ja' }
  const lines = (mail: Parameters<typeof bareOutlook>[1]) => {
    const outlook = bareOutlook(script, { body: REJECTION, ...mail }, { settings })
    expect(outlook.run(name)).toHaveLength(1)
    expect(outlook.called.filter((call) => call === 'body.getAsync')).toHaveLength(1)
    return outlook.notices
  }

  test('offers help where the mail reads like a rejection to one person', () => {
    expect(lines({})).toEqual(ADDED)
  })

  test.each([
    ['several people', { to: [HANAKO, KENJI] }],
    ['colleagues', { to: ['misaki.kato@example.co.jp'] }],
    ['nobody yet', { to: [] }],
  ])('is taken away where it goes to %s', (_, mail) => {
    expect(lines(mail)).toEqual(REMOVED)
  })

  test('is taken away where a link stands in it, or it reads like something else', () => {
    expect(lines({ body: REJECTION + blockFor().html })).toEqual(REMOVED)
    expect(lines({ body: '<p>次回面接の日程をご案内いたします。</p>' })).toEqual(REMOVED)
  })

  test('costs the mail nothing where a client has no such lines', () => {
    const broken = {
      'notificationMessages.replaceAsync': () => {
        throw new Error('not supported')
      },
    }
    const outlook = bareOutlook(script, { body: REJECTION }, { settings, broken })
    expect(outlook.run(name)).toHaveLength(1)
  })
})

interface Labelled {
  language: string
  rejection: boolean
  subject: string
  body: string
}

describe('the few phrases of the send check', () => {
  const folder = new URL('../../training/mails/', import.meta.url)
  const mails = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
    .map((row) => JSON.parse(row) as Labelled)

  const figures = (language: string, reads: typeof readsLikeRejection) => {
    const own = mails.filter((mail) => mail.language === language)
    const found = own.filter(({ subject, body }) => reads(subject, body))
    const right = found.filter((mail) => mail.rejection).length
    return {
      precision: right / found.length,
      recall: right / own.filter((mail) => mail.rejection).length,
    }
  }

  test.each(['ja', 'en'])(
    'mistake hardly more mails in %s than all phrases do, and find half as many at least',
    (language) => {
      const few = figures(language, readsLikeRejection)
      const all = figures(language, looksLikeRejection)
      expect(few.precision).toBeGreaterThanOrEqual(all.precision - 0.01)
      expect(few.recall).toBeGreaterThanOrEqual(all.recall / 2)
    },
  )

  test.each([
    [
      '選考結果のご連絡',
      '慎重に選考いたしました結果、今回はご期待に添い\nかねる結果となりました。',
    ],
    ['面接の結果', '今回は採用を見送らせて\nいただくことになりました。'],
    ['', 'ご応募ありがとうございました。今回はご縁がございませんでした。'],
    ['選考結果', '誠に残念ながら、不採用とさせていただきます。'],
    ['Your application', 'We’ve decided to move forward with other candidates.'],
    ['Your interview', 'I am sorry to say that the position has been filled.'],
    ['Your application', 'We have decided not to take your application further.'],
  ])('know “%s”: %s', (subject, words) => {
    expect(readsLikeRejection(subject, words)).toBe(true)
  })

  test.each([
    ['新年のご挨拶', '貴社の益々のご発展をお祈り申し上げます。'],
    ['選考結果のご連絡', '慎重に選考いたしました結果、採用が決定いたしました。'],
    ['選考辞退の件', '承知いたしました。今後のご活躍をお祈り申し上げます。'],
    ['お見積の件', 'ご提案の件、今回は見送らせていただきます。'],
    ['二次面接', '残念ながらご希望の日程には添いかねますが、次回面接の日程です。'],
    ['Your offer', 'We regret the delay, but are pleased to offer you the post.'],
    ['Interview', 'Unfortunately we have to move your interview to Tuesday.'],
    ['', ''],
  ])('are not misled by “%s”: %s', (subject, words) => {
    expect(readsLikeRejection(subject, words)).toBe(false)
  })
})
