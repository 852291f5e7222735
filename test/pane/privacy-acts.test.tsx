import { afterEach, describe, expect, test } from '@jest/globals'
import { cleanup, screen, within } from '@testing-library/react'
import { HELD } from './fake-privacy.ts'
import { lookUp, openDesk, WORDS } from './privacy-steps.tsx'
import { button, FakeApi } from './stage.tsx'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

const REFERENCE = '01a207db-9f33-74cf-b3e3-3bd6281aa184'

describe('a reference number', () => {
  test('is understood as people copy it from paper, and speaks for one consent', async () => {
    const api = new FakeApi()
    api.holding[REFERENCE] = { ...HELD, offers: [], registrations: [], noOffersSince: null }
    const { person } = await lookUp(' 01A207DB 9F33ー74CF–B3E3 3BD6281AA184', api)
    await screen.findByText(/^Found/)
    expect(api.lookUps.map(({ of }) => of)).toEqual([REFERENCE])
    expect(screen.queryByText('Offers by mail')).toBeNull()
    await person.click(await button('Erase what is held under this number'))
    within(screen.getByRole('alertdialog')).getByText(
      /What is held under this one number is erased/,
    )
    await person.click(
      within(screen.getByRole('alertdialog')).getByText('Erase what is held under this number'),
    )
    await screen.findByText(/^Erased/)
    expect(api.erasures.map(({ whom }) => whom)).toEqual([{ reference: REFERENCE }])
  })

  test('can be what a request names', async () => {
    const api = new FakeApi()
    const { person } = await openDesk(api)
    await person.click(await button('Enter a request'))
    await person.type(await screen.findByLabelText(WORDS.en.address), REFERENCE.toUpperCase())
    await person.click(await button('Enter'))
    await screen.findByText('No. 1 · Access')
    expect(api.entered[0]?.request).toMatchObject({ reference: REFERENCE })
    expect(api.entered[0]?.request).not.toHaveProperty('address')
  })

  test('that is not whole is asked for again', async () => {
    const api = new FakeApi()
    await lookUp(REFERENCE.slice(1), api)
    screen.getByText('Enter one e-mail address, or the whole reference number.')
    expect(api.lookUps).toEqual([])
  })
})

describe('no further offers, asked for by letter', () => {
  test.each([
    [
      'en',
      'No further offers to this address',
      'Saved. No further offers are made to this person.',
    ],
    [
      'ja',
      'この方への今後のご案内を停止する',
      '保存しました。この方への今後のご案内は行われません。',
    ],
  ] as const)(
    'are kept also where nothing is held, asked once more, in %s',
    async (locale, name, told) => {
      const api = new FakeApi()
      const { person } = await lookUp('lost.link@example.com', api, locale)
      await person.click(await button(name))
      expect(api.optOuts).toEqual([])
      await person.click(within(screen.getByRole('alertdialog')).getByText(name))
      await screen.findByText(told)
      expect(api.optOuts.map(({ whom }) => whom)).toEqual([{ address: 'lost.link@example.com' }])
      expect(screen.queryByRole('button', { name })).toBeNull()
    },
  )

  test('are not asked for twice, nor by a number, which proves no address', async () => {
    const api = new FakeApi()
    await lookUp('hanako@example.com', api)
    await screen.findByText(/^No further offers since/)
    expect(screen.queryByRole('button', { name: 'No further offers to this address' })).toBeNull()
    cleanup()
    api.holding[REFERENCE] = { ...HELD, offers: [], registrations: [], noOffersSince: null }
    await lookUp(REFERENCE, api)
    await screen.findByText(/^Found/)
    expect(screen.queryByRole('button', { name: 'No further offers to this address' })).toBeNull()
  })
})

