import { expect, test } from '@jest/globals'
import { PLACES } from '../../src/recognise/grams.ts'
import { HIGHEST_LEVEL, packedLevels, unpacked } from '../../src/recognise/packed.ts'

const few = { bias: -1, threshold: 0, step: 0.5 }

test.each([
  { name: 'none', at: () => 0 },
  { name: 'few', at: (place: number) => (place % 977 === 3 ? (place % 5) - 2 : 0) },
  { name: 'one, the last', at: (place: number) => (place === PLACES - 1 ? -1 : 0) },
  { name: 'all', at: (place: number) => (place % 2 === 0 ? HIGHEST_LEVEL : -HIGHEST_LEVEL) },
])('weights come out of the package as they went in: $name', ({ at }) => {
  const levels = Int8Array.from({ length: PLACES }, (_, place) => at(place))
  const { bias, weights } = unpacked({ ...few, levels: packedLevels(levels) })
  expect(bias).toBe(-1)
  expect(weights.length).toBe(PLACES)
  expect(weights.findIndex((weight, place) => weight !== (levels[place] ?? NaN) / 2)).toBe(-1)
})
