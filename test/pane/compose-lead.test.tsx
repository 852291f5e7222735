import { afterEach, describe, expect, test } from '@jest/globals'
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { HANAKO, KENJI } from '../message/example-block.ts'
import { FakeMessage } from '../message/fake-message.ts'
import {
  button,
  FakeApi,
  INSERT,
  LEADS,
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

const PREVIEW = { en: 'As it will stand in the mail', ja: 'メールに入る文面' }
const FIELD = { en: 'First paragraph', ja: '冒頭文' }

const preview = (locale: 'ja' | 'en' = 'en') =>
  screen.findByRole('group', { name: PREVIEW[locale] })

function toHanako(content?: string): FakeMessage {
  const message = rejection([HANAKO], content)
  message.address({ to: [{ name: 'Hanako Sato', address: HANAKO }], cc: [], bcc: [] })
  return message
}

describe('the stage', () => {
  test('follows the mail, and may be chosen', async () => {
    const message = toHanako('<p>Thank you for the interview. We chose somebody else.</p>')
    const { person, api } = openPane({ message })
    const stage = await screen.findByLabelText<HTMLSelectElement>('Stage')
    await waitFor(() => expect(stage.value).toBe('interview'))
    await within(await preview()).findByText(
      'Dear Hanako Sato, thank you for the recent interview. Mirai may help.',
    )
    await person.selectOptions(stage, 'Screening')
    await within(await preview()).findByText(LEADS.screening.en.text)
    await person.click(await button(INSERT))
    await button(REMOVE)
    expect(api.issued[0]?.referral).toMatchObject({ stage: 'screening', leadVersion: 0 })
    expect(message.content).toContain(LEADS.screening.en.text)
  })

  test('chosen last is where the next mail starts that does not tell its own', async () => {
    const first = openPane({ message: toHanako() })
    await first.person.selectOptions(await screen.findByLabelText('Stage'), 'Interview')
    await first.person.click(await button(INSERT))
    await button(REMOVE)
    first.unmount()
    openPane({ message: toHanako() })
    const stage = await screen.findByLabelText<HTMLSelectElement>('Stage')
    expect(stage.value).toBe('interview')
  })
})

describe('the variables of a lead', () => {
  test.each(['html', 'text'] as const)('are filled in where a %s mail is written', async (kind) => {
    const message = new FakeMessage('Thank you for the interview.', kind)
    message.address({ to: [{ name: 'Hanako Sato', address: HANAKO }], cc: [], bcc: [] })
    const { person, api } = openPane({ message })
    await person.type(await screen.findByLabelText('Position'), 'Account manager')
    await within(await preview()).findByText(/thank you for the Account manager interview/)
    await person.click(await button(INSERT))
    await button(REMOVE)
    const words = message.content.replace(/\s+/g, ' ')
    expect(words).toContain('Dear Hanako Sato, thank you for the Account manager interview.')
    expect(words).not.toMatch(/[{}]|What a program/)
    expect(api.issued[0]?.referral).toMatchObject({ position: 'Account manager', leadVersion: 2 })
    expect(JSON.stringify(api.issued)).not.toContain('Hanako Sato')
  })

  test('leave no template behind when Outlook knows no name', async () => {
    const message = rejection([HANAKO], '<p>Thank you for the interview.</p>')
    const { person } = openPane({ message })
    await within(await preview()).findByText(/Dear candidate, thank you for the recent interview/)
    await person.click(await button(INSERT))
    await button(REMOVE)
    expect(message.content).not.toMatch(/[{}]/)
  })

  test('take positions from the managers’ list, or as typed', async () => {
    openPane({ message: toHanako() })
    const position = await screen.findByLabelText<HTMLInputElement>('Position')
    const list = document.getElementById(position.getAttribute('list') ?? '')
    const listed = [...(list?.querySelectorAll('option') ?? [])].map(({ value }) => value)
    expect(listed).toEqual(SESSION.positions)
    expect(position.maxLength).toBe(80)
  })
})

describe('the final stage', () => {
  test.each([
    ['en', 'Final round', /Write the first paragraph to this person yourself/, 'Stage'],
    ['ja', '最終選考', /冒頭文をご自身の言葉でお書きください/, '選考段階'],
  ] as const)('in %s asks for the recruiter’s own words', async (locale, name, asks, label) => {
    const { person } = openPane({ message: toHanako(), locale })
    await person.selectOptions(await screen.findByLabelText(label), name)
    const field = await screen.findByLabelText<HTMLTextAreaElement>(FIELD[locale])
    expect(field.placeholder).toBe(LEADS.final.en.text)
    const insert = await button(locale === 'en' ? INSERT : 'ご案内リンクを挿入')
    expect(insert.disabled).toBe(true)
    expect(said('status')).toMatch(asks)
    await person.type(field, 'Dear Hanako, an adviser may help.')
    await waitFor(() => expect(insert.disabled).toBe(false))
    expect(said('status')).not.toMatch(asks)
  })

  test('inserts the words, and tells the server only that they are own', async () => {
    const message = toHanako()
    const { person, api } = openPane({ message })
    await person.selectOptions(await screen.findByLabelText('Stage'), 'Final round')
    const words = 'Dear Hanako, what you said about teaching stayed with us.'
    await person.type(await screen.findByLabelText(FIELD.en), words)
    await within(await preview()).findByText(words)
    const insert = await button(INSERT)
    await waitFor(() => expect(insert.disabled).toBe(false))
    await person.click(insert)
    await button(REMOVE)
    expect(message.content).toContain(words)
    expect(api.issued[0]?.referral).toEqual({
      ...{ agreementId: 'agreement-1', recipient: HANAKO, locale: 'en', stage: 'final' },
      ...{ ownWords: true, mailbox: 'saiyo@example.co.jp' },
    })
    expect(JSON.stringify(api.issued)).not.toContain('teaching')
  })

  test('waits for words without a gift, a promise or a link, and points at them', async () => {
    const { person } = openPane({ message: toHanako() })
    await person.selectOptions(await screen.findByLabelText('Stage'), 'Final round')
    const field = await screen.findByLabelText(FIELD.en)
    await person.type(field, 'You get a bonus.')
    await waitFor(() =>
      expect(said('status')).toContain('“get a bonus”: candidates may be offered'),
    )
    expect(field.getAttribute('aria-invalid')).toBe('true')
    const about = document.getElementById(field.getAttribute('aria-describedby') ?? '')
    expect(about?.textContent).toContain('bonus')
    expect((await button(INSERT)).disabled).toBe(true)
    await person.clear(field)
    await person.type(field, 'An adviser may help.')
    const insert = await button(INSERT)
    await waitFor(() => expect(insert.disabled).toBe(false))
    expect(field.getAttribute('aria-invalid')).toBe('false')
  })

  test('asks again before a link made for another person is replaced', async () => {
    const message = toHanako()
    const { person } = openPane({ message })
    await person.selectOptions(await screen.findByLabelText('Stage'), 'Final round')
    await person.type(await screen.findByLabelText(FIELD.en), 'Dear Hanako')
    const insert = await button(INSERT)
    await waitFor(() => expect(insert.disabled).toBe(false))
    await person.click(insert)
    await button(REMOVE)
    message.writeTo(KENJI)
    const replace = await button('Replace it')
    const field = await screen.findByLabelText<HTMLTextAreaElement>(FIELD.en)
    expect(field.value).toBe('Dear Hanako')
    await person.clear(field)
    expect(replace.disabled).toBe(true)
    expect(said('alert')).toContain('made for another person')
    expect(said('status')).toContain('Write the first paragraph')
  })
})

describe('rewording for one mail', () => {
  test('starts from the words of the template, and goes back to them', async () => {
    const message = toHanako()
    const { person, api } = openPane({ message })
    await person.click(await button('Reword for this mail'))
    const field = await screen.findByLabelText<HTMLTextAreaElement>(FIELD.en)
    expect(field.value).toBe(LEADS.screening.en.text)
    await person.type(field, ' Write any time.')
    await within(await preview()).findByText(`${LEADS.screening.en.text} Write any time.`)
    await person.click(await button('Back to the template'))
    expect(screen.queryByLabelText(FIELD.en)).toBeNull()
    await within(await preview()).findByText(LEADS.screening.en.text)
    await person.click(await button(INSERT))
    await button(REMOVE)
    expect(api.issued[0]?.referral).toMatchObject({ leadVersion: 0 })
  })

  test('keeps its stage and language while the mail goes on being written', async () => {
    const message = toHanako()
    const { person } = openPane({ message })
    await person.click(await button('Reword for this mail'))
    message.content = '<p>最終面接の結果、今回は見送らせていただきます。</p>'
    await act(async () => {
      window.dispatchEvent(new Event('focus'))
      await new Promise((resolve) => setTimeout(resolve, 50))
    })
    expect((await screen.findByLabelText<HTMLSelectElement>('Stage')).value).toBe('screening')
    expect((await screen.findByLabelText<HTMLSelectElement>('Language')).value).toBe('en')
  })
})

describe('a quiet hint', () => {
  test('says that the result comes first', async () => {
    openPane({ message: toHanako('<p><br></p>') })
    await waitFor(() => expect(said('status')).toContain('Write the result first'))
    expect((await button(INSERT)).disabled).toBe(false)
  })

  test('says that a subject reads like an advertisement', async () => {
    const message = toHanako()
    message.title = '【無料！】転職のご相談'
    openPane({ message, locale: 'ja' })
    await waitFor(() => expect(said('status')).toContain('件名が広告のように見えます。'))
  })
})

describe('a lost answer', () => {
  test('is asked for again under its key, and under another once the mail says something else', async () => {
    const { person, api } = openPane({ message: toHanako(), api: new FakeApi() })
    api.failing.issueReferral = 'unreachable'
    await person.click(await button(INSERT))
    await screen.findByText(/nothing was inserted/)
    await person.click(await button('Try now'))
    await waitFor(() => expect(api.issued).toHaveLength(2))
    await person.click(await button('Cancel'))
    await person.type(await screen.findByLabelText('Position'), 'Sales')
    await person.click(await button(INSERT))
    await waitFor(() => expect(api.issued).toHaveLength(3))
    const [first, again, other] = api.issued.map(({ key }) => key)
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })
})
