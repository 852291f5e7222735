import { afterEach, describe, expect, test } from '@jest/globals'
import { act, cleanup, screen, waitFor } from '@testing-library/react'
import type { BodyFormat } from '../../src/message/message.ts'
import { blockFor, ENGLISH, HANAKO, OTHER_TOKEN, TOKEN } from '../message/example-block.ts'
import { FakeMessage } from '../message/fake-message.ts'
import { sent } from './fake-sends.ts'
import { button, FakeApi, INSERT, LETTER, openPane, rejection, REMOVE, said } from './stage.tsx'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
  localStorage.clear()
})

const REMOVE_JA = 'ご案内リンクを削除'

const lookAgain = () => act(async () => window.dispatchEvent(new Event('focus')))

describe('a link revoked from the list of one’s sends', () => {
  /** A link just inserted, and the list open that names it. */
  async function inserted(api: FakeApi) {
    const message = rejection()
    const { person } = openPane({ message, api })
    await person.click(await button(INSERT))
    await button(REMOVE)
    const [, token = ''] = /\/r\/([\w-]{22})/.exec(message.content) ?? []
    api.sentMails = [sent(token, { locale: 'en' })]
    await person.click(await button('My sends'))
    return { message, person, token }
  }

  test('is said to be revoked in the draft that still carries it, and can be replaced', async () => {
    const api = new FakeApi()
    const { message, person, token } = await inserted(api)
    await person.click(await screen.findByRole('button', { name: /^Revoke the link of/ }))
    await person.click(await button('Revoke the link'))
    await screen.findByText('Revoked')
    await person.click(await screen.findByRole('button', { name: /Back$/ }))
    await waitFor(() => expect(said('alert')).toContain('The link in this mail was revoked.'))
    expect(said('status')).not.toContain('Inserted. Not sent yet.')
    await person.click(await button(REMOVE))
    await person.click(await button(INSERT))
    await waitFor(() => expect(said('status')).toContain('Inserted. Not sent yet.'))
    expect(message.content).not.toContain(token)
    expect(said('alert')).toBe('')
  })

  test('is not asked about while the mail stays in view, and stays inserted unless revoked', async () => {
    const api = new FakeApi()
    const { person, token } = await inserted(api)
    expect(api.askedFor).toEqual([])
    await person.click(await screen.findByRole('button', { name: /Back$/ }))
    await waitFor(() => expect(api.askedFor).toEqual([token]))
    await waitFor(() => expect(said('status')).toContain('Inserted. Not sent yet.'))
    expect(said('alert')).toBe('')
  })
})

describe('what is selected in the mail', () => {
  test.each([
    ['en', INSERT, 'Something in the mail is selected, so nothing was inserted.', REMOVE],
    [
      'ja',
      'ご案内リンクを挿入',
      '本文の一部が選択されているため、何も挿入していません。',
      REMOVE_JA,
    ],
  ] as const)(
    'in %s is not lost: nothing is inserted until it is let go',
    async (locale, insert, sentence, remove) => {
      const message = rejection()
      message.selected = 'We have decided otherwise.'
      const { person, api } = openPane({ message, locale })
      await person.click(await button(insert))
      await waitFor(() => expect(said('alert')).toContain(sentence))
      expect(message.content).toBe(LETTER)

      message.selected = ''
      await person.click(await button(insert))
      await button(remove)
      expect(message.content).toContain('We have decided otherwise.')
      // The same link is inserted then, not another one.
      expect(new Set(api.issued.map(({ key }) => key)).size).toBe(1)
    },
  )
})

describe('a link whose consent text was cut', () => {
  const FIRST_LINE = /Optional, with no effect on this or any later application with us\./
  const forms: [BodyFormat, string, string][] = [
    ['html', LETTER, blockFor(HANAKO, TOKEN, ENGLISH).html],
    ['text', 'Dear Hanako,\n', blockFor(HANAKO, TOKEN, ENGLISH).text],
  ]

  test.each(forms)('is told in %s, and goes when it is removed', async (format, letter, block) => {
    const message = new FakeMessage(letter + block, format)
    message.writeTo(HANAKO)
    const { person } = openPane({ message })
    await waitFor(() => expect(said('status')).toContain('Inserted. Not sent yet.'))
    message.content = letter + block.replace(FIRST_LINE, '')
    await lookAgain()
    await waitFor(() =>
      expect(said('alert')).toContain('the consent text that belongs to it was changed or removed'),
    )
    expect(said('status')).not.toContain('Inserted')
    screen.getByText('As it stands in the mail.')
    await person.click(await button(REMOVE))
    await button(INSERT)
    expect(message.content.trim()).toBe(letter.trim())
    expect(said('alert')).toBe('')
  })

  test('is told in Japanese, and no more once it was undone', async () => {
    const { html } = blockFor()
    const message = rejection([HANAKO], LETTER + html.replace('一切影響しません', ''))
    openPane({ message, locale: 'ja' })
    await waitFor(() => expect(said('alert')).toContain('説明文の一部が変更または削除されています'))
    message.content = LETTER + html
    await lookAgain()
    await waitFor(() => expect(said('alert')).toBe(''))
  })
})

describe('two links for one person', () => {
  test.each([
    ['en', REMOVE, 'More than one referral link stands in this mail.'],
    ['ja', REMOVE_JA, '本文に複数のご案内リンクがあります。'],
  ] as const)('are told in %s, and both go', async (locale, remove, sentence) => {
    const blocks = blockFor(HANAKO).html + blockFor(HANAKO, OTHER_TOKEN).html
    const message = rejection([HANAKO], LETTER + blocks)
    const { person } = openPane({ message, locale })
    await waitFor(() => expect(said('alert')).toContain(sentence))
    await person.click(await button(remove))
    await waitFor(() => expect(message.content).toBe(LETTER))
    await waitFor(() => expect(said('alert')).toBe(''))
  })

  test('the same link twice is one', async () => {
    const message = rejection([HANAKO], LETTER + blockFor().html + blockFor().html)
    openPane({ message })
    await waitFor(() => expect(said('status')).toContain('Inserted. Not sent yet.'))
    expect(said('alert')).toBe('')
  })
})
