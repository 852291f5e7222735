import { describe, expect, test } from '@jest/globals'
import { isLoudSubject } from '../../src/contract/loud-subject.ts'

describe('a subject', () => {
  test.each([
    ['【重要】選考結果のご連絡', true],
    ['PR: 転職のご相談', true],
    ['無料！ 転職相談', true],
    ['無料‼ 転職相談', true],
    ['★無料★転職相談', true],
    ['＜PR＞結果', true],
    ['※PR※ 選考結果', true],
    ['PR 選考結果', true],
    ['Re: PR ご案内', true],
    ['PRマネージャー職 選考結果', false],
    ['PR マネージャー職 選考結果', false],
    ['Your application: PR Manager', false],
    ['PR Manager: your application', false],
    ['選考結果のご連絡 ※要返信', false],
    ['Re: [PR] 転職のご相談', true],
    ['【PR】転職のご相談', true],
    ['広報(PR)職 選考結果', false],
    ['Re: [PR Manager] your application', false],
    ['PR担当の選考結果', false],
    ['Any questions? Feel free!', false],
    ['選考結果のご連絡', false],
    ['Your application as PRODUCT manager', false],
    ['無料相談のご案内', false],
  ])('%s is loud: %s', (subject, loud) => {
    expect(isLoudSubject(subject)).toBe(loud)
  })
})
