import { describe, expect, test } from '@jest/globals'
import { restingBody } from '../../src/message/resting-body.ts'

/** A client that hands out one of these at each reading, and the last from then on. */
function client(...bodies: string[]) {
  let readings = 0
  const read = async () => {
    readings += 1
    return bodies[Math.min(readings, bodies.length) - 1] ?? ''
  }
  return { read, readings: () => readings }
}

describe('a body that is to be written back', () => {
  test('is read twice where nothing changes', async () => {
    const outlook = client('Dear Hanako')
    expect(await restingBody(outlook.read, 1)).toBe('Dear Hanako')
    expect(outlook.readings()).toBe(2)
  })

  test('holds the words that a client showed late', async () => {
    const outlook = client('Dear', 'Dear Hanako', 'Dear Hanako')
    expect(await restingBody(outlook.read, 1)).toBe('Dear Hanako')
  })

  test('is none while somebody goes on typing', async () => {
    const outlook = client('D', 'De', 'Dea', 'Dear', 'Dear ', 'Dear H')
    expect(await restingBody(outlook.read, 1)).toBeUndefined()
    expect(outlook.readings()).toBe(5)
  })
})