describe('a withdrawal asked for by letter', () => {
  test.each([
    ['en', 'Withdraw this consent (Mirai Career Inc.)', 'Withdrawn. The person is told by mail.'],
    [
      'ja',
      'この同意を撤回する(Mirai Career Inc.)',
      '撤回しました。ご本人にはメールでお知らせします。',
    ],
  ] as const)('is asked about once more and told of, in %s', async (locale, name, told) => {
    const api = new FakeApi()
    const { person } = await lookUp('hanako@example.com', api, locale)
    await person.click(await button(name))
    const question = screen.getByRole('alertdialog')
    await person.keyboard('{Escape}')
    expect(document.activeElement).toBe(await button(name))
    expect([question.isConnected, api.withdrawals]).toEqual([false, []])
    await person.keyboard('{Enter}')
    await person.click(within(screen.getByRole('alertdialog')).getAllByRole('button')[0] as Element)
    await screen.findByText(told)
    expect(api.withdrawals.map(({ reference }) => reference)).toEqual([REFERENCE])
    expect(screen.queryByRole('button', { name })).toBeNull()
  })

  test('says when nobody is told by mail, and when there was nothing to withdraw', async () => {
    const api = new FakeApi()
    api.withdrawing = { withdrawn: true, mailed: false }
    const press = async (person: Awaited<ReturnType<typeof lookUp>>['person']) => {
      await person.click(await button('Withdraw this consent (Mirai Career Inc.)'))
      await person.click(within(screen.getByRole('alertdialog')).getByText('Withdraw this consent'))
    }
    await press((await lookUp('hanako@example.com', api)).person)
    await screen.findByText(/no mail goes out: please tell the person yourself/)
    cleanup()
    api.withdrawing = { withdrawn: false, mailed: false }
    await press((await lookUp('hanako@example.com', api)).person)
    await screen.findByText('This consent was not in force any more.')
  })

  test('is not offered of a consent that ended', async () => {
    const api = new FakeApi()
    const [consent] = HELD.consents
    if (!consent) throw new Error('no consent')
    const ended = [
      { ...consent, withdrawnAt: 1 },
      { ...consent, undeliveredAt: 1 },
    ]
    api.holding['hanako@example.com'] = { ...HELD, consents: ended }
    await lookUp('hanako@example.com', api)
    await screen.findByText(/could not be passed on, ended on/)
    expect(screen.queryByRole('button', { name: /^Withdraw/ })).toBeNull()
  })
})

describe('a correction asked for by letter', () => {
  test.each([
    ['en', 'Correct the details (Mirai Career Inc.)', 'Name', 'Save the correction', /^Corrected/],
    ['ja', '内容を訂正する(Mirai Career Inc.)', '氏名', '訂正を保存する', /^訂正しました/],
  ] as const)('starts from what is held and is told of, in %s', async (...words) => {
    const [locale, open, name, save, told] = words
    const api = new FakeApi()
    const { person } = await lookUp('hanako@example.com', api, locale)
    await person.click(await button(open))
    const field = screen.getByLabelText<HTMLInputElement>(name)
    expect([document.activeElement, field.value]).toEqual([field, '佐藤 花子'])
    await person.clear(field)
    await person.type(field, '佐藤 華子')
    await person.click(await button(save))
    await screen.findByText(told)
    expect(api.corrections.map(({ asked }) => asked)).toEqual([
      { reference: REFERENCE, name: '佐藤 華子', phone: '', desiredWork: '', desiredArea: '' },
    ])
    expect(document.activeElement).toBe(await button(open))
  })

  test('that cannot be taken says where, and keeps what was typed', async () => {
    const api = new FakeApi()
    api.refusing.correct = { code: 'invalid_request', field: '/phone' }
    const { person } = await lookUp('hanako@example.com', api)
    await person.click(await button('Correct the details (Mirai Career Inc.)'))
    await person.type(screen.getByLabelText('Phone'), '12')
    await person.click(await button('Save the correction'))
    await screen.findByText('This cannot be taken as it is. Please check it.')
    const phone = screen.getByLabelText<HTMLInputElement>('Phone')
    expect([phone.value, phone.getAttribute('aria-invalid')]).toEqual(['12', 'true'])
    await person.click(await button('Cancel'))
    expect(api.corrections).toHaveLength(1)
  })

  test('is not offered of details that are not held', async () => {
    const api = new FakeApi()
    const consents = HELD.consents.map((one) => ({ ...one, details: null }))
    api.holding['hanako@example.com'] = { ...HELD, consents }
    await lookUp('hanako@example.com', api)
    await button('Withdraw this consent (Mirai Career Inc.)')
    expect(screen.queryByRole('button', { name: /^Correct/ })).toBeNull()
  })
})
