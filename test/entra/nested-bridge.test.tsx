import { webcrypto } from 'node:crypto'
import { TextDecoder, TextEncoder } from 'node:util'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { ENTRA_TEXTS } from '../../src/text/entra.ts'
import {
  installBridge,
  removeBridge,
  type BridgeAnswer,
  type NestedBridge,
} from './nested-bridge.ts'

// jsdom lacks what every browser that Outlook runs in has.
Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true })
Object.assign(globalThis, { TextDecoder, TextEncoder })

const { entraToken, renewedEntraToken } = await import('../../src/sign-in/entra.ts')
const { keptForEntra, tokenSourceOf } = await import('../../src/sign-in/token-source.ts')

let number = 0
let bridge: NestedBridge
let method: { clientId: string; authority: string; scope: string }

beforeEach(() => {
  jest.spyOn(console, 'log').mockReturnValue(undefined)
  localStorage.clear()
  bridge = installBridge()
  // Each test is another application, so that none finds the tokens of another.
  const clientId = `5f0c3a52-6f3b-4a57-9a53-0a6c9e2f4b${(number += 1) + 10}`
  const authority = 'https://login.microsoftonline.com/organizations'
  method = { clientId, authority, scope: `api://${clientId}/access_as_user` }
})

afterEach(() => {
  removeBridge()
  jest.restoreAllMocks()
  jest.useRealTimers()
})

const asked = () => bridge.asked.map((one) => one.method)
const INTERACTION = { status: 'USER_INTERACTION_REQUIRED', code: 'interaction_required' }

describe('signing in with Microsoft inside Outlook', () => {
  test('takes the account Outlook is signed in with, for our own scope alone', async () => {
    bridge.answers.GetToken = { accessToken: 'token-1' }
    expect(await entraToken(method)).toBe('token-1')
    expect(asked()).toEqual(['GetInitContext', 'GetToken'])
    expect(bridge.asked[1]?.tokenParams).toMatchObject({
      clientId: method.clientId,
      scope: method.scope,
    })
  })

  test('opens Microsoft’s window only where a person has to decide', async () => {
    bridge.answers.GetToken = INTERACTION
    bridge.answers.GetTokenPopup = { accessToken: 'token-2' }
    expect(await entraToken(method)).toBe('token-2')
    expect(asked()).toEqual(['GetInitContext', 'GetToken', 'GetTokenPopup'])
  })

  test('opens the window too where Outlook for Mac fails without a word', async () => {
    bridge.answers.GetToken = { status: 'PERSISTENT_ERROR' }
    bridge.answers.GetTokenPopup = { accessToken: 'token-3' }
    expect(await entraToken(method)).toBe('token-3')
    bridge.answers.GetTokenPopup = { status: 'TRANSIENT_ERROR' }
    method = { ...method, clientId: method.clientId.replace('5f', '6f') }
    await expect(entraToken(method)).rejects.toMatchObject({ code: 'outlook_failed' })
  })

  test('a token that is still good is not asked for twice', async () => {
    bridge.answers.GetToken = { accessToken: 'token-4' }
    await entraToken(method)
    expect(await renewedEntraToken(method)).toBe('token-4')
    expect(asked()).toEqual(['GetInitContext', 'GetToken'])
  })

  test('a request in the background never opens a window', async () => {
    bridge.answers.GetToken = INTERACTION
    bridge.answers.GetTokenPopup = { accessToken: 'token-5' }
    await expect(renewedEntraToken(method)).rejects.toMatchObject({ name: 'EntraTrouble' })
    expect(asked()).toEqual(['GetInitContext', 'GetToken'])
  })
})

