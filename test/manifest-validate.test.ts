import { writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { validate, type Ask } from '../scripts/manifest/validate.ts'
import { openStage } from './cli/stage.ts'
import { MANIFEST } from './manifest-stage.ts'

const stage = openStage()
afterAll(() => stage.close())

let out: string[]
let err: string[]
beforeEach(() => {
  out = []
  err = []
  jest.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line))
  jest.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line))
})
afterEach(() => {
  jest.restoreAllMocks()
})

/** Microsoft's service, as it answers to a manifest it likes, and to one it does not. */
const accepts: Ask = async () => ({ isValid: true, status: 200, report: { status: 'Accepted' } })
const refuses: Ask = async () => ({
  isValid: false,
  status: 200,
  report: { status: 'Rejected', errors: [{ title: 'Bad order', content: 'Not a valid child' }] },
})
const away: Ask = async () => {
  throw new Error('Unable to contact.\nFetchError: request failed, reason: getaddrinfo ENOTFOUND x')
}
const check = (ask: Ask, words: string[] = [], locale: 'ja' | 'en' = 'en') =>
  validate(words, { locale, folder: process.cwd(), ask })

describe('Validating the manifest', () => {
  test('asks our own rules first, then Microsoft’s service', async () => {
    expect(await check(accepts)).toBe(0)
    expect(out.join('\n')).toMatch(/Our own \d+ rules: kept.*accepted/s)
    expect(err).toEqual([])
  })

  test('shows what Microsoft’s service found', async () => {
    expect(await check(refuses)).toBe(1)
    expect(err).toEqual(['Bad order: Not a valid child', expect.stringContaining('refused')])
  })

  test('says plainly when the service cannot be reached, and does not call that valid', async () => {
    expect(await check(away)).toBe(1)
    expect(err).toEqual([expect.stringContaining('could not be reached (getaddrinfo ENOTFOUND x)')])
    expect(await check(async () => ({ isValid: false, status: 503 }))).toBe(1)
    expect(err.at(-1)).toContain('no verdict (HTTP 503)')
    await check(away, [], 'ja')
    expect(err.at(-1)).toContain('インターネット接続が必要です')
  })

  test('sends nothing that breaks our own rules', async () => {
    const file = stage.path('blocked.xml')
    writeFileSync(file, MANIFEST.replace('PromptUser', 'Block'))
    expect(await check(() => Promise.reject(new Error('asked')), [file])).toBe(1)
    expect(err).toEqual([expect.stringContaining('OnMessageSend Block')])
    writeFileSync(file, 'not a manifest')
    expect(await check(accepts, [file])).toBe(1)
    expect(err.at(-1)).toContain('not well formed')
  })

  test('asks for one file that is there', async () => {
    expect(await check(accepts, ['missing.xml'])).toBe(2)
    expect(err.at(-1)).toContain('There is no file')
    expect(await check(accepts, ['a.xml', 'b.xml'])).toBe(2)
    expect(await check(accepts, ['--strict'])).toBe(2)
    expect(await check(accepts, ['--help'])).toBe(0)
  })
})
