import { beforeAll, describe, expect, test } from '@jest/globals'
import { SENTENCES } from '../../src/send-check/sentences.ts'
import { decline, page } from '../message/bodies/body.ts'
import {
  blockFor,
  ENGLISH,
  HANAKO,
  JAPANESE,
  KENJI,
  ORIGIN,
  OTHER_TOKEN,
  TOKEN,
} from '../message/example-block.ts'
import { quoted, sanitised } from '../message/fake-message.ts'
import { bareOutlook, SETTINGS, type Sent, type Surroundings } from './bare-outlook.ts'
import { buildSendCheck } from './built.ts'

let script = ''
beforeAll(() => {
  script = buildSendCheck().script
}, 60_000)

const { html, text } = blockFor()
const LETTER = '<p>Dear Hanako,</p><p>Thank you for your application.</p>'
const COLLEAGUE = 'misaki.kato@example.co.jp'
const REJECTION = {
  subject: '選考結果のご連絡',
  body: '<p>今回は採用を見送らせていただくこととなりました。</p>',
}

const send = (mail: Sent, around?: Surroundings) => bareOutlook(script, mail, around).send()
const ALLOWED = [{ allowEvent: true }]
const prompt = (concern: keyof typeof SENTENCES.en, locale: 'ja' | 'en' = 'en') => [
  {
    allowEvent: false,
    errorMessage:
      concern === 'none'
        ? SENTENCES[locale].none
        : `${SENTENCES[locale][concern]} ${SENTENCES[locale].ways}`,
    cancelLabel: SENTENCES[locale].open,
    commandId: 'ComposePaneButton',
    contextData: JSON.stringify({ concern }),
    ...(concern === 'none' && { sendModeOverride: 'promptUser' }),
  },
]

describe('a mail is let go at once', () => {
  test.each<[string, Sent]>([
    ['with the link of its recipient', { body: LETTER + html }],
    ['in a text mail', { body: `Dear Hanako\n${text}`, format: 'text' }],
    [
      'with a list of the company’s own in copy',
      { body: html, cc: ['saiyo-team@example.co.jp', '/o=Example/cn=saiyo'] },
    ],
    ['with colleagues in copy', { body: html, cc: [COLLEAGUE], bcc: ['saiyo@example.co.jp'] }],
    ['to one person under two spellings', { body: html, cc: [` ${HANAKO.toUpperCase()}`] }],
    ['without any link', { body: LETTER, to: ['a@example.com', 'b@example.com'] }],
    ['to nobody yet', { body: LETTER, to: [] }],
    [
      'above another candidate’s link in its history',
      { body: LETTER + html + quoted(blockFor(KENJI, OTHER_TOKEN).html) },
    ],
    [
      'with nothing but another’s link in its history',
      { body: LETTER + quoted(blockFor(KENJI, OTHER_TOKEN).html) },
    ],
    ['whose check a rewriter cut off', { body: html.replace(/\?c=[\w-]{6}/g, ''), to: [KENJI] }],
    [
      'with a link older than the check of its text',
      { body: `<a href="${page(TOKEN).slice(0, -6)}">x</a>` },
    ],
    [
      'with a foreign link that resembles ours',
      { body: html.replaceAll(ORIGIN, 'https://relay.example.jp'), to: [KENJI] },
    ],
    ['that is a rejection without a link', REJECTION],
  ])('%s', (_, mail) => {
    expect(send(mail)).toEqual(ALLOWED)
  })
})