describe('when Microsoft sign-in fails, people hear what to do', () => {
  const refused = (number: number, popup?: BridgeAnswer) => {
    const description = `AADSTS${number}: Something happened. Trace ID: 1`
    const status = 'USER_INTERACTION_REQUIRED'
    bridge.answers.GetToken = { status, code: 'invalid_grant', description }
    bridge.answers.GetTokenPopup = popup ?? { status: 'PERSISTENT_ERROR', code: 'x', description }
  }

  test.each([
    [65001, 'consent_missing'],
    [65004, 'consent_missing'],
    [90094, 'consent_missing'],
    [50105, 'not_assigned'],
    [50020, 'other_account'],
    [500011, 'setup_incomplete'],
    [53003, 'access_policy'],
    [99999, 'failed'],
  ])('AADSTS%i means %s', async (number, code) => {
    refused(number)
    const reference = `AADSTS${number}`
    await expect(entraToken(method)).rejects.toMatchObject({ code, reference })
  })

  test('who may not consent closes the window and hears about the consent', async () => {
    refused(65001, { status: 'USER_CANCEL' })
    await expect(entraToken(method)).rejects.toMatchObject({ code: 'consent_missing' })
    bridge.answers.GetToken = INTERACTION
    await expect(entraToken(method)).rejects.toMatchObject({ code: 'cancelled' })
  })

  test.each([
    ['no_network', { status: 'NO_NETWORK' }],
    ['not_supported', { status: 'DISABLED' }],
    ['not_supported', { status: 'ACCOUNT_UNAVAILABLE' }],
    ['not_supported', { status: 'NESTED_APP_AUTH_UNAVAILABLE' }],
    ['failed', { status: 'PERSISTENT_ERROR', code: 'server_error' }],
  ])('%s is told apart (%o)', async (code, answer) => {
    bridge.answers.GetToken = answer
    await expect(entraToken(method)).rejects.toMatchObject({ code })
    expect(asked()).not.toContain('GetTokenPopup')
  })

  test('a blocked window is told apart', async () => {
    bridge.answers.GetToken = INTERACTION
    bridge.answers.GetTokenPopup = {
      status: 'NESTED_APP_AUTH_UNAVAILABLE',
      code: 'popup_window_error',
    }
    await expect(entraToken(method)).rejects.toMatchObject({ code: 'popup_blocked' })
  })

  test('an Outlook without the bridge, or one that refuses it, is not supported', async () => {
    removeBridge()
    await expect(entraToken(method)).rejects.toMatchObject({ code: 'not_supported' })
    bridge = installBridge()
    bridge.answers.GetInitContext = { status: 'NESTED_APP_AUTH_UNAVAILABLE' }
    await expect(entraToken(method)).rejects.toMatchObject({ code: 'not_supported' })
  })

  test('an Outlook that never answers is given up, and the next press tries anew', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
    bridge.answers.GetToken = 'silence'
    const first = entraToken(method)
    const outcome = expect(first).rejects.toMatchObject({ code: 'outlook_failed' })
    await jest.advanceTimersByTimeAsync(20_000)
    await outcome
    bridge.answers.GetToken = { accessToken: 'token-6' }
    expect(await entraToken(method)).toBe('token-6')
  })

  test('there is a sentence for each in both languages, calm and ready to act on', () => {
    const sentences = [...Object.values(ENTRA_TEXTS.en), ...Object.values(ENTRA_TEXTS.ja)]
    expect(sentences.filter((each) => /[!！]/.test(each))).toEqual([])
    expect(Object.keys(ENTRA_TEXTS.ja)).toEqual(Object.keys(ENTRA_TEXTS.en))
    const japanese = Object.values(ENTRA_TEXTS.ja)
    expect(japanese.filter((each) => !/[ぁ-ん].*。$/.test(each))).toEqual([])
  })
})

describe('what each request to the server shows', () => {
  test('a kept session token is shown as it is', async () => {
    expect(await tokenSourceOf('s'.repeat(43))()).toBe('s'.repeat(43))
  })

  test('who signed in with Microsoft keeps no token of ours, and shows a fresh one', async () => {
    bridge.answers.GetToken = { accessToken: 'token-7' }
    const kept = keptForEntra(method)
    expect(kept).not.toContain('token')
    expect(await tokenSourceOf(kept)()).toBe('token-7')
  })

  test('who must sign in again is asked to, and who is offline only waits', async () => {
    const source = tokenSourceOf(keptForEntra(method))
    bridge.answers.GetToken = INTERACTION
    await expect(source()).rejects.toMatchObject({ name: 'ApiError', code: 'not_signed_in' })
    bridge.answers.GetToken = { status: 'NO_NETWORK' }
    await expect(source()).rejects.toMatchObject({ name: 'ApiError', code: 'unreachable' })
  })
})
