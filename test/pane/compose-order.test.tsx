import { afterEach, describe, expect, test } from '@jest/globals'
import { act, cleanup, screen, waitFor } from '@testing-library/react'
import { blockFor, ENGLISH, HANAKO, JAPANESE, TOKEN } from '../message/example-block.ts'
import { FakeMessage } from '../message/fake-message.ts'
import { button, INSERT, openPane, REMOVE, said } from './stage.tsx'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

/** Longer than the pane waits between two looks at the draft. */
const SOON = { timeout: 10_000 }

const RESULT = {
  en: [
    '<p>Thank you for your application and for coming to the interview.</p>',
    '<p>Unfortunately we have decided not to move forward with your application, as another candidate has been chosen.</p>',
    '<p>We wish you every success in your job search.</p>',
  ].join(''),
  ja: [
    '<p>このたびは弊社の求人にご応募いただき、誠にありがとうございました。</p>',
    '<p>慎重に選考を重ねました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。</p>',
    '<p>末筆ながら、今後のご活躍をお祈り申し上げます。</p>',
  ].join(''),
}
const GREETING = { en: '<p>Dear Hanako,</p>', ja: '<p>佐藤 花子様</p>' }
const WORDING = { en: ENGLISH, ja: JAPANESE }
const ABOVE = {
  en: 'The offer stands above the result. Move it below.',
  ja: 'ご案内が結果より上にあります。結果の後に移してください。',
}
const INSERTED = {
  en: 'Inserted. Not sent yet.',
  ja: '挿入しました。まだ送信されていません。',
}

function mail(...parts: string[]): FakeMessage {
  const message = new FakeMessage(parts.join(''))
  message.title = 'Hanako Sato'
  message.writeTo(HANAKO)
  return message
}

describe('an offer in the mail', () => {
  test.each(['en', 'ja'] as const)(
    'in %s, above the result, is to be moved below',
    async (locale) => {
      const block = blockFor(HANAKO, TOKEN, WORDING[locale]).html
      const message = mail(GREETING[locale], block, RESULT[locale])
      openPane({ message, locale })
      await waitFor(() => expect(said('status')).toContain(ABOVE[locale]), SOON)
      expect(said('status')).toContain(
        INSERTED[locale] + (locale === 'ja' ? '' : ' ') + ABOVE[locale],
      )
      message.content = GREETING[locale] + RESULT[locale] + block
      window.dispatchEvent(new Event('focus'))
      await waitFor(() => expect(said('status')).not.toContain(ABOVE[locale]), SOON)
      expect(said('status')).toContain(INSERTED[locale])
    },
  )

  test.each([
    ['the greeting follows it', [GREETING.en, RESULT.en], '<p>Kind regards, Human Resources</p>'],
    ['the mail tells no result', [GREETING.en], '<p>Would Monday at ten suit you?</p>'],
  ])('stands where it should when %s', async (_, above, below) => {
    const first = mail(GREETING.en, blockFor().html, RESULT.en)
    const { unmount } = openPane({ message: first })
    // The weights are here: what follows is an answer, not a wait.
    await waitFor(() => expect(said('status')).toContain(ABOVE.en), SOON)
    unmount()
    openPane({ message: mail(...above, blockFor().html, below) })
    await button(REMOVE)
    await waitFor(() => expect(said('status')).toContain(INSERTED.en))
    expect(said('status')).not.toContain(ABOVE.en)
  })

  test('is told once where to go when Outlook put it at the top', async () => {
    const message = mail(GREETING.en, RESULT.en)
    message.cursor = 0
    const { person } = openPane({ message })
    await person.click(await button(INSERT))
    await screen.findByText(/Inserted at the top. Move it below the result./)
    await act(async () => {
      window.dispatchEvent(new Event('focus'))
      await new Promise((resolve) => setTimeout(resolve, 50))
    })
    expect(said('status')).not.toContain(ABOVE.en)
  })
})

describe('a subject that reads like an advertisement', () => {
  test.each([
    ['en', 'The subject reads like an advertisement.', INSERT, REMOVE],
    ['ja', '件名が広告のように見えます。', 'ご案内リンクを挿入', 'ご案内リンクを削除'],
  ] as const)(
    'in %s is spoken of before and after inserting',
    async (locale, words, insert, remove) => {
      const message = mail(GREETING[locale], RESULT[locale])
      message.title = '※PR※ 転職のご相談'
      const { person } = openPane({ message, locale })
      await waitFor(() => expect(said('status')).toContain(words))
      await person.click(await button(insert))
      await button(remove)
      expect(said('status')).toContain(INSERTED[locale])
      expect(said('status')).toContain(words)
      message.title = 'PRマネージャー職 選考結果'
      window.dispatchEvent(new Event('focus'))
      await waitFor(() => expect(said('status')).not.toContain(words), SOON)
    },
  )
})
