import { describe, expect, jest, test } from '@jest/globals'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { readAhead } from '../../src/message/mail-text.ts'
import { Pane } from '../../src/Pane.tsx'
import type { FakeMessage } from '../message/fake-message.ts'
import { FakeApi, FakeDoor, FakeSurroundings, INSERT, rejection, SESSION } from './stage.tsx'

function draw(message: FakeMessage, api: FakeApi): void {
  render(
    <Pane
      api={api}
      sessionAhead={SESSION}
      signInApi={new FakeDoor()}
      surroundings={new FakeSurroundings()}
      message={message}
      messageNumber={0}
      onSignedIn={() => undefined}
      onSignedOut={() => undefined}
    />,
  )
}

const insert = () => screen.getByRole<HTMLButtonElement>('button', { name: INSERT })

describe('the first drawing of the pane', () => {
  test('has all that was read before it, with the button to press', async () => {
    const message = rejection()
    await readAhead(message)
    draw(message, new FakeApi())
    expect(insert().disabled).toBe(false)
    expect(screen.getByText('h•••@example.com')).toBeTruthy()
  })

  test('offers no press to a mail that goes to nobody, or was not read yet', async () => {
    const toNobody = rejection([])
    await readAhead(toNobody)
    draw(toNobody, new FakeApi())
    expect(insert().disabled).toBe(true)
    cleanup()
    draw(rejection(), new FakeApi())
    expect(insert().disabled).toBe(true)
    await waitFor(() => expect(insert().disabled).toBe(false))
  })

  test('gives way to the server where the session has ended', async () => {
    const message = rejection()
    const api = new FakeApi()
    api.failing.session = 'not_signed_in'
    await readAhead(message)
    draw(message, api)
    expect(await screen.findByLabelText('Access code')).toBeTruthy()
    expect(screen.queryByRole('button', { name: INSERT })).toBeNull()
  })

  test('gives way to the mail as it is by then', async () => {
    const message = rejection()
    await readAhead(message)
    jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 2_000)
    message.writeTo('kenji.ito@example.com')
    draw(message, new FakeApi())
    expect(insert().disabled).toBe(true)
    expect(await screen.findByText('k•••@example.com')).toBeTruthy()
    jest.restoreAllMocks()
  })
})
