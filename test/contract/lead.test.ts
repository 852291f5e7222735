import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { DEFAULT_TERMS } from '../../server/domain/agreement.ts'
import { DEFAULT_LEADS } from '../../server/text/leads.ts'
import { mailWording } from '../../server/text/wording.ts'
import {
  BLOCK_LIMITS,
  blockLength,
  fillLead,
  isWrittenByHand,
  STAGES,
  tidyLead,
} from '../../src/contract/lead.ts'
import { lintLead, type LeadPlace } from '../../src/contract/lead-lint.ts'
import { LOCALES, type Locale } from '../../src/contract/locale.ts'
import { EXAMPLE_AGENCY } from '../example-companies.ts'

const MODES = ['relay', 'redirect'] as const

function placeOf(locale: Locale): LeadPlace {
  const parties = { agency: EXAMPLE_AGENCY, terms: DEFAULT_TERMS }
  const blocks = MODES.map((mode) => ({
    locked: mailWording(locale, { mode, ...parties }).locked,
    values: {
      company_name: 'Sample Industries',
      agency_short: 'Mirai',
      recruiter_name: '加藤 美咲',
    },
  }))
  return { locale, blocks }
}

const found = (text: string, locale: Locale = 'ja') =>
  lintLead(text, placeOf(locale)).map(({ code, start, end }) => [code, text.slice(start, end)])

describe('a lead', () => {
  test('names the candidate where a name is known, and never sends a brace', () => {
    const template =
      '{{candidate_name|ご応募いただいた方}}へ、{{position|このたびの職種}}の件です。'
    expect(fillLead(template, { candidate_name: '佐藤 花子様', position: '法人営業' })).toBe(
      '佐藤 花子様へ、法人営業の件です。',
    )
    expect(fillLead(template, {})).toBe('ご応募いただいた方へ、このたびの職種の件です。')
    expect(fillLead(template, { candidate_name: ' \u200b ' })).toContain('ご応募いただいた方へ')
  })

  test.each([
    '{{name}}様',
    '{{ name }}様',
    '{{candidate_name}}様',
    '{{candidate_name|}}様',
    '{{{candidate_name|{{position}}}}}様',
    '{{candidate_name|a|b}}様',
    '{{}}様{{',
    '{{link}} {{decline_link}}',
  ])('%s leaves nothing of the template in a mail', (template) => {
    for (const candidate_name of [undefined, '{{link}}', '}} {{name}}']) {
      expect(fillLead(template, { candidate_name })).not.toMatch(/[{}]/)
    }
  })

  test('is one paragraph of what can be seen', () => {
    expect(tidyLead(' ご希望の方は、\n  ご相談\u200bいただけます。\u202e ')).toBe(
      'ご希望の方は、ご相談いただけます。',
    )
    expect(tidyLead('If it helps,\r\n\tan adviser')).toBe('If it helps, an adviser')
  })
})

