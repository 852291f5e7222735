import { describe, expect, jest, test } from '@jest/globals'
import { answerMethod } from '../../sandbox/host/mail-item.ts'
import { writtenMessage } from './written-message.ts'

const TEXT = 0
const HTML = 3
const TO = 0
const CC = 1

describe('Outlook calls, by the numbers office.js sends', () => {
  test('14, 37, 13: the body tells its kind, is read, and takes text at the cursor', () => {
    const { item, shown } = writtenMessage()
    shown.body = 'Dear Hanako'
    expect(answerMethod(item, 14, undefined)).toMatchObject({ data: 'html' })
    expect(answerMethod(item, 37, { coercionType: TEXT })).toMatchObject({
      data: 'text:Dear Hanako',
    })
    answerMethod(item, 13, { data: ', hello', coercionType: HTML })
    expect(shown.body).toBe('Dear Hanako, hello')
  })

  test.each([13, 23, 29, 38])(
    '%i: HTML is refused by a message that is plain text, as an invalid format (§3)',
    (dispatchId) => {
      const { item, shown } = writtenMessage('text')
      const answer = answerMethod(item, dispatchId, { data: '<p>x</p>', coercionType: HTML })
      expect(answer).toEqual({ wasSuccessful: false, error: true, errorCode: 2006 })
      expect(shown.body).toBe('')
    },
  )

  test('22, 15, 21: recipients are added, told with their kind, and replaced', () => {
    const { item } = writtenMessage()
    const people = [
      { name: '', address: 'hanako.sato@example.com' },
      { name: '人事', address: 'HR@EXAMPLE.CO.JP' },
    ]
    answerMethod(item, 22, { recipientField: CC, recipientArray: people })
    expect(answerMethod(item, 15, { recipientField: CC })).toMatchObject({
      data: [
        { name: 'hanako.sato@example.com', recipientType: 3 },
        { name: '人事', recipientType: 2 },
      ],
    })
    answerMethod(item, 21, { recipientField: CC, recipientArray: [] })
    expect(answerMethod(item, 15, { recipientField: CC })).toMatchObject({ data: [] })
  })

  test('22: more than a hundred recipients in one call are refused', () => {
    const { item } = writtenMessage()
    const recipientArray = Array.from({ length: 101 }, (_, n) => ({
      name: '',
      address: `a${n}@example.com`,
    }))
    expect(answerMethod(item, 22, { recipientField: TO, recipientArray })).toMatchObject({
      errorCode: 9012,
    })
    expect(item.recipients('to')).toEqual([])
  })

  test('17, 18: the subject is set and read', () => {
    const { item } = writtenMessage()
    answerMethod(item, 17, { subject: '選考結果のご連絡' })
    expect(answerMethod(item, 18, undefined)).toMatchObject({ data: '選考結果のご連絡' })
  })

  test('33 to 36: a notice appears once, is replaced, is listed, and goes', () => {
    const { item } = writtenMessage()
    const notice = { key: 'inserted', message: '挿入しました', type: 0, persistent: false }
    expect(answerMethod(item, 33, notice)).toMatchObject({ wasSuccessful: true })
    expect(answerMethod(item, 33, notice)).toMatchObject({ errorCode: 9023 })
    answerMethod(item, 35, { ...notice, type: 2 })
    expect(answerMethod(item, 34, undefined)).toMatchObject({
      data: [{ key: 'inserted', type: 'errorMessage' }],
    })
    answerMethod(item, 36, { key: 'inserted' })
    expect(answerMethod(item, 36, { key: 'inserted' })).toMatchObject({ errorCode: 9024 })
  })

  test('185 to 189: session data are kept by name; a missing name is an error', () => {
    const { item } = writtenMessage()
    answerMethod(item, 185, { name: 'step', value: 'inserted' })
    expect(answerMethod(item, 186, { name: 'step' })).toMatchObject({ data: 'inserted' })
    expect(answerMethod(item, 187, undefined)).toMatchObject({ data: { step: 'inserted' } })
    answerMethod(item, 189, { name: 'step' })
    expect(answerMethod(item, 186, { name: 'step' })).toMatchObject({ errorCode: 9050 })
  })

  test('151 to 153: only the headers asked for come back', () => {
    const { item } = writtenMessage()
    answerMethod(item, 152, { internetHeaderNameValuePairs: { 'X-One': '1', 'X-Two': '2' } })
    expect(answerMethod(item, 151, { internetHeaderKeys: ['X-Two', 'X-None'] })).toMatchObject({
      data: { 'X-Two': '2' },
    })
    answerMethod(item, 153, { internetHeaderKeys: ['X-Two'] })
    expect(answerMethod(item, 151, { internetHeaderKeys: ['X-Two'] })).toMatchObject({ data: {} })
  })

  test('3, 4, 404: properties stay with the message, settings go to the account', () => {
    const { item, shown } = writtenMessage()
    answerMethod(item, 4, { customProperties: { when: 'Date(0)' } })
    expect(answerMethod(item, 3, undefined)).toMatchObject({
      customProperties: '{"when":"Date(0)"}',
    })
    answerMethod(item, 404, [{ check: '{"on":true}' }])
    expect(shown.savedSettings).toEqual({ check: '{"on":true}' })
  })

  test('186, 187: session data cannot be read while the client holds them back (§0.3)', () => {
    const { item } = writtenMessage()
    answerMethod(item, 185, { name: 'step', value: 'inserted' })
    item.isSessionDataReady = () => false
    expect(answerMethod(item, 186, { name: 'step' })).toMatchObject({ errorCode: 9050 })
    expect(answerMethod(item, 187, undefined)).toMatchObject({ data: {} })
    item.isSessionDataReady = () => true
    expect(answerMethod(item, 186, { name: 'step' })).toMatchObject({ data: 'inserted' })
  })

  test('174: a reply and a forwarded message say what they are', () => {
    const { item } = writtenMessage()
    item.composeType = 'reply'
    expect(answerMethod(item, 174, undefined)).toMatchObject({ data: { composeType: 'reply' } })
  })

  test('164, 32: an unsaved draft has no id until it is saved', () => {
    const { item } = writtenMessage()
    expect(answerMethod(item, 164, undefined)).toMatchObject({ errorCode: 9046 })
    answerMethod(item, 32, undefined)
    expect(answerMethod(item, 164, undefined)).toMatchObject({ wasSuccessful: true })
  })

  test('an unknown number is "not supported" and an error on the console', () => {
    const complaint = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(answerMethod(writtenMessage().item, 9999, undefined)).toEqual({ wasSuccessful: false })
    expect(complaint).toHaveBeenCalledWith(expect.stringContaining('9999'))
    complaint.mockRestore()
  })
})