describe('a person is asked first', () => {
  const other = blockFor(KENJI, OTHER_TOKEN).html
  test.each<[string, keyof typeof SENTENCES.en, Sent]>([
    ['when the link was made for another person', 'person', { body: LETTER + html, to: [KENJI] }],
    ['in a text mail too', 'person', { body: text, format: 'text', to: [KENJI] }],
    [
      'when it goes to several people, none of them the one',
      'person',
      { body: html, to: [KENJI], cc: ['a@example.com'] },
    ],
    [
      'when another person’s way to decline stands beside the link',
      'links',
      { body: html + decline(OTHER_TOKEN) },
    ],
    ['when it is all there is', 'text', { body: `${LETTER}<p>${decline(OTHER_TOKEN)}</p>` }],
    [
      'when a link glued to a mark is another’s',
      'person',
      { body: `-${page(TOKEN)}`, format: 'text' },
    ],
    ['when it goes to colleagues only', 'person', { body: html, to: [COLLEAGUE] }],
    ['when one of two links is another’s', 'person', { body: html + other }],
    [
      'when there are two links of the same person',
      'links',
      { body: html + blockFor(HANAKO, OTHER_TOKEN).html },
    ],
    ['when several people are in To', 'people', { body: html, to: [HANAKO, KENJI] }],
    ['in Cc', 'people', { body: html, cc: [KENJI] }],
    ['in Bcc', 'people', { body: html, bcc: [KENJI] }],
    ['when a group without an address is in copy', 'people', { body: html, cc: [''] }],
    ['when it goes to such a group alone', 'people', { body: html, to: [''] }],
    [
      'when another’s link goes to a group beside the candidate',
      'people',
      { body: other, cc: [''] },
    ],
    [
      'when a line of the consent text was cut',
      'text',
      { body: html.replace(/<p[^>]*>・ご利用は任意[^<]*<\/p>/, '') },
    ],
    [
      'when a word of it was changed',
      'text',
      { body: html.replace('一切影響しません', '影響することがあります') },
    ],
    ['when the way to decline was cut', 'text', { body: html.replaceAll(decline(TOKEN), '') }],
    ['when only the link was kept', 'text', { body: /<a [^>]*>/.exec(html)?.[0] ?? '' }],
  ])('%s', (_, concern, mail) => {
    expect(send(mail)).toEqual(prompt(concern))
  })

  test('before a rejection without a link, where the company wants it', () => {
    const asking = { settings: { ...SETTINGS, askWithoutLink: true } }
    expect(send(REJECTION, asking)).toEqual(prompt('none'))
    expect(send({ ...REJECTION, to: [HANAKO, KENJI] }, asking)).toEqual(ALLOWED)
    expect(send({ ...REJECTION, to: [COLLEAGUE] }, asking)).toEqual(ALLOWED)
    expect(send({ ...REJECTION, to: [''] }, asking)).toEqual(ALLOWED)
    expect(send({ body: LETTER }, asking)).toEqual(ALLOWED)
    expect(send({ ...REJECTION, body: REJECTION.body + html }, asking)).toEqual(ALLOWED)
  })

  test('in the language of the pane, else of Outlook', () => {
    const mail = { body: html, to: [KENJI] }
    expect(send(mail, { settings: { ...SETTINGS, locale: 'ja' } })).toEqual(prompt('person', 'ja'))
    const silent = { ...SETTINGS, locale: undefined }
    expect(send(mail, { settings: silent, displayLanguage: 'ja-JP' })).toEqual(
      prompt('person', 'ja'),
    )
    expect(send(mail, { settings: silent })).toEqual(prompt('person'))
  })

  test('under SoftBlock too nothing promises a way that is not there, and no guess holds a mail', () => {
    expect(JSON.stringify(SENTENCES)).not.toMatch(/このまま送(?:信|ること)|send it|send anyway/i)
    const asking = { settings: { ...SETTINGS, askWithoutLink: true } }
    expect(send(REJECTION, asking)[0]?.sendModeOverride).toBe('promptUser')
    expect(send({ body: html, to: [KENJI] }, asking)[0]).not.toHaveProperty('sendModeOverride')
  })

  test('in sentences that Outlook shows whole', () => {
    for (const { ways, open, ...reasons } of Object.values(SENTENCES)) {
      expect(open.length).toBeLessThanOrEqual(20)
      expect(reasons.none.length).toBeLessThanOrEqual(150)
      for (const reason of Object.values(reasons)) {
        expect(`${reason} ${ways}`.length).toBeLessThanOrEqual(500)
      }
    }
  })
})

describe('facts about clients (outlook-platform §0)', () => {
  test('0.3: the body alone decides; nothing is read from stores that runtimes do not share', () => {
    const outlook = bareOutlook(script, { body: html })
    outlook.send()
    expect(outlook.called.toSorted()).toEqual(
      [
        'roamingSettings.get',
        'to.getAsync',
        'cc.getAsync',
        'bcc.getAsync',
        'subject.getAsync',
        'body.getTypeAsync',
        'body.getAsync',
      ].toSorted(),
    )
  })

  test('0.4: stripped classes, prefixed ids and dissolved wrappers change nothing', () => {
    const bare = sanitised(html)
      .replace(/ id="/g, ' id="x_')
      .replace(/<\/?(?:table|tbody|tr|td)\b[^>]*>/g, '')
    expect(send({ body: bare })).toEqual(ALLOWED)
    expect(send({ body: bare, to: [KENJI] })).toEqual(prompt('person'))
  })

  test('0.5: a block that new Outlook for Mac put above the letter is found', () => {
    const body = `<html><head><style>p{}</style></head><body>${html}${LETTER}</body></html>`
    expect(send({ body })).toEqual(ALLOWED)
    expect(send({ body, to: [KENJI] })).toEqual(prompt('person'))
  })

  test('§1.2: several runtimes for one send come to the same answer', () => {
    const endings = [1, 2, 3].map(() => send({ body: html, to: [KENJI] }))
    expect(endings).toEqual([prompt('person'), prompt('person'), prompt('person')])
  })

  test('the Japanese and the English block pass the real check', () => {
    for (const wording of [JAPANESE, ENGLISH]) {
      const block = blockFor(HANAKO, TOKEN, wording)
      expect(send({ body: LETTER + block.html })).toEqual(ALLOWED)
      expect(send({ body: block.text, format: 'text' })).toEqual(ALLOWED)
    }
  })
})
