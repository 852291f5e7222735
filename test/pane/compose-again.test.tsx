import { afterEach, describe, expect, test } from '@jest/globals'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { HANAKO, KENJI, blockFor, TOKEN } from '../message/example-block.ts'
import { FakeMessage, quoted } from '../message/fake-message.ts'
import { sent } from './fake-sends.ts'
import { button, FakeApi, INSERT, LETTER, openPane, rejection, REMOVE, said } from './stage.tsx'

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

  test.each([
    ['en', 'revoked', 'The link in this mail was revoked. Remove it, then insert a new one.'],
    ['ja', 'revoked', '本文のリンクは取り消されています。削除してから、もう一度挿入してください。'],
    ['en', 'expired', 'The link in this mail has expired. Remove it, then insert a new one.'],
    ['ja', 'expired', '本文のリンクは期限が切れています。削除してから、もう一度挿入してください。'],
  ] as const)(
    'in %s, a draft opened when its link was %s says so',
    async (locale, state, sentence) => {
      const api = new FakeApi()
      const dead = state === 'revoked' ? { state } : { expiresAt: Date.now() - 1 }
      api.sentMails = [sent(TOKEN, dead)]
      const message = rejection([HANAKO], LETTER + blockFor().html)
      const { person } = openPane({ message, api, locale })
      await screen.findByText(sentence)
      expect(api.askedFor).toEqual([TOKEN])
      await person.click(await button(locale === 'en' ? REMOVE : 'ご案内リンクを削除'))
      await person.click(await button(locale === 'en' ? INSERT : 'ご案内リンクを挿入'))
      await button(locale === 'en' ? REMOVE : 'ご案内リンクを削除')
      expect(screen.queryByText(sentence)).toBeNull()
      expect(message.content).not.toContain(TOKEN)
    },
  )

  test.each(['live', 'a colleague’s', 'not to be known now'])(
    'a draft opened the next day with a link that is %s is as it was',
    async (kind) => {
      const api = new FakeApi()
      if (kind === 'live') api.sentMails = [sent(TOKEN, { expiresAt: Date.now() + 60_000 })]
      if (kind === 'not to be known now') api.refusing.sendOf = { code: 'unreachable' }
      openPane({ message: rejection([HANAKO], LETTER + blockFor().html), api })
      await button(REMOVE)
      await waitFor(() => expect(api.askedFor).toEqual([TOKEN]))
      expect(said('status')).toContain('Inserted. Not sent yet.')
      expect(said('alert')).toBe('')
    },
  )

  test('a link revoked in the list is known when one comes back to the mail', async () => {
    const api = new FakeApi()
    api.sentMails = [sent(TOKEN, { expiresAt: Date.now() + 60_000 })]
    const message = rejection([HANAKO], LETTER + blockFor().html)
    const { person } = openPane({ message, api })
    await person.click(await button('My sends'))
    await person.click(await screen.findByRole('button', { name: /^Revoke the link of/ }))
    await person.click(await button('Revoke the link'))
    await screen.findByText('The link is revoked.')
    await person.keyboard('{Escape}')
    await screen.findByText(/The link in this mail was revoked/)
  })

  test('a reply gets a link of its own above the older one in the history, and loses its own only', async () => {
    const history = quoted(blockFor().html)
    const message = rejection([HANAKO], history)
    message.cursor = 0
    const { person, api } = openPane({ message })
    await person.click(await button(INSERT))
    await button(REMOVE)
    expect(api.issued).toHaveLength(1)
    expect(message.content).toMatch(/^.+TTTT.+AbCdEf/s)
    await person.click(await button(REMOVE))
    await button(INSERT)
    expect(message.content).toBe(history)
  })

  test('a link that went into the quoted mail does not count, and the pane says what to do', async () => {
    const message = rejection([HANAKO], quoted(LETTER))
    const { person, api } = openPane({ message })
    await person.click(await button(INSERT))
    await waitFor(() => expect(said('alert')).toContain('The cursor stood in the quoted mail'))
    const wrong = message.content
    await person.click(await button(INSERT))
    await waitFor(() => expect(api.issued).toHaveLength(2))
    await button(INSERT)
    expect(message.content).toBe(wrong)
    message.content = quoted(LETTER)
    message.cursor = 0
    await person.click(await button(INSERT))
    await button(REMOVE)
    // The link that stood in the wrong place is the one that stands in the right one now.
    expect(new Set(api.issued.map(({ key }) => key)).size).toBe(1)
    expect(wrong).toContain('TTTT')
    expect(message.content.indexOf('TTTT')).toBeLessThan(message.content.indexOf('divRplyFwdMsg'))
  })

  test('a mail from a shared mailbox tells which one; another From later changes nothing', async () => {
    const message = rejection()
    message.from = 'saiyo@example.co.jp'
    const { person, api } = openPane({ message })
    await person.click(await button(INSERT))
    await button(REMOVE)
    expect(api.issued[0]?.referral.mailbox).toBe('saiyo@example.co.jp')
    message.from = 'makoto.tanaka@example.co.jp'
    window.dispatchEvent(new Event('focus'))
    await button(REMOVE)
    expect(said('alert')).toBe('')
    expect(said('status')).toContain('Inserted. Not sent yet.')
  })

  test('a person who must not be offered is not asked about before Insert is pressed', async () => {
    const api = new FakeApi()
    api.failing.issueReferral = 'cannot_be_offered'
    const message = rejection()
    const { person } = openPane({ message, api })
    const insert = await button(INSERT)
    await waitFor(() => expect(insert.disabled).toBe(false))
    expect([api.issued.length, said('alert')]).toEqual([0, ''])
    await person.click(insert)
    await waitFor(() => expect(said('alert')).toBe('No offer can be inserted for this address.'))
    expect(message.content).toBe(LETTER)
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

  test.each([
    ['removed', HANAKO, REMOVE],
    ['replaced', KENJI, 'Replace it'],
  ])(
    'while somebody goes on typing nothing is %s, so that no word is lost',
    async (_, to, press) => {
      const message = rejection([to], LETTER + blockFor(HANAKO).html)
      const { person } = openPane({ message })
      message.typed = '<p>P.S.</p>'
      await person.click(await button(press))
      await screen.findByText(/The mail is still being changed/)
      expect(message.content).toBe(`${LETTER}${blockFor(HANAKO).html}<p>P.S.</p>`)
      message.typed = ''
      await person.click(await button(press))
      await waitFor(() => expect(message.content).not.toContain('AbCdEf'))
      expect(message.content).toMatch(/P\.S\./)
    },
  )

  test('a block deleted by hand may be inserted again', async () => {
    const message = rejection([HANAKO], LETTER + blockFor().html)
    openPane({ message })
    await button(REMOVE)
    message.content = LETTER
    window.dispatchEvent(new Event('focus'))
    await button(INSERT)
  })
})
