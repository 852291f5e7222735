import { afterEach, describe, expect, test } from '@jest/globals'
import { act, cleanup, screen, waitFor } from '@testing-library/react'
import type { Locale } from '../../src/contract/locale.ts'
import type { Send } from '../../src/contract/sends.ts'
import { blockFor, ENGLISH, HANAKO, KENJI, OTHER_TOKEN, TOKEN } from '../message/example-block.ts'
import { sent } from './fake-sends.ts'
import {
  AGREEMENT,
  button,
  FakeApi,
  INSERT,
  LEADS,
  LETTER,
  openPane,
  rejection,
  REMOVE,
  said,
  SESSION,
} from './stage.tsx'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
  localStorage.clear()
})

const LEAD_IN_MAIL = '(The first paragraph, as it stands in the mail)'
const EXPIRES = Date.UTC(2030, 1, 20, 15)

const shown = (label: string) => screen.getByLabelText<HTMLSelectElement>(label).value

/** A draft whose letter says nothing of its stage, opened again beside what the server remembers. */
function reopen(
  more: Partial<Send>,
  { to = HANAKO, locale }: { to?: string; locale?: Locale } = {},
) {
  const api = new FakeApi()
  api.sentMails = [sent(TOKEN, { locale: 'en', expiresAt: EXPIRES, ...more })]
  const message = rejection([to], LETTER + blockFor(HANAKO, TOKEN, ENGLISH).html)
  return { message, ...openPane({ message, api, locale: locale ?? 'en' }) }
}

describe('a draft opened again', () => {
  test('shows the choice its link was made with, and the day it ends', async () => {
    reopen({ stage: 'interview', position: 'Account manager', leadVersion: 2 })
    await screen.findByText(/thank you for the Account manager interview/)
    await screen.findByText(/your own page until 21 February 2030/)
    expect([shown('Stage'), shown('Language'), shown('Position')]).toEqual([
      ...['interview', 'en', 'Account manager'],
    ])
    expect(screen.getByLabelText<HTMLSelectElement>('Stage').disabled).toBe(true)
  })

  test('shows a Japanese link as Japanese, whatever the language of the letter', async () => {
    reopen({ locale: 'ja', stage: 'screening', leadVersion: 0 })
    await screen.findByText(LEADS.screening.ja.text)
    await screen.findByText(/2030年2月21日まで/)
    expect(shown('Language')).toBe('ja')
  })

  test.each([
    ['own words', { stage: 'final', leadVersion: null }],
    ['a reworded lead', { stage: 'interview', leadVersion: null }],
    ['a lead that was changed since', { stage: 'interview', leadVersion: 1 }],
  ] as const)('does not pretend to know %s', async (_, more) => {
    reopen(more)
    await screen.findByText(LEAD_IN_MAIL)
    screen.getByText(/your own page until/)
    expect(shown('Stage')).toBe(more.stage)
  })

  test.each([
    ['a colleague’s', { id: OTHER_TOKEN }],
    ['of another agreement', { agreementId: 'agreement-2' }],
    ['of an earlier text', { agreementVersion: 7 }],
  ])('shows no block for a link that is %s', async (_, more) => {
    const { api } = reopen({ stage: 'screening', leadVersion: 0, ...more })
    await waitFor(() => expect(api.askedFor).toEqual([TOKEN]))
    await screen.findByText('As it stands in the mail.')
    expect(screen.queryByText(LEADS.screening.en.text)).toBeNull()
    expect(screen.queryByText(/your own page until/)).toBeNull()
  })

  test('replaces a link by one of the same stage, position and language', async () => {
    const made = { stage: 'interview', position: 'Account manager', leadVersion: 2 } as const
    const { person, api, message } = reopen(made, { to: KENJI })
    await screen.findByText(/thank you for the Account manager interview/)
    await person.click(await button('Replace it'))
    await button(REMOVE)
    expect(api.issued[0]?.referral).toMatchObject({ recipient: KENJI, locale: 'en', ...made })
    expect(message.content).toContain('thank you for the Account manager interview')
  })

  test.each([
    ['en', 'Replace it', 'First paragraph', /Write the first paragraph to this person yourself/],
    ['ja', '差し替える', '冒頭文', /冒頭文をご自身の言葉でお書きください/],
  ] as const)(
    'in %s, asks for the lead when a link of the last stage is to be replaced',
    async (locale, replace, field, asks) => {
      const { person, api } = reopen({ stage: 'final' }, { to: KENJI, locale })
      await waitFor(() => expect(said('status')).toMatch(asks))
      expect((await button(replace)).disabled).toBe(true)
      await person.type(await screen.findByLabelText(field), 'Kenji, an adviser may help.')
      await waitFor(async () => expect((await button(replace)).disabled).toBe(false))
      await person.click(await button(replace))
      await waitFor(() => expect(api.issued).toHaveLength(1))
      expect(api.issued[0]?.referral).toMatchObject({ stage: 'final', ownWords: true })
    },
  )

  test('keeps the choice for the link that takes the place of a removed one', async () => {
    const { person, api } = reopen({ stage: 'interview', position: 'Tax', leadVersion: 2 })
    await waitFor(() => expect(shown('Position')).toBe('Tax'))
    await person.click(await button(REMOVE))
    await person.click(await button(INSERT))
    await button(REMOVE)
    expect(api.issued[0]?.referral).toMatchObject({ stage: 'interview', position: 'Tax' })
  })

  test('keeps the agency of its link', async () => {
    const second = { ...AGREEMENT, id: 'agreement-2', agencyShortName: 'Asahi' }
    const { api, message } = { api: new FakeApi(), message: rejection([KENJI]) }
    api.view = { ...SESSION, agreements: [AGREEMENT, second] }
    api.sentMails = [sent(TOKEN, { agreementId: 'agreement-2', expiresAt: EXPIRES })]
    message.content += blockFor(HANAKO).html
    const { person } = openPane({ message, api })
    await waitFor(() => expect(shown('Agency')).toBe('agreement-2'))
    await person.click(await button('Replace it'))
    await button(REMOVE)
    expect(api.issued[0]?.referral.agreementId).toBe('agreement-2')
  })
})

describe('a mail that goes on being written below its link', () => {
  test('keeps the stage and the words that stand in it', async () => {
    const message = rejection([HANAKO])
    const { person } = openPane({ message })
    await person.click(await button(INSERT))
    await button(REMOVE)
    message.content += '<p>最終面接の結果、今回は見送らせていただきます。</p>'
    await act(async () => {
      window.dispatchEvent(new Event('focus'))
      await new Promise((resolve) => setTimeout(resolve, 50))
    })
    expect([shown('Stage'), shown('Language')]).toEqual(['screening', 'en'])
    await screen.findByText(LEADS.screening.en.text)
  })
})
