import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { readAhead, readMail } from '../../src/message/mail-text.ts'
import { OutlookError } from '../../src/message/message.ts'
import { FakeMessage } from './fake-message.ts'

afterEach(() => void jest.restoreAllMocks())

function letter() {
  const message = new FakeMessage('<p>Dear Hanako,</p>')
  message.writeTo('hanako.sato@example.com')
  return message
}

describe('a mail that was read while the pane was drawn', () => {
  test('is what the first to ask gets, and the next one gets it as it is then', async () => {
    const message = letter()
    const body = jest.spyOn(message, 'body')
    readAhead(message)
    expect(await readMail(message)).toMatchObject({ format: 'html', body: '<p>Dear Hanako,</p>' })
    expect(body).toHaveBeenCalledTimes(1)
    message.content = '<p>Dear Kenji,</p>'
    expect(await readMail(message)).toMatchObject({ body: '<p>Dear Kenji,</p>' })
  })

  test('is read anew after a while, such as one of signing in', async () => {
    const message = letter()
    readAhead(message)
    const later = performance.now() + 2_000
    jest.spyOn(performance, 'now').mockReturnValue(later)
    message.content = '<p>Dear Kenji,</p>'
    expect(await readMail(message)).toMatchObject({ body: '<p>Dear Kenji,</p>' })
  })

  test('is read again where Outlook refused, and nobody hears of a refusal they did not ask for', async () => {
    const message = letter()
    jest.spyOn(message, 'body').mockRejectedValueOnce(new OutlookError('not yet'))
    readAhead(message)
    expect(await readMail(message)).toMatchObject({ body: '<p>Dear Hanako,</p>' })
    jest.spyOn(message, 'body').mockRejectedValueOnce(new OutlookError('not yet'))
    readAhead(message)
    await new Promise((resolve) => setTimeout(resolve, 5))
  })
})
