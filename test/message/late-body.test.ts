import { afterAll, describe, expect, test } from '@jest/globals'
import { outlookMessage } from '../../src/message/outlook-message.ts'

type Callback = (result: { status: string; value: unknown }) => void

/** A mail of the Outlook that calls itself this, and how often its body was read. */
function mailOn(platform: string | undefined) {
  Object.assign(globalThis, {
    Office: {
      AsyncResultStatus: { Succeeded: 'succeeded' },
      CoercionType: { Html: 'html', Text: 'text' },
      context: { platform },
    },
  })
  let readings = 0
  const getAsync = (_: string, callback: Callback) => {
    readings += 1
    callback({ status: 'succeeded', value: 'Dear Hanako' })
  }
  const item = { body: { getAsync } } as unknown as Office.MessageCompose
  return { message: outlookMessage(item), readings: () => readings }
}

describe('a body that is to be written back', () => {
  afterAll(() => void Reflect.deleteProperty(globalThis, 'Office'))

  test.each(['OfficeOnline', 'Mac', 'iOS', 'Android'])(
    'is read once on %s, which hands out what is typed at once',
    async (platform) => {
      const { message, readings } = mailOn(platform)
      expect(await message.restingBody('html')).toBe('Dear Hanako')
      expect(readings()).toBe(1)
    },
  )

  test.each([
    ['classic Outlook for Windows, which is late by a second (5846)', 'PC'],
    ['a platform nobody knows', 'Universal'],
    ['an Outlook that tells none', undefined],
  ])('is waited for in %s', async (_, platform) => {
    const { message, readings } = mailOn(platform)
    const startedAt = performance.now()
    expect(await message.restingBody('html')).toBe('Dear Hanako')
    expect(performance.now() - startedAt).toBeGreaterThan(1_000)
    expect(readings()).toBe(2)
  })
})
