import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { mailReadAhead, readAhead, readMail } from '../../src/message/mail-text.ts'
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
    void readAhead(message)
    expect(await readMail(message)).toMatchObject({ format: 'html', body: '<p>Dear Hanako,</p>' })
    expect(body).toHaveBeenCalledTimes(1)
    message.content = '<p>Dear Kenji,</p>'
    expect(await readMail(message)).toMatchObject({ body: '<p>Dear Kenji,</p>' })
  })

  test('is there to be shown once it was read, and still there for who asks', async () => {
    const message = letter()
    const reading = readAhead(message)
    expect(mailReadAhead(message)).toBeUndefined()
    await reading
    expect(mailReadAhead(message)).toMatchObject({ body: '<p>Dear Hanako,</p>' })
    expect(await readMail(message)).toMatchObject({ body: '<p>Dear Hanako,</p>' })
    expect(mailReadAhead(message)).toBeUndefined()
  })

  test('is read anew after a while, such as one of signing in', async () => {
    const message = letter()
    await readAhead(message)
    expect(mailReadAhead(message)).toMatchObject({ body: '<p>Dear Hanako,</p>' })
    const later = performance.now() + 2_000
    jest.spyOn(performance, 'now').mockReturnValue(later)
    expect(mailReadAhead(message)).toBeUndefined()
    message.content = '<p>Dear Kenji,</p>'
    expect(await readMail(message)).toMatchObject({ body: '<p>Dear Kenji,</p>' })
  })

  test('is read again where Outlook refused, and nobody hears of a refusal they did not ask for', async () => {
    const message = letter()
    jest.spyOn(message, 'body').mockRejectedValueOnce(new OutlookError('not yet'))
    void readAhead(message)
    expect(await readMail(message)).toMatchObject({ body: '<p>Dear Hanako,</p>' })
    jest.spyOn(message, 'body').mockRejectedValueOnce(new OutlookError('not yet'))
    void readAhead(message)
    await new Promise((resolve) => setTimeout(resolve, 5))
  })
})

describe('the body of a mail', () => {
  test('is asked for together with its format, so that one answer does not wait for another', async () => {
    const message = letter()
    const asked: string[] = []
    jest.spyOn(message, 'format').mockImplementation(async () => {
      await new Promise((resolve) => setTimeout(resolve))
      asked.push('format known')
      return 'html'
    })
    jest.spyOn(message, 'body').mockImplementation(async (format) => {
      asked.push(format)
      return message.content
    })
    await readMail(message)
    expect(asked).toEqual(['html', 'format known'])
  })

  test('of a plain text mail is read as text, and at once as text the next time', async () => {
    const message = new FakeMessage('Dear Hanako,', 'text')
    const body = jest.spyOn(message, 'body')
    expect(await readMail(message)).toMatchObject({ format: 'text', body: 'Dear Hanako,' })
    expect(body.mock.calls).toEqual([['html'], ['text']])
    expect(await readMail(message)).toMatchObject({ format: 'text', body: 'Dear Hanako,' })
    expect(body.mock.calls).toEqual([['html'], ['text'], ['text']])
  })
})
