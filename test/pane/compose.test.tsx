import { afterEach, describe, expect, test } from '@jest/globals'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { HANAKO, KENJI } from '../message/example-block.ts'
import { FakeMessage } from '../message/fake-message.ts'
import {
  AGREEMENT,
  button,
  FakeApi,
  INSERT,
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
})

describe('who the mail goes to', () => {
  test.each([
    ['en', [], 'Add the candidate to To. Each link is made for one person.'],
    ['ja', [], '宛先に候補者を入力してください。リンクはお一人ごとに発行されます。'],
    ['en', ['m@example.co.jp'], 'This address is inside your company. Add the candidate.'],
    ['ja', ['m@example.co.jp'], '社内の宛先です。候補者のアドレスを入力してください。'],
    [
      'en',
      [HANAKO, KENJI, 'c@example.org'],
      'This mail goes to 3 people outside your company. A link is made for one.',
    ],
    [
      'ja',
      [HANAKO, KENJI, 'c@example.org'],
      '社外の宛先が3名です。リンクはお一人専用です。宛先をお一人にしてください。',
    ],
  ] as const)('in %s, to %j: the pane says what to change', async (locale, to, sentence) => {
    openPane({ message: rejection([...to]), locale })
    await screen.findByText(sentence)
    const name = locale === 'en' ? INSERT : 'ご案内リンクを挿入'
    expect((await button(name)).disabled).toBe(true)
  })

  test.each([
    ['Hanako Sato', 'Hanako Sato'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['🙂🙂', '🙂🙂'],
    ['ｻﾄｳ ﾊﾅｺ', 'サトウ ハナコ'],
  ])('the candidate %s is named, the address is masked', async (name, shown) => {
    const message = rejection()
    message.address({ to: [{ name, address: HANAKO }], cc: [], bcc: [] })
    openPane({ message })
    await screen.findByText(shown)
    screen.getByText('h•••@example.com')
    expect(document.querySelector('script')).toBeNull()
  })

  test('300 outside recipients get the same calm refusal', async () => {
    openPane({ message: rejection(Array.from({ length: 300 }, (_, i) => `p${i}@example.com`)) })
    await screen.findByText(/goes to 300 people outside your company/)
  })

  test('a group that Outlook gives no address for is refused in a sentence of its own', async () => {
    const message = rejection()
    openPane({ message })
    await screen.findByText('h•••@example.com')
    const list = { name: 'Finalists', address: '', isList: true }
    message.address({ to: message.addressed.to, cc: [list], bcc: [] })
    await screen.findByText(/A group, or a name without an address/)
    expect((await button(INSERT)).hasAttribute('disabled')).toBe(true)
  })

  test('the pane follows the To field', async () => {
    const message = rejection([])
    openPane({ message })
    await screen.findByText(/Add the candidate to To/)
    message.writeTo(HANAKO)
    await screen.findByText('h•••@example.com')
  })
})

describe('inserting', () => {
  test('one press puts the block into the mail, and the pane says it is not sent yet', async () => {
    const message = rejection()
    const { person, api } = openPane({ message })
    await person.click(await button(INSERT))
    await button(REMOVE)
    expect(said('status')).toContain('Inserted. Not sent yet.')
    expect(message.content.startsWith(LETTER)).toBe(true)
    expect(message.content).toContain('https://relay.example.co.jp/r/TTTT')
    expect(api.issued).toMatchObject([
      { referral: { agreementId: 'agreement-1', recipient: HANAKO, locale: 'en' } },
    ])
  })

  test('a text mail gets text', async () => {
    const message = new FakeMessage('Dear Hanako, we have decided otherwise.', 'text')
    message.writeTo(HANAKO)
    const { person } = openPane({ message })
    await person.click(await button(INSERT))
    await button(REMOVE)
    expect(message.content).not.toContain('<')
    expect(message.content).toContain('/decline')
  })

  test('a Japanese letter gets the Japanese block, unless another is chosen', async () => {
    const message = rejection([HANAKO], '<p>このたびはご応募いただき、ありがとうございました。</p>')
    const { person, api } = openPane({ message })
    const language = await screen.findByLabelText<HTMLSelectElement>('Language')
    await waitFor(() => expect(language.value).toBe('ja'))
    await person.selectOptions(language, 'en')
    await person.click(await button(INSERT))
    await button(REMOVE)
    expect(api.issued[0]?.referral.locale).toBe('en')
  })

  test('an agency is asked for only where there is more than one', async () => {
    const api = new FakeApi()
    const { person, unmount } = openPane({ message: rejection(), api })
    await screen.findByLabelText('Language')
    expect(screen.queryByLabelText('Agency')).toBeNull()
    unmount()
    const second = { ...AGREEMENT, id: 'agreement-2', agencyShortName: 'Asahi' }
    api.view = { ...SESSION, agreements: [AGREEMENT, second] }
    openPane({ message: rejection(), api })
    await person.selectOptions(await screen.findByLabelText('Agency'), 'Asahi')
    await person.click(await button(INSERT))
    await button(REMOVE)
    expect(api.issued[0]?.referral.agreementId).toBe('agreement-2')
  })

  test('the preview shows the block with a link that leads nowhere', async () => {
    openPane({ message: rejection() })
    const preview = await screen.findByRole('group', { name: 'As it will stand in the mail' })
    await within(preview).findByText('your own page until 21 February 2027')
    within(preview).getByText('https://relay.example.co.jp/r/…')
    expect(preview.querySelector('[href]')).toBeNull()
  })
})

describe('when inserting fails', () => {
  test('without a connection nothing is inserted, and the next try uses the same key', async () => {
    const message = rejection()
    const { person, api } = openPane({ message })
    api.failing.issueReferral = 'unreachable'
    await person.click(await button(INSERT))
    await screen.findByText(/cannot be reached. Your mail is untouched; nothing was inserted./)
    expect(message.content).toBe(LETTER)
    api.failing = {}
    await person.click(await button('Try now'))
    await button(REMOVE)
    expect(api.issued).toHaveLength(2)
    expect(api.issued[0]?.key).toBe(api.issued[1]?.key)
  })

  test('the key survives the pane being closed and opened', async () => {
    const message = rejection()
    const api = new FakeApi()
    api.failing.issueReferral = 'unreachable'
    const first = openPane({ message, api })
    await first.person.click(await button(INSERT))
    await screen.findByText(/nothing was inserted/)
    first.unmount()
    api.failing = {}
    const second = openPane({ message, api })
    await second.person.click(await button(INSERT))
    await button(REMOVE)
    expect(api.issued[0]?.key).toBe(api.issued[1]?.key)
  })

  test('the next link has a key of its own', async () => {
    const { person, api } = openPane({ message: rejection() })
    await person.click(await button(INSERT))
    await person.click(await button(REMOVE))
    await person.click(await button(INSERT))
    await button(REMOVE)
    expect(api.issued).toHaveLength(2)
    expect(api.issued[0]?.key).not.toBe(api.issued[1]?.key)
  })

  test.each([
    ['en', 'No offer can be inserted for this address.'],
    ['ja', 'この宛先にはご案内を挿入できません。'],
  ] as const)('every cause of a refusal gets one neutral sentence in %s', async (locale, words) => {
    const message = rejection()
    const { person, api } = openPane({ message, locale })
    api.failing.issueReferral = 'cannot_be_offered'
    await person.click(await button(locale === 'en' ? INSERT : 'ご案内リンクを挿入'))
    await waitFor(() => expect(said('alert')).toBe(words))
    expect(message.content).toBe(LETTER)
    message.writeTo(KENJI)
    await waitFor(() => expect(said('alert')).toBe(''))
  })

  test('a recipient changed while the link was being made gets no link', async () => {
    const message = rejection()
    const { person, api } = openPane({ message })
    api.meanwhile = () => message.writeTo(KENJI)
    await person.click(await button(INSERT))
    await screen.findByText(/The recipients changed while the link was being made/)
    expect(message.content).toBe(LETTER)
  })

  test('a mail that Outlook does not let be changed stays as it is', async () => {
    const message = rejection()
    const { person } = openPane({ message })
    await person.click(await button(INSERT))
    await button(REMOVE)
    const before = message.content
    message.refusing = true
    await person.click(await button(REMOVE))
    await screen.findByText(/Outlook did not accept the change/)
    expect(message.content).toBe(before)
  })

  test('a pane signed out meanwhile says so', async () => {
    const { person, api } = openPane({ message: rejection() })
    api.failing = { issueReferral: 'not_signed_in', session: 'not_signed_in' }
    await person.click(await button(INSERT))
    await screen.findByText('Your session has ended. Sign in again; your mail is untouched.')
  })
})

describe('a pane without anything to write into', () => {
  test('says when it is of use, while a mail is read', async () => {
    const api = new FakeApi()
    api.view = { ...SESSION, member: { ...SESSION.member, role: 'recruiter' } }
    openPane({ api })
    await screen.findByText(/Open Career Relay while you write a mail/)
  })

  test('says whom to ask while no agreement is in force', async () => {
    const api = new FakeApi()
    api.view = { ...SESSION, agreements: [], member: { ...SESSION.member, role: 'recruiter' } }
    openPane({ message: rejection(), api })
    await screen.findByText(/no agreement with an agency in force/)
  })

  test('says that the server cannot send mail where that is why no link is made', async () => {
    const api = new FakeApi()
    api.view = { ...SESSION, agreements: [], mailMissing: true }
    openPane({ message: rejection(), api })
    await screen.findByText(/The server cannot send mail/)
    expect(screen.queryByRole('button', { name: 'Go to Settings' })).toBeNull()
  })

  test('leads a manager to the settings while no agreement is in force', async () => {
    const api = new FakeApi()
    api.view = { ...SESSION, agreements: [] }
    const { person } = openPane({ message: rejection(), api })
    await person.click(await button('Go to Settings'))
    const tab = screen.getByRole('tab', { name: 'Settings' })
    expect(tab.getAttribute('aria-selected')).toBe('true')
  })

  test.each([
    ['en', /Your role inserts no referral links/],
    ['ja', /この役割ではご案内リンクを挿入できません/],
  ] as const)('says in %s that a privacy officer inserts no links', async (locale, words) => {
    const api = new FakeApi()
    api.view = { ...SESSION, member: { ...SESSION.member, role: 'privacy_officer' } }
    openPane({ message: rejection(), api, locale })
    await screen.findByText(words)
    expect(screen.queryByRole('tab', { name: /Progress|進捗/ })).toBeNull()
  })
})
