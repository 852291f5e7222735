import { describe, expect, test } from '@jest/globals'
import { ApiError } from '../../src/api/api-error.ts'
import { nextTryDelayMs } from '../../src/api/retry.ts'

const away = new ApiError('unreachable')

describe('how long until what somebody asked for is tried again', () => {
  test('longer each time, half a minute at most, and not for ever', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((failures) => nextTryDelayMs(away, failures))
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, undefined])
  })

  test('never sooner than the server told, and not by itself where that is long', () => {
    const told = (retryAfterMs: number) => new ApiError('too_many_requests', { retryAfterMs })
    expect(nextTryDelayMs(told(20_000), 1)).toBe(20_000)
    expect(nextTryDelayMs(told(1_000), 1)).toBe(2_000)
    expect(nextTryDelayMs(told(3_600_000), 1)).toBeUndefined()
  })

  test('not at all after a refusal', () => {
    expect(nextTryDelayMs(new ApiError('cannot_be_offered'), 1)).toBeUndefined()
    expect(nextTryDelayMs(new ApiError('not_signed_in'), 1)).toBeUndefined()
    expect(nextTryDelayMs(new Error('ours'), 1)).toBeUndefined()
  })
})
