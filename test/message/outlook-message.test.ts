import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { themeOf } from '../../src/message/outlook.ts'
import { answerOf, outlookMessage } from '../../src/message/outlook-message.ts'

type Callback = (result: { status: string; value?: unknown; error?: { message: string } }) => void
const succeed = (value: unknown) => (callback: Callback) => callback({ status: 'succeeded', value })

beforeAll(() => {
  Object.assign(globalThis, {
    Office: {
      AsyncResultStatus: { Succeeded: 'succeeded' },
      CoercionType: { Html: 'html', Text: 'text' },
      EventType: { RecipientsChanged: 'olkRecipientsChanged' },
    },
  })
})
afterAll(() => void Reflect.deleteProperty(globalThis, 'Office'))

/** The shape of `mailbox.item` while a mail is written, with the calls it was given. */
function item(changes: Record<string, unknown> = {}) {
  const calls: unknown[][] = []
  const people = [{ displayName: 'Hanako Sato', emailAddress: 'hanako@example.com' }]
  const fake = {
    body: {
      getTypeAsync: succeed('text'),
      getAsync: (coercion: string, callback: Callback) => succeed(`body as ${coercion}`)(callback),
      setSelectedDataAsync: (content: string, options: object, callback: Callback) => {
        calls.push([content, options])
        succeed(undefined)(callback)
      },
    },
    subject: { getAsync: succeed('Your application') },
    to: { getAsync: succeed(people) },
    cc: { getAsync: succeed([]) },
    addHandlerAsync: (_: string, __: unknown, callback: Callback) =>
      callback({ status: 'failed', error: { message: 'Not supported' } }),
    ...changes,
  }
  return { message: outlookMessage(fake as unknown as Office.MessageCompose), calls }
}

describe('asking Outlook', () => {
  test('a failure it reports becomes a rejection with its words', async () => {
    const asked = answerOf((callback) =>
      (callback as unknown as Callback)({ status: 'failed', error: { message: 'Item is gone' } }),
    )
    await expect(asked).rejects.toMatchObject({ name: 'OutlookError', message: 'Item is gone' })
  })

  test('an error it throws at once becomes a rejection', async () => {
    const asked = answerOf(() => {
      throw new Error('Permission denied')
    })
    await expect(asked).rejects.toMatchObject({
      name: 'OutlookError',
      cause: { message: 'Permission denied' },
    })
  })

  test('silence becomes a rejection', async () => {
    await expect(answerOf(() => undefined, 5)).rejects.toThrow('did not answer in time')
  })
})

describe('the message behind Outlook', () => {
  test('is read in its own format', async () => {
    const { message } = item()
    expect(await message.format()).toBe('text')
    expect(await message.body('html')).toBe('body as html')
    expect(await message.subject()).toBe('Your application')
  })

  test('is written in the format named', async () => {
    const { message, calls } = item()
    await message.insertAtCursor('Hello', 'text')
    expect(calls).toEqual([['Hello', { coercionType: 'text' }]])
  })

  describe('knows whether an insertion would take the place of something', () => {
    const answer = (value: Record<string, unknown>) => ({
      getSelectedDataAsync: (_: string, callback: Callback) => succeed(value)(callback),
    })
    const asked = (changes: Record<string, unknown>) => item(changes).message.hasSelection('html')
    const body = { sourceProperty: 'body' }

    test.each([
      ['words', { ...body, data: 'Dear Hanako' }],
      ['words on the web', { ...body, data: 'Dear', startPosition: 0, endPosition: 4 }],
      ['the word null on the web', { ...body, data: 'null', startPosition: 3, endPosition: 7 }],
      ['a picture', { ...body, data: '<p><img src="cid:logo"></p>' }],
    ])('%s', async (_, value) => {
      expect(await asked(answer(value))).toBe(true)
    })

    test.each([
      ['a cursor', { ...body, data: '' }],
      ['a cursor on the web', { ...body, data: 'null', startPosition: 3, endPosition: 3 }],
      ['a cursor that is called null', { ...body, data: 'null' }],
      ['a line break', { ...body, data: '\r\n' }],
      ['words of the subject', { sourceProperty: 'subject', data: 'Your application' }],
    ])('not %s', async (_, value) => {
      expect(await asked(answer(value))).toBe(false)
    })

    test('and takes an Outlook that cannot tell for one where nothing is selected', async () => {
      const failing = (_: string, callback: Callback) =>
        callback({ status: 'failed', error: { message: 'InvalidSelection' } })
      expect(await asked({ getSelectedDataAsync: failing })).toBe(false)
      expect(await asked({})).toBe(false)
    })
  })

  test('tells who it goes to, also where a client knows no Bcc', async () => {
    expect(await item().message.recipients()).toEqual({
      to: [{ name: 'Hanako Sato', address: 'hanako@example.com' }],
      cc: [],
      bcc: [],
    })
  })

  test('tells which of them are lists, and takes no directory name for an address', async () => {
    const list = { displayName: '採用', recipientType: 'distributionList' }
    const to = [
      { ...list, emailAddress: 'saiyo@example.co.jp' },
      { ...list, emailAddress: '/o=Example/cn=saiyo' },
      { ...list, emailAddress: undefined },
      { displayName: 'Misaki', emailAddress: '/o=Example/cn=misaki', recipientType: 'user' },
    ]
    const { message } = item({ to: { getAsync: succeed(to) } })
    expect((await message.recipients()).to).toEqual([
      { name: '採用', address: 'saiyo@example.co.jp', isList: true },
      { name: '採用', address: '', isList: true },
      { name: '採用', address: '', isList: true },
      { name: 'Misaki', address: '/o=Example/cn=misaki' },
    ])
  })

  test('does without the event that an old client lacks', async () => {
    const stop = item().message.onRecipientsChanged(() => undefined)
    await new Promise(setImmediate)
    stop()
  })
})

test.each([
  ['#FFFFFF', 'light'],
  ['#1f1f1f', 'dark'],
  ['#0f6cbd', 'dark'],
  ['#ffff00', 'light'],
  ['', undefined],
  ['transparent', undefined],
])('a background of %s is a %s theme', (bodyBackgroundColor, theme) => {
  expect(themeOf({ bodyBackgroundColor } as Office.OfficeTheme)).toBe(theme)
})
