import { readFileSync } from 'node:fs'
import { describe, expect, jest, test } from '@jest/globals'
import { WEIGHTS } from '../../src/recognise/weights.ts'
import { crossValidated, figuresAt } from '../../training/folds.ts'
import { HELD_OUT, mailsIn, trainingMails, trainingSentences } from '../../training/mails.ts'
import { FOLDS, lessonsIn, weightsFile } from '../../training/train.ts'

// Six models are learnt here, on machines that are busy.
jest.setTimeout(300_000)

const mails = trainingMails()
const heldOut = HELD_OUT.flatMap(mailsIn)
const both = [...mails, ...heldOut]

describe('the labelled mails', () => {
  test('are many, of many writers, and half of them no rejections', () => {
    for (const language of ['ja', 'en']) {
      const own = mails.filter((mail) => mail.language === language)
      const share = own.filter(({ rejection }) => rejection).length / own.length
      expect(own.length).toBeGreaterThan(600)
      expect(new Set(own.map(({ writer }) => writer)).size).toBeGreaterThan(40)
      expect(share).toBeGreaterThan(0.4)
      expect(share).toBeLessThan(0.6)
    }
  })

  test('have ids of their own, and none is held out and learnt from', () => {
    expect(new Set(both.map(({ id }) => id)).size).toBe(both.length)
    const learnt = new Set(mails.map(({ writer }) => writer))
    expect(heldOut.filter(({ writer }) => learnt.has(writer))).toEqual([])
  })

  test('name nobody who exists: every address is an example', () => {
    const addresses = both.flatMap(({ body }) => body.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [])
    expect(addresses.filter((one) => !/[@.]example(?:\.[a-z.]+)?$/.test(one))).toEqual([])
  })
})

test('the labelled sentences have ids of their own, and say both yes and no', () => {
  const sentences = trainingSentences()
  expect(new Set(sentences.map(({ id }) => id)).size).toBe(sentences.length)
  for (const language of ['ja', 'en']) {
    const own = sentences.filter((sentence) => sentence.language === language)
    const share = own.filter(({ no }) => no).length / own.length
    expect(own.length).toBeGreaterThan(800)
    expect(share).toBeGreaterThan(0.35)
    expect(share).toBeLessThan(0.6)
  }
})

test('the weights are what these mails give, to the byte', async () => {
  const thresholds = { ja: WEIGHTS.ja.threshold, en: WEIGHTS.en.threshold }
  const again = await weightsFile(thresholds)
  expect(again === readFileSync('src/recognise/weights.ts', 'utf8')).toBe(true)
})

/** Two fifths of the writers are enough to see it; `npm run train` judges all. */
const JUDGED_FOLDS = 2

test.each([
  { language: 'ja', precision: 0.92, recall: 0.77 },
  { language: 'en', precision: 0.92, recall: 0.57 },
] as const)('writers never seen are recognised in $language', ({ language, ...floor }) => {
  const judged = crossValidated(language, lessonsIn(language), FOLDS, JUDGED_FOLDS)
  const { precision, recall } = figuresAt(judged, WEIGHTS[language].threshold)
  expect(precision).toBeGreaterThanOrEqual(floor.precision)
  expect(recall).toBeGreaterThanOrEqual(floor.recall)
})
