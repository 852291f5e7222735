import { afterEach, describe, expect, jest, test } from '@jest/globals'
import type { Api } from '../../src/api/api.ts'
import type { SessionView } from '../../src/contract/session.ts'
import { askEarly } from '../../src/sign-in/early-session.ts'
import { keepSignIn } from '../../src/sign-in/kept-sign-in.ts'
import { keptForEntra } from '../../src/sign-in/token-source.ts'

afterEach(() => localStorage.clear())

/** An API whose session names the sign-in and how often it was asked before. */
function apiOf(kept: string, trouble?: Error) {
  let asked = 0
  const session = jest.fn(async () => {
    asked += 1
    if (trouble && asked === 1) throw trouble
    return { kept, asked } as unknown as SessionView
  })
  return { session, api: { session } as unknown as Api }
}

describe('who is signed in', () => {
  test('is asked before Outlook has spoken, once, and then anew each time', async () => {
    keepSignIn('', 'token')
    const early = apiOf('token')
    const { answering } = askEarly(() => early.api)
    expect(early.session).toHaveBeenCalledTimes(1)
    const later = apiOf('token')
    const api = answering(later.api, 'token')
    await api.session()
    expect(later.session).not.toHaveBeenCalled()
    await api.session()
    expect(later.session).toHaveBeenCalledTimes(1)
    expect(early.session).toHaveBeenCalledTimes(1)
  })

  test('is known before the pane is drawn, to that sign-in alone', async () => {
    keepSignIn('', 'token')
    const early = askEarly(() => apiOf('token').api)
    expect(early.of('token')).toBeUndefined()
    await early.here
    expect(early.of('token')).toMatchObject({ kept: 'token' })
    expect(early.of('other')).toBeUndefined()
    expect(early.of(undefined)).toBeUndefined()
  })

  test('is not known after a refusal or while nobody is signed in, and neither is waited for', async () => {
    keepSignIn('', 'token')
    const refused = askEarly(() => apiOf('token', new Error('refused')).api)
    await refused.here
    expect(refused.of('token')).toBeUndefined()
    localStorage.clear()
    const nobody = askEarly(() => apiOf('token').api)
    await nobody.here
    expect(nobody.of(undefined)).toBeUndefined()
  })

  test('is never answered from another sign-in', async () => {
    keepSignIn('', 'token')
    const { answering } = askEarly(() => apiOf('token').api)
    const api = answering(apiOf('other').api, 'other')
    expect(await api.session()).toMatchObject({ kept: 'other' })
    expect(await answering(apiOf('token').api, 'token').session()).toMatchObject({ asked: 1 })
  })

  test('is asked again where the early question failed', async () => {
    keepSignIn('', 'token')
    const early = apiOf('token', new Error('refused'))
    const api = askEarly(() => early.api).answering(apiOf('token').api, 'token')
    expect(await api.session()).toMatchObject({ kept: 'token', asked: 1 })
  })

  test.each([
    ['nobody is signed in', undefined],
    ["Microsoft's account must be asked first", keptForEntra({} as never)],
  ])('is not asked early where %s', (_, kept) => {
    if (kept !== undefined) keepSignIn('', kept)
    const connect = jest.fn(() => apiOf('token').api)
    askEarly(connect)
    expect(connect).not.toHaveBeenCalled()
  })
})
