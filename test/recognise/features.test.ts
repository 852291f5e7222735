import { describe, expect, test } from '@jest/globals'
import { featuresOf, type Group } from '../../src/recognise/features.ts'
import { englishGrams } from '../../src/recognise/grams.ts'

const REFUSAL = [
  'Unfortunately we are not able to offer you the position this time.',
  'We have chosen another candidate, who has more experience.',
  'We wish you all the best in your search, and please apply again.',
].join('\n\n')

describe('the signs of a mail', () => {
  test('weigh apart in all of the mail and in a sentence', () => {
    const { mail, sentences } = featuresOf('en', '', REFUSAL)
    const inMail = signPlaces(mail)
    const inSentences = new Set(signPlaces(sentences.flat()))
    expect(inMail.length).toBeGreaterThan(5)
    expect(inMail.filter((place) => inSentences.has(place))).toEqual([])
  })

  test('are none where nothing is said', () => {
    expect(signPlaces(featuresOf('en', '', 'Tuesday').mail)).toEqual([])
  })
})

describe('the words of an English sentence', () => {
  test('are the same for whoever decides, and in whatever tense', () => {
    expect(shared('she decided', 'they decides')).toBeGreaterThanOrEqual(3)
  })

  test('differ where the word differs', () => {
    expect(shared('she decided', 'she laughed')).toBe(1)
  })
})

function signPlaces(groups: readonly Group[]): number[] {
  return groups.filter(({ isSign }) => isSign).flatMap(({ places }) => places)
}

/** How many words and pairs of words two sentences of two words have in common. */
function shared(one: string, other: string): number {
  const others = new Set(englishGrams(other).slice(0, 3))
  return englishGrams(one)
    .slice(0, 3)
    .filter((gram) => others.has(gram)).length
}
