import { afterEach, describe, expect, test } from '@jest/globals'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { HANAKO, KENJI, blockFor } from '../message/example-block.ts'
import { FakeMessage, quoted } from '../message/fake-message.ts'
import { button, INSERT, LETTER, openPane, rejection, REMOVE, said } from './stage.tsx'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

describe('a mail that carries a link already', () => {
  test('the pane knows its block when opened again, and takes it out whole', async () => {
    const message = rejection([HANAKO], LETTER + blockFor().html)
    const { person } = openPane({ message })
    await person.click(await button(REMOVE))
    await button(INSERT)
    expect(message.content).toBe(LETTER)
    expect(said('status')).toContain('Removed. The rest of your mail is as it was.')
  })

  test('a link in quoted history is not this mail’s', async () => {
    openPane({ message: rejection([HANAKO], quoted(blockFor().html)) })
    const insert = await button(INSERT)
    await waitFor(() => expect(insert.disabled).toBe(false))
  })

  test.each(['html', 'text'] as const)(
    'in %s, a link made for another person is replaced by this one’s',
    async (format) => {
      const message = new FakeMessage(`Dear Kenji${blockFor(HANAKO)[format]}Bye`, format)
      message.writeTo(KENJI)
      const { person, api } = openPane({ message })
      await screen.findByText('The link in this mail was made for another person.')
      await person.click(await button('Replace it'))
      await button(REMOVE)
      expect(message.content).toMatch(/^Dear Kenji/)
      expect(message.content).toMatch(/Bye$/)
      expect(message.content).not.toContain('AbCdEf')
      expect(api.issued[0]?.referral.recipient).toBe(KENJI)
    },
  )

  test('the pane notices that the recipient was changed after inserting', async () => {
    const message = rejection()
    const { person } = openPane({ message, locale: 'ja' })
    await person.click(await button('ご案内リンクを挿入'))
    await button('ご案内リンクを削除')
    message.writeTo(KENJI)
    await screen.findByText('本文のリンクは別の方のために発行されたものです。')
    await button('差し替える')
  })

  test('a link written into the letter itself is left to its author', async () => {
    const content =
      '<p>See <a href="https://relay.example.co.jp/r/AbCdEfGhIjKlMnOpQrStU0">it</a></p>'
    const message = rejection([HANAKO], content)
    const { person } = openPane({ message })
    await person.click(await button(REMOVE))
    await screen.findByText(/Please delete the passage in the mail itself/)
    expect(message.content).toBe(content)
  })

  test('a block deleted by hand may be inserted again', async () => {
    const message = rejection([HANAKO], LETTER + blockFor().html)
    openPane({ message })
    await button(REMOVE)
    message.content = LETTER
    window.dispatchEvent(new Event('focus'))
    await button(INSERT)
  })
})
