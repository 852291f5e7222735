import { afterEach, describe, expect, test } from '@jest/globals'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { KENJI } from '../message/example-block.ts'
import {
  button,
  FakeApi,
  INSERT,
  LETTER,
  openPane,
  rejection,
  REMOVE,
  said,
  SESSION,
} from './stage.tsx'

/** The first wait is two seconds; whatever would come after it has come by then. */
const FIRST_WAIT_MS = 2_000
const LATER = { timeout: FIRST_WAIT_MS + 3_000 }
const LONG = 15_000

/** Lets time pass as somebody does who only looks on. */
async function sleep(ms: number): Promise<void> {
  const until = Date.now() + ms
  await waitFor(() => expect(Date.now()).toBeGreaterThanOrEqual(until), { timeout: ms + 2_000 })
}

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

/** A pane that pressed Insert while the server was away. */
async function pressedInVain(locale: 'en' | 'ja' = 'en') {
  const message = rejection()
  const pane = openPane({ message, locale })
  pane.api.failing.issueReferral = 'unreachable'
  await pane.person.click(await button(locale === 'en' ? INSERT : 'ご案内リンクを挿入'))
  await button(locale === 'en' ? 'Try now' : '今すぐ再試行')
  return { message, ...pane }
}

describe('a server that is away while a link is to be inserted', () => {
  test.each([
    [
      'en',
      'Career Relay cannot be reached. Your mail is untouched; nothing was inserted.',
      /^Next try in [12] s\.$/,
      REMOVE,
    ],
    [
      'ja',
      'サーバーに接続できません。メールはそのままで、何も挿入していません。',
      /^[12]秒後に再試行します。$/,
      'ご案内リンクを削除',
    ],
  ] as const)(
    'is asked again, and the link inserted once it is back, in %s',
    async (locale, sentence, next, remove) => {
      const { api, message } = await pressedInVain(locale)
      expect(said('alert')).toBe(sentence)
      screen.getByText(next)
      expect(message.content).toBe(LETTER)
      api.failing = {}
      await screen.findByRole('button', { name: remove }, LATER)
      expect(api.issued).toHaveLength(2)
      expect(new Set(api.issued.map(({ key }) => key)).size).toBe(1)
      expect(message.content.match(/\/decline"/g)).toHaveLength(1)
      expect(said('alert')).toBe('')
    },
    LONG,
  )

  test('the seconds are shown and not announced, and what is said stays as it is', async () => {
    await pressedInVain()
    const [before, shown] = [said('alert') + said('status'), screen.getByText(/^Next try/)]
    expect(shown.closest('[role], [aria-live]')?.getAttribute('role')).toBe('tabpanel')
    await waitFor(() => expect(shown.textContent).toBe('Next try in 1 s.'), LATER)
    expect(said('alert') + said('status')).toBe(before)
  })

  test('waits longer each time, and keeps saying why', async () => {
    const { api } = await pressedInVain()
    await waitFor(() => expect(api.issued).toHaveLength(2), LATER)
    await screen.findByText('Next try in 4 s.')
    expect(said('alert')).toMatch(/nothing was inserted/)
  })

  test('cancelled, it is not asked again; the keyboard stands on Insert', async () => {
    const { api, message, person } = await pressedInVain()
    await person.click(await button('Cancel'))
    expect(said('status')).toContain('Cancelled. Nothing was inserted.')
    expect(document.activeElement).toBe(await button(INSERT))
    api.failing = {}
    await sleep(FIRST_WAIT_MS + 300)
    expect(api.issued).toHaveLength(1)
    expect(message.content).toBe(LETTER)
  })

  test('what was chosen stays while it waits', async () => {
    await pressedInVain()
    expect(screen.getByLabelText<HTMLSelectElement>('Language').disabled).toBe(true)
  })

  test('a recipient changed meanwhile ends the wait, and nothing is inserted', async () => {
    const { api, message } = await pressedInVain()
    message.writeTo(KENJI)
    await screen.findByText(/The recipients changed/)
    api.failing = {}
    await sleep(FIRST_WAIT_MS + 300)
    expect(api.issued).toHaveLength(1)
    expect(message.content).toBe(LETTER)
  })

  test('once the pane is at another mail, nothing is asked or inserted for the last', async () => {
    const { api, message, unmount } = await pressedInVain()
    unmount()
    api.failing = {}
    await sleep(FIRST_WAIT_MS + 300)
    expect(api.issued).toHaveLength(1)
    expect(message.content).toBe(LETTER)
  })

  test('a link made for a mail the pane has left is not inserted anywhere', async () => {
    const message = rejection()
    const { api, person, unmount } = openPane({ message })
    let answered: () => void = () => undefined
    api.meanwhile = () => new Promise((resolve) => (answered = resolve))
    await person.click(await button(INSERT))
    await waitFor(() => expect(api.issued).toHaveLength(1))
    unmount()
    answered()
    await sleep(100)
    expect(message.content).toBe(LETTER)
  })

  test.each(['cannot_be_offered', 'not_found', 'invalid_request'] as const)(
    'a refusal (%s) is no reason to try again',
    async (code) => {
      const { api, person } = openPane({ message: rejection() })
      api.failing.issueReferral = code
      await person.click(await button(INSERT))
      await waitFor(() => expect(said('alert')).not.toBe(''))
      await button(INSERT)
      expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull()
    },
  )

  test.each(['unavailable', 'internal_error', 'too_many_requests'] as const)(
    'an answer of the server itself (%s) is said in its words and tried again',
    async (code) => {
      const { api, person } = openPane({ message: rejection() })
      api.failing.issueReferral = code
      await person.click(await button(INSERT))
      await button('Try now')
      expect(said('alert')).toMatch(/try again/i)
      api.failing = {}
      await person.click(await button('Try now'))
      await button(REMOVE)
    },
  )
})

describe('a server that is slow', () => {
  test.each([
    ['en', INSERT, 'This is taking longer than usual; still working.', REMOVE],
    [
      'ja',
      'ご案内リンクを挿入',
      '通常より時間がかかっています。処理を続けています。',
      'ご案内リンクを削除',
    ],
  ] as const)(
    'is waited for, and after five seconds the pane says so, in %s',
    async (locale, insert, sentence, remove) => {
      const message = rejection()
      const { api, person } = openPane({ message, locale })
      let answered: () => void = () => undefined
      api.meanwhile = () => new Promise((resolve) => (answered = resolve))
      await person.click(await button(insert))
      await sleep(4_000)
      expect(said('status')).not.toContain(sentence)
      await waitFor(() => expect(said('status')).toContain(sentence), { timeout: 3_000 })
      expect(message.content).toBe(LETTER)
      answered()
      await button(remove)
      expect(said('status')).not.toContain(sentence)
      expect(api.issued).toHaveLength(1)
    },
    LONG,
  )
})

test('a server that hangs can be given up, and what it answers later is inserted by the next press alone', async () => {
  const message = rejection()
  const { api, person } = openPane({ message })
  let answered: () => void = () => undefined
  api.meanwhile = () => new Promise((resolve) => (answered = resolve))
  await person.click(await button(INSERT))
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull()
  await person.click(await screen.findByRole('button', { name: 'Cancel' }, { timeout: 8_000 }))
  expect(screen.queryByText('Trying again…')).toBeNull()
  expect(said('status')).toContain('Cancelled. Nothing was inserted.')
  answered()
  await sleep(200)
  expect(message.content).toBe(LETTER)
  api.meanwhile = () => undefined
  await person.click(await button(INSERT))
  await button(REMOVE)
  expect(new Set(api.issued.map(({ key }) => key)).size).toBe(1)
}, 20_000)

test('a link made while the answer was lost is inserted once', async () => {
  const message = rejection()
  const api = new FakeApi()
  api.view = { ...SESSION, member: { ...SESSION.member, role: 'recruiter' } }
  const { person } = openPane({ message, api })
  api.failing.issueReferral = 'unreachable'
  await person.click(await button(INSERT))
  await button('Try now')
  api.failing = {}
  await person.dblClick(await button('Try now'))
  await button(REMOVE)
  expect(message.content.match(/\/decline"/g)).toHaveLength(1)
  expect(new Set(api.issued.map(({ key }) => key)).size).toBe(1)
})
