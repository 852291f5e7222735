import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { connectApi } from '../../src/api/api.ts'
import { connectSignIn } from '../../src/api/sign-in-api.ts'
import { Pane } from '../../src/Pane.tsx'
import { LocaleContext } from '../../src/text/use-text.ts'
import {
  button,
  FakeApi,
  FakeDoor,
  FakeSurroundings,
  INSERT,
  LETTER,
  openPane,
  rejection,
  said,
  SESSION,
} from './stage.tsx'

afterEach(cleanup)

const WORDS = {
  en: {
    code: 'Access code',
    signIn: 'Sign in',
    insert: INSERT,
    wrong: 'This code is not valid, was used before, or is more than an hour old.',
    missing: 'Enter the access code.',
    ended: 'Your session has ended. Sign in again; your mail is untouched.',
  },
  ja: {
    code: 'アクセスコード',
    signIn: 'サインイン',
    insert: 'ご案内リンクを挿入',
    wrong: 'コードが正しくないか、使用済みか、発行から1時間を過ぎています。',
    missing: 'アクセスコードを入力してください。',
    ended: 'セッションが終了しました。もう一度サインインしてください。メールはそのままです。',
  },
} as const

const LOCALES = ['en', 'ja'] as const

describe('the first run', () => {
  test.each(LOCALES)('in %s, a code opens the pane beside the mail', async (locale) => {
    const say = WORDS[locale]
    const pane = openPane({ api: undefined, message: rejection(), locale })
    await pane.person.type(await screen.findByLabelText(say.code), ' abcde fghjk')
    await pane.person.click(await button(say.signIn))
    await button(say.insert)
    expect(pane.door.tried[0]?.signIn).toEqual({
      code: 'abcde fghjk',
      mailbox: 'makoto.tanaka@example.co.jp',
      device: 'new Outlook for Windows',
    })
  })

  test.each(LOCALES)('in %s, a wrong code is refused beside the field and kept', async (locale) => {
    const say = WORDS[locale]
    const { person } = openPane({ api: undefined, locale })
    const field = await screen.findByLabelText<HTMLInputElement>(say.code)
    await person.click(await button(say.signIn))
    expect(said('alert')).toBe(say.missing)
    await person.type(field, 'WRONG-WRONG{Enter}')
    await waitFor(() => expect(said('alert')).toBe(say.wrong))
    expect(field.value).toBe('WRONG-WRONG')
    expect(field.getAttribute('aria-invalid')).toBe('true')
  })

  test('a retry after a lost answer asks for the same session', async () => {
    const door = new FakeDoor()
    const { person } = openPane({ api: undefined, door })
    door.failing = 'unreachable'
    await person.type(await screen.findByLabelText('Access code'), 'ABCDE-FGHJK{Enter}')
    await screen.findByText('Career Relay cannot be reached. Try again in a moment.')
    door.failing = undefined
    await person.click(await button('Sign in'))
    await screen.findByRole('tab', { name: 'Compose' })
    expect(door.tried).toHaveLength(2)
    expect(door.tried[0]?.key).toBe(door.tried[1]?.key)
  })

  test('another code is another request', async () => {
    const { person, door } = openPane({ api: undefined })
    await person.type(await screen.findByLabelText('Access code'), 'WRONG{Enter}')
    await waitFor(() => expect(said('alert')).not.toBe(''))
    await person.type(screen.getByLabelText('Access code'), 'ER{Enter}')
    await waitFor(() => expect(door.tried).toHaveLength(2))
    expect(door.tried[0]?.key).not.toBe(door.tried[1]?.key)
  })

  test('where codes do not work, no code is asked for', async () => {
    const door = new FakeDoor()
    door.offered = { codes: false, entra: null }
    openPane({ api: undefined, door })
    await waitFor(() => expect(screen.queryByLabelText('Access code')).toBeNull())
    await button('Look around first')
  })
})

describe('looking around first', () => {
  test('shows both tabs marked as an example, inserts nothing, and leads back', async () => {
    const message = rejection()
    const { person, api } = openPane({ api: undefined, message })
    await person.type(await screen.findByLabelText('Access code'), 'ABC')
    await person.click(await button('Look around first'))
    expect((await button(INSERT)).disabled).toBe(true)
    await screen.findByText(/This is an example, so nothing can be inserted/)
    screen.getByRole('complementary', { name: 'Example' })
    await person.click(screen.getByRole('tab', { name: 'Progress' }))
    await screen.findByText('7 of 10')
    screen.getByRole('complementary', { name: 'Example' })
    expect(screen.queryByRole('tab', { name: 'Settings' })).toBeNull()
    await person.click(await button('Back to sign-in'))
    expect(screen.getByLabelText<HTMLInputElement>('Access code').value).toBe('ABC')
    expect(message.content).toBe(LETTER)
    expect(api.issued).toEqual([])
  })

  test('is marked in Japanese too', async () => {
    const { person } = openPane({ api: undefined, locale: 'ja' })
    await person.click(await button('先に中を見る'))
    await screen.findByRole('complementary', { name: '例' })
    await screen.findByText(/例の画面のため挿入できません/)
    await person.click(await button('サインインに戻る'))
    await screen.findByLabelText('アクセスコード')
  })
})

describe('a session that ends', () => {
  test.each(LOCALES)('in %s, is said in one line, and the next opens the pane', async (locale) => {
    const say = WORDS[locale]
    const message = rejection()
    const { person, api } = openPane({ message, locale })
    api.failing = { issueReferral: 'not_signed_in', session: 'not_signed_in' }
    await person.click(await button(say.insert))
    await screen.findByText(say.ended)
    expect(message.content).toBe(LETTER)
  })

  test('because the company went over to Entra, is told in the server’s words', async () => {
    const api = new FakeApi()
    api.failing.session = 'entra_only'
    openPane({ api })
    await screen.findByText('Your company allows signing in with Microsoft Entra only.')
  })
})

describe('a kept session', () => {
  const { fetch } = globalThis
  afterEach(() => void (globalThis.fetch = fetch))

  test('opens the pane with one request', async () => {
    const asked: string[] = []
    globalThis.fetch = jest.fn<typeof fetch>(async (path) => {
      asked.push(path as string)
      return { ok: true, status: 200, json: async () => SESSION } as Response
    })
    render(
      <LocaleContext value="en">
        <Pane
          api={connectApi(async () => 'a-session-token', 'en')}
          signInApi={connectSignIn('en')}
          surroundings={new FakeSurroundings()}
          message={rejection()}
          messageNumber={0}
          onSignedIn={() => undefined}
          onSignedOut={() => undefined}
        />
      </LocaleContext>,
    )
    await waitFor(async () => expect((await button(INSERT)).disabled).toBe(false))
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)))
    expect(asked).toEqual(['/api/session'])
  })
})
