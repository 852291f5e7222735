import { afterEach, describe, expect, test } from '@jest/globals'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { HANAKO, KENJI } from '../message/example-block.ts'
import { FakeMessage } from '../message/fake-message.ts'
import { button, FakeApi, INSERT, openPane, REMOVE } from './stage.tsx'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

const ASKS = 'Would an offer of help suit this candidate?'
const DISMISS = 'Not for this mail'

/** Longer than the pane waits between two looks at the draft. */
const SOON = { timeout: 10_000 }

const REJECTION =
  '<p>Dear Hanako,</p><p>Thank you for your application for the position and for coming to the interview.</p><p>Unfortunately we have decided not to move forward with your application, as another candidate has been chosen.</p><p>We wish you every success in your job search.</p>'
const INVITATION =
  '<p>Dear Hanako,</p><p>Thank you for your application. We would like to invite you to an interview on Monday at 10.</p>'

function mail(content: string, ...to: string[]): FakeMessage {
  const message = new FakeMessage(content)
  message.title = 'Your application'
  message.writeTo(...to)
  return message
}

describe('a mail that reads like a rejection', () => {
  test('is asked about where notices stand, in the language of the pane', async () => {
    openPane({ message: mail(REJECTION, HANAKO), locale: 'ja' })
    const question = await screen.findByText('ご案内を添えますか。', {}, SOON)
    expect(question.getAttribute('role')).toBe('status')
    expect(question.closest('.compose')?.lastElementChild?.contains(question)).toBe(true)
  })

  test('is left alone once somebody said that it needs no offer', async () => {
    const message = mail(REJECTION, HANAKO)
    const { person } = openPane({ message })
    await screen.findByText(ASKS, {}, SOON)
    expect(message.suggests).toBe(true)
    await person.click(await button(DISMISS))
    expect(screen.queryByText(ASKS)).toBeNull()
    expect(message.suggests).toBe(false)
    expect(document.activeElement).toBe(await button(INSERT))
    message.content += '<p>Unfortunately your application was unsuccessful.</p>'
    window.dispatchEvent(new Event('focus'))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(screen.queryByText(ASKS)).toBeNull()
  })

  test('is not asked about once it carries the link', async () => {
    const message = mail(REJECTION, HANAKO)
    const { person } = openPane({ message })
    await screen.findByText(ASKS, {}, SOON)
    await person.click(await button(INSERT))
    await button(REMOVE)
    expect(screen.queryByText(ASKS)).toBeNull()
    expect(message.suggests).toBe(false)
  })

  test.each([
    { to: [HANAKO], content: INVITATION, because: 'it invites' },
    { to: [HANAKO, KENJI], content: REJECTION, because: 'a link is made for one' },
    { to: ['m@example.co.jp'], content: REJECTION, because: 'it goes to a colleague' },
  ])('is not seen where $because', async ({ to, content }) => {
    const message = mail(REJECTION, HANAKO)
    openPane({ message, api: new FakeApi() })
    // The weights are here: what follows is an answer, not a wait.
    await screen.findByText(ASKS, {}, SOON)
    message.content = content
    message.writeTo(...to)
    await waitFor(() => expect(screen.queryByText(ASKS)).toBeNull(), SOON)
  })
})
