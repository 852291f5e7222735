import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { cleanup, screen, waitFor } from '@testing-library/react'

// Microsoft's own library needs Outlook's bridge; what the pane does with its answers does not.
const openToken = jest.fn<() => Promise<string>>()
jest.unstable_mockModule('../../src/sign-in/entra.ts', () => ({
  entraToken: openToken,
  renewedEntraToken: openToken,
}))
const { EntraTrouble } = await import('../../src/sign-in/entra-trouble.ts')
const { button, FakeDoor, openPane, said } = await import('./stage.tsx')

afterEach(cleanup)

const METHOD = {
  clientId: 'a-client',
  authority: 'https://login.microsoftonline.com/organizations',
  scope: 'api://a-client/access_as_user',
}

function doorWithMicrosoft(locale: 'en' | 'ja' = 'en', codes = true) {
  const door = new FakeDoor(locale)
  door.offered = { codes, entra: METHOD }
  return door
}

describe('signing in with Microsoft', () => {
  test.each([
    ['en', 'Sign in with Microsoft', 'Compose'],
    ['ja', 'Microsoft でサインイン', '作成'],
  ] as const)('in %s, one press opens the pane', async (locale, name, tab) => {
    openToken.mockResolvedValueOnce('a.microsoft.token')
    const { person, door } = openPane({
      api: undefined,
      locale,
      door: doorWithMicrosoft(locale),
    })
    await person.click(await button(name))
    await screen.findByRole('tab', { name: tab })
    expect(door.shown).toEqual(['a.microsoft.token'])
  })

  test('is offered beside the code, and alone where codes do not work', async () => {
    const { unmount } = openPane({ api: undefined, door: doorWithMicrosoft() })
    await button('Sign in with Microsoft')
    screen.getByLabelText('Access code')
    unmount()
    openPane({ api: undefined, door: doorWithMicrosoft('en', false) })
    await button('Sign in with Microsoft')
    expect(screen.queryByLabelText('Access code')).toBeNull()
  })

  test('that Microsoft refuses says what to do, with the number an administrator asks for', async () => {
    openToken.mockRejectedValueOnce(
      new EntraTrouble('consent_missing', { reference: 'AADSTS65001' }),
    )
    const { person } = openPane({ api: undefined, door: doorWithMicrosoft() })
    await person.click(await button('Sign in with Microsoft'))
    await waitFor(() => expect(said('alert')).toMatch(/admin consent.*\(AADSTS65001\)$/))
    expect((await button('Sign in')).getAttribute('aria-disabled')).not.toBe('true')
  })

  test.each([
    ['not_signed_in', /does not accept accounts of your company here/],
    ['entra_not_admitted', /was not given access to Career Relay/],
    ['unreachable', /cannot be reached/],
  ] as const)('that our server answers with %s keeps nothing', async (code, words) => {
    openToken.mockResolvedValueOnce('a.microsoft.token')
    const door = doorWithMicrosoft()
    door.failing = code
    const { person } = openPane({ api: undefined, door })
    await person.click(await button('Sign in with Microsoft'))
    await waitFor(() => expect(said('alert')).toMatch(words))
    expect(screen.queryByRole('tab')).toBeNull()
  })
})
