import { describe, expect, test } from '@jest/globals'
import { sentencesOf } from '../../src/recognise/sentences.ts'

describe('the sentences of a mail', () => {
  test('end where people end them, not where a line is full', () => {
    expect(
      sentencesOf(
        '佐藤様\n\n今回は採用を見送ら\nせていただきます。何卒ご了承ください。\n・書類\n・写真',
      ),
    ).toEqual(
      ['佐藤様', '今回は採用を見送らせていただきます', '何卒ご了承ください', '書類', '写真'].map(
        (one, index) => (index < 3 ? one : `・${one}`),
      ),
    )
    expect(sentencesOf('Dear Ms Ito,\n\nthank you for\ncoming. Can we talk?')).toEqual([
      'dear ms ito,',
      'thank you for coming',
      'can we talk?',
    ])
  })

  test('stand in one spelling, whatever the keyboard', () => {
    expect(sentencesOf('ＡＢＣ株式会社　ｻﾄｳ　2026/11/23 10:00')).toEqual(['abc株式会社サトウ 0 0'])
    expect(sentencesOf('We’ve decided we can’t and won’t, see https://example.com/a?b=1')).toEqual([
      'we have decided we can not and will not, see §',
    ])
  })

  test('leave out the signature and keep an appendix', () => {
    expect(sentencesOf('承知しました。\n-----\n株式会社サンプル\nTEL 03-0000-0000')).toEqual([
      '承知しました',
    ])
    const appendix = '日程は次のとおりです。\n─────\n日時：12月3日\n場所：本社\n持ち物は不要です。'
    expect(sentencesOf(appendix).at(-1)).toContain('持ち物は不要です')
  })

  test('are none in an empty mail', () => {
    expect(sentencesOf('')).toEqual([])
    expect(sentencesOf(' \n。\n')).toEqual([])
  })
})