describe('the rules for leads', () => {
  test.each(STAGES.filter((stage) => !isWrittenByHand(stage)))(
    'are kept by what ships with the product for the %s stage',
    (stage) => {
      for (const locale of LOCALES) {
        expect(lintLead(DEFAULT_LEADS[stage][locale], placeOf(locale))).toEqual([])
      }
    },
  )

  test.each([
    ['お祝い金をお受け取りいただけます。', 'gift', 'お祝い金'],
    ['ﾌﾟﾚｾﾞﾝﾄをご用意しました。', 'gift', 'ﾌﾟﾚｾﾞﾝﾄ'],
    ['アマゾンギフト券を進呈します。', 'gift', 'ギフト券'],
    ['図書券をお送りします。', 'gift', '図書券'],
    ['ご登録の方に特典をご用意しました。', 'gift', '特典をご用意'],
    ['特典付きのご案内です。', 'gift', '特典付'],
    ['現金もお渡しします。', 'gift', '現金もお渡し'],
    ['インセンティブがございます。', 'gift', 'インセンティブがござい'],
    ['お 祝 い 金 があります。', 'gift', 'お 祝 い 金'],
    ['ご\u200b祝儀です。', 'gift', 'ご\u200b祝儀'],
    ['A small ＧＩＦＴ card awaits you.', 'gift', 'ＧＩＦＴ'],
    ['You get a bonus of 500 yen.', 'gift', 'get a bonus'],
    ['A reward for you is ready.', 'gift', 'reward for you'],
    ['We offer a small incentive.', 'gift', 'offer a small incentive'],
    ['Earn 500 yen.', 'gift', 'Earn 500 yen'],
    ['Register for a welcome bonus.', 'gift', 'welcome bonus'],
    ['アマギフを差し上げます。', 'gift', 'アマギフ'],
    ['1万円をお渡しします。', 'gift', '1万円をお渡し'],
    ['５，０００円分をお贈りします。', 'gift', '５，０００円分をお贈'],
    ['五千円をお渡しします。', 'gift', '五千円をお渡し'],
    ['3000円分のポイントです。', 'gift', '3000円分'],
    ['$100 for everyone.', 'gift', '$100'],
    ['You receive a £50 payment.', 'gift', '£50'],
    ['報酬をお支払いします。', 'gift', '報酬をお支払'],
    ['必ず内定が出ます。', 'promise', '必ず'],
    ['You are sure to find a job.', 'promise', 'are sure to'],
    ['ぜったいに見つかります。', 'promise', 'ぜったい'],
    ['優先的に内定をご用意します。', 'promise', '優先的に'],
    ['優先内定をご用意します。', 'promise', '優先内定'],
    ['絶対、見つかります。', 'promise', '絶対'],
    ['絶対内定です。', 'promise', '絶対内定'],
    ['We promise you an offer.', 'promise', 'promise'],
    ['A new job is guaranteed.', 'promise', 'guaranteed'],
    ['Free money awaits.', 'gift', 'Free money'],
    ['You become a priority hire.', 'promise', 'priority hire'],
    ['Act now to be considered.', 'urgent', 'Act now'],
    ['Do not miss this.', 'urgent', 'Do not miss'],
    ['今すぐご登録ください。', 'urgent', '今すぐご登録'],
    ['先着10名様です。', 'urgent', '先着'],
    ['キャンペーンを実施しております。', 'advert', 'キャンペーン'],
    ['ｷｬﾝﾍﾟｰﾝ中です。', 'advert', 'ｷｬﾝﾍﾟｰﾝ'],
    ['お得なご案内です。', 'advert', 'お得'],
    ['A special offer for you.', 'advert', 'special offer'],
    ['詳しくは https://example.com/x をご覧ください。', 'link', 'https://example.com/x'],
    ['See www.example.com for more.', 'link', 'www.example.com'],
    ['Write to jobs@example.com first.', 'link', 'jobs@example.com'],
    ['ｅｘａｍｐｌｅ．ｃｏｍへどうぞ。', 'link', 'ｅｘａｍｐｌｅ．ｃｏｍ'],
    ['ぜひご相談ください！', 'loud', '！'],
    ['【ご案内】無料相談です。', 'loud', '【'],
    ['🎉 無料相談です。', 'loud', '🎉'],
    ['☺️ お気軽にご相談ください。', 'loud', '☺️'],
    ['㊗ 無料相談です。', 'loud', '㊗'],
    ['○○様、無料でご相談いただけます。', 'placeholder', '○○'],
    ['△△様', 'placeholder', '△△'],
    ['＿＿様', 'placeholder', '＿＿'],
    ['《氏名》様', 'placeholder', '《氏名》'],
    ['≪氏名≫様', 'placeholder', '≪氏名≫'],
    ['Dear $name, an adviser is available.', 'placeholder', '$name'],
    ['Dear ${name}, an adviser is available.', 'placeholder', '${name'],
    ['ご紹介リンクをお送りします。', 'our_word', '紹介リンク'],
    ['Use the Referral Link below.', 'our_word', 'Referral Link'],
    ['Dear [Name], an adviser is available.', 'placeholder', '[Name]'],
    ['{{name|候補者}}様', 'variable', '{{name|候補者}}'],
    ['{{link}} をご覧ください。', 'variable', '{{link}}'],
    ['{candidate_name}様', 'variable', '{'],
    ['｛｛candidate_name｝｝様', 'variable', '｛'],
    ['{{candidate_name}}様', 'no_fallback', '{{candidate_name}}'],
    ['{{position| }}の件です。', 'no_fallback', '{{position| }}'],
    ['  ', 'empty', '  '],
  ])('point at what is wrong in 「%s」', (text, code, words) => {
    expect(found(text)).toContainEqual([code, words])
  })

  test.each([
    '必ずしもご希望に沿うものではありません。',
    '内定を保証するものではございません。',
    '{{candidate_name|ご応募者}}様、{{recruiter_name}}より。{{company_name}}、{{agency_short}}',
    '報酬面のご相談も承ります。',
    '年収600万円の求人もございます。',
    '求人のご案内を、提携先の紹介会社からお送りできます。',
    'This does not guarantee an offer.',
    'Please make sure to read the page first.',
    'Roles from a $90,000 salary upwards.',
    'Microsoft® and Node.js™ skills are in demand.',
    'A rewarding career, and a gifted team.',
    'プレゼンテーションの機会をいただき、ありがとうございました。',
    'Node.js と ASP.NET のご経験をうかがいました。',
    '絶対音感をお持ちと伺いました。',
    '特典航空券を扱うお仕事について伺いました。',
    '現金輸送のご経験を伺いました。',
    'インセンティブ設計のご経験を伺いました。',
    '年収600万円の求人をご用意しています。',
    '報酬設計や景品表示法、ギフト事業のお話が印象に残りました。',
    '品質保証のご経験を伺いました。',
    'お約束のお時間にお越しいただき、ありがとうございました。',
    '年間3,000万円分の売上を担われたと伺いました。',
    '販促キャンペーンや、キャンペーン企画のお話が印象に残りました。',
    'キャンペーンを実施されたご経験を伺いました。お得意先も多いと伺いました。',
    '今すぐの転職をお考えでなくても、期間限定のお仕事もございます。',
    '今すぐご登録いただく必要はございません。',
    'There is no need to act now. You need not register now.',
    'We now act for many employers, and this role was a priority hire.',
    'ご一緒する機会を逃し残念です。We are sorry to miss out; tell us if you are in a hurry.',
    'Your campaign management and our last call stayed with us.',
    'Your talk on incentive design stayed with us.',
    'You gave a talk about reward systems and cash handling.',
    'We promise nothing.',
    'We offer no reward.',
    'Roles that pay 5,000,000 yen a year.',
    'Your referral of a friend, and the link to our page, reached us.',
  ])('have nothing against 「%s」', (text) => {
    expect(found(text)).toEqual([])
  })

  test('hold the whole block to its length, and tell by how much it is over', () => {
    for (const locale of LOCALES) {
      const word = locale === 'ja' ? 'あ' : 'word '
      const locked = placeOf(locale).blocks.map((block) =>
        blockLength(locale, { lead: '', locked: block.locked }),
      )
      const room = BLOCK_LIMITS[locale] - Math.max(...locked)
      expect(room).toBeGreaterThan(0)
      expect(lintLead(word.repeat(room), placeOf(locale))).toEqual([])
      expect(lintLead(word.repeat(room + 3), placeOf(locale))).toMatchObject([
        { code: 'too_long', over: 3 },
      ])
    }
  })

  test('count a variable as what stands there without a value', () => {
    const long = `{{position|${'あ'.repeat(200)}}}`
    expect(found(long).map(([code]) => code)).toEqual(['too_long'])
  })

  test('are quick on the longest text', () => {
    const started = performance.now()
    for (const text of [
      'a.'.repeat(300),
      '{{'.repeat(300),
      'ぽいんと'.repeat(150),
      '<'.repeat(600),
      '1'.repeat(600),
      '$1,'.repeat(200),
    ]) {
      lintLead(text, placeOf('ja'))
    }
    expect(performance.now() - started).toBeLessThan(500)
  })
})

describe('what ships with the product', () => {
  test('is remembered by hash, so its words stay as they are', () => {
    const words = JSON.stringify(DEFAULT_LEADS)
    expect(createHash('sha256').update(words).digest('hex')).toBe(
      '6e41aa865a54da046a07edb5bcab72c9403c893d95e35bfa3a2dee4a278ce039',
    )
  })
})
