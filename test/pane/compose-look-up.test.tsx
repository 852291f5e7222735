import { afterEach, describe, expect, test } from '@jest/globals'
import { cleanup, screen, waitFor } from '@testing-library/react'
import type { Locale } from '../../src/contract/locale.ts'
import { blockFor, ENGLISH, HANAKO, KENJI, TOKEN } from '../message/example-block.ts'
import { sent } from './fake-sends.ts'
import { button, FakeApi, INSERT, LETTER, openPane, rejection, REMOVE, said } from './stage.tsx'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
  localStorage.clear()
})

const MADE = { stage: 'interview', position: 'Account manager', leadVersion: 2 } as const

/** A draft opened again beside a server that takes its time to say how its link was made. */
function reopen({ to = HANAKO, locale = 'en' }: { to?: string; locale?: Locale } = {}) {
  const api = new FakeApi()
  const { promise, resolve: answer } = Promise.withResolvers<void>()
  const asked = api.sendOf
  api.sentMails = [sent(TOKEN, { locale: 'en', ...MADE })]
  api.sendOf = async (token) => {
    await promise
    return asked(token)
  }
  const message = rejection([to], LETTER + blockFor(HANAKO, TOKEN, ENGLISH).html)
  return { message, answer, ...openPane({ message, api, locale }) }
}

describe('before the server has said how the link in a mail was made', () => {
  test('another’s is not replaced by a guess: the press counts once the preview is right', async () => {
    const { api, message, answer, person } = reopen({ to: KENJI })
    const replace = await button('Replace it')
    expect(replace.getAttribute('aria-busy')).toBe('true')
    await person.click(replace)
    expect(api.issued).toEqual([])

    answer()
    await screen.findByText(/thank you for the Account manager interview/)
    await waitFor(() => expect(replace.getAttribute('aria-busy')).toBe('false'))
    await person.click(replace)
    await button(REMOVE)
    expect(api.issued[0]?.referral).toMatchObject({ recipient: KENJI, locale: 'en', ...MADE })
    expect(message.content).toContain('thank you for the Account manager interview')
  })

  test('it is removed at once, and the next one waits for its stage and words', async () => {
    const { api, answer, person } = reopen()
    const pressed = await button(REMOVE)
    await person.click(pressed)
    const insert = await button(INSERT)
    expect(insert.getAttribute('aria-busy')).toBe('true')
    expect(document.activeElement).toBe(insert)
    await person.click(insert)
    expect(api.issued).toEqual([])

    answer()
    await waitFor(() => expect(insert.getAttribute('aria-busy')).toBe('false'))
    await person.click(insert)
    await button(REMOVE)
    expect(api.issued[0]?.referral).toMatchObject(MADE)
  })

  test('a mail without a link waits for nothing', async () => {
    const api = new FakeApi()
    api.sendOf = () => new Promise(() => undefined)
    const { person } = openPane({ message: rejection(), api })
    await person.click(await button(INSERT))
    await button(REMOVE)
    await person.click(await button(REMOVE))
    await person.click(await button(INSERT))
    await button(REMOVE)
  })

  test('somebody who waits long is told that nothing hangs', async () => {
    reopen({ to: KENJI })
    await button('Replace it')
    expect(said('status')).not.toContain('still working')
    const patience = { timeout: 8_000 }
    await waitFor(() => expect(said('status')).toContain('still working'), patience)
    expect(said('alert')).toContain('made for another person')
  }, 15_000)
})

describe('while the server cannot say how the link in a mail was made', () => {
  test.each([
    ['en', 'Try now', 'Replace it', /Career Relay cannot be reached\. Your mail is untouched/],
    ['ja', '今すぐ再試行', '差し替える', /サーバーに接続できません。メールはそのままで/],
  ] as const)(
    'in %s it says so, and a press asks again',
    async (locale, tryNow, replace, sentence) => {
      const { api, person, answer } = reopen({ to: KENJI, locale })
      api.refusing.sendOf = { code: 'unreachable' }
      answer()
      await waitFor(() => expect(said('alert')).toMatch(sentence))
      expect(screen.queryByRole('button', { name: replace })).toBeNull()
      api.refusing = {}
      await person.click(await button(tryNow))
      await waitFor(() => expect(said('alert')).not.toMatch(sentence))
      await person.click(await button(replace))
      await waitFor(() => expect(api.issued).toHaveLength(1))
      expect(api.issued[0]?.referral).toMatchObject({ recipient: KENJI, ...MADE })
    },
  )

  test('it goes on by itself once the server is back', async () => {
    const { api, answer } = reopen({ to: KENJI })
    api.refusing.sendOf = { code: 'unreachable' }
    answer()
    await button('Try now')
    api.refusing = {}
    await screen.findByRole('button', { name: 'Replace it' }, { timeout: 5_000 })
    expect(api.askedFor).toHaveLength(2)
  }, 10_000)

  test('a colleague’s link, of which it tells nothing, is replaced by what the mail tells', async () => {
    const { api, answer, person } = reopen({ to: KENJI })
    api.sentMails = []
    answer()
    await waitFor(async () =>
      expect((await button('Replace it')).getAttribute('aria-busy')).toBe('false'),
    )
    await person.click(await button('Replace it'))
    await waitFor(() => expect(api.issued[0]?.referral.stage).toBe('screening'))
  })
})
