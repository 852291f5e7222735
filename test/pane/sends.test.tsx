import { afterEach, describe, expect, test } from '@jest/globals'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import type { Locale } from '../../src/contract/locale.ts'
import { ORIGIN } from '../message/example-block.ts'
import { sent } from './fake-sends.ts'
import { button, FakeApi, INSERT, openPane, rejection, said, SESSION } from './stage.tsx'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

const LIST = { en: 'My sends', ja: '送信の記録' }

async function openList(api: FakeApi, locale: Locale = 'en', message = rejection()) {
  const pane = openPane({ api, locale, message })
  await pane.person.click(await button(LIST[locale]))
  await screen.findByRole('heading', { name: LIST[locale] })
  return pane
}

const rows = () => screen.findAllByRole('listitem')

describe('my sends', () => {
  test.each([
    [
      'en',
      ['Inserted, not sent as far as we know', 'Released for sending', 'Revoked'],
      'Interview · 営業 · ',
    ],
    ['ja', ['挿入済み(送信は未確認)', '送信操作済み', '取り消し済み'], '面接 · 営業 · '],
  ] as const)(
    'tells the states in words and what a mail is known by, in %s',
    async (locale, states, words) => {
      const api = new FakeApi()
      const about = {
        stage: 'interview',
        position: '営業',
        mailbox: 'saiyo@example.co.jp',
      } as const
      for (const state of ['inserted', 'released', 'revoked'] as const) {
        api.sentMails = [sent(state, { state, ...about })]
        await openList(api, locale)
        const [row] = await rows()
        within(row!).getByText(states[['inserted', 'released', 'revoked'].indexOf(state)]!)
        expect(row!.textContent).toContain(words)
        expect(row!.textContent).toMatch(/saiyo@example\.co\.jp/)
        expect(within(row!).queryAllByRole('button')).toHaveLength(state === 'revoked' ? 0 : 1)
        cleanup()
      }
    },
  )

  test.each([
    ['en', 'You have not inserted a link yet.', /names no candidates/],
    ['ja', 'ご案内リンクを挿入したメールはまだありません。', /候補者のお名前はありません/],
  ] as const)(
    'says in %s that there is none yet, and why no name stands here',
    async (locale, none, why) => {
      await openList(new FakeApi(), locale)
      await screen.findByText(none)
      screen.getByText(why)
    },
  )

  test('an expired link says since when it takes no registration, by the calendar of its mail', async () => {
    const api = new FakeApi()
    const expiresAt = Date.parse('2026-01-15T00:00+09:00')
    api.sentMails = [sent('old', { state: 'released', expiresAt })]
    await openList(api)
    await screen.findByText(/Took registrations until Thu 15 Jan/)
  })

  test('goes further back when asked, and keeps what is shown when no more can be had', async () => {
    const api = new FakeApi()
    api.sentMails = ['5', '4', '3', '2', '1'].map((id) => sent(id))
    const { person } = await openList(api)
    expect(await rows()).toHaveLength(2)
    await person.click(await button('Show earlier ones'))
    await waitFor(async () => expect(await rows()).toHaveLength(4))
    api.refusing.sends = { code: 'unreachable' }
    await person.click(await button('Show earlier ones'))
    await screen.findByText(/cannot be reached/)
    expect(await rows()).toHaveLength(4)
  })

  test('a list that cannot be had is asked for again', async () => {
    const api = new FakeApi()
    api.refusing.sends = { code: 'unavailable' }
    const { person } = await openList(api)
    await screen.findByText(/not available at the moment/)
    api.refusing = {}
    await person.click(await button('Try again'))
    await screen.findByText('You have not inserted a link yet.')
  })

  test('a list comes by itself once the server is back', async () => {
    const api = new FakeApi()
    api.refusing.sends = { code: 'unreachable' }
    await openList(api)
    await screen.findByText(/cannot be reached/)
    api.refusing = {}
    await screen.findByText('You have not inserted a link yet.', {}, { timeout: 8_000 })
  }, 15_000)

  test('is there while no mail is open, and not for who inserts no links', async () => {
    const api = new FakeApi()
    api.view = { ...SESSION, member: { ...SESSION.member, role: 'recruiter' } }
    const { unmount } = openPane({ api })
    await button(LIST.en)
    unmount()
    api.view = { ...SESSION, member: { ...SESSION.member, role: 'privacy_officer' } }
    openPane({ api, message: rejection() })
    await screen.findByText(/Your role inserts no referral links/)
    expect(screen.queryByRole('button', { name: LIST.en })).toBeNull()
  })

  test('by keyboard there and back: the mail is as it was, the focus where it left', async () => {
    const { person } = openPane({ message: rejection() })
    await person.selectOptions(await screen.findByLabelText('Language'), 'ja')
    ;(await button(LIST.en)).focus()
    await person.keyboard('{Enter}')
    expect(document.activeElement).toBe(await screen.findByRole('heading', { name: LIST.en }))
    expect(screen.queryByRole('button', { name: INSERT })).toBeNull()
    await person.keyboard('{Escape}')
    expect(document.activeElement).toBe(await button(LIST.en))
    expect(screen.getByLabelText<HTMLSelectElement>('Language').value).toBe('ja')
  })
})

describe('beside a mail that is read', () => {
  const LINK = `<p>Dear Hanako</p><p>${ORIGIN}/r/${'t'.repeat(22)}</p>`

  async function openBeside(reading: string, api: FakeApi, locale: Locale = 'en') {
    api.view = { ...SESSION, member: { ...SESSION.member, role: 'recruiter' } }
    const opened = openPane({ api, locale, reading })
    await screen.findByText(locale === 'en' ? /while you write a mail/ : /メールの作成中/)
    return opened
  }

  test.each([
    ['en', 'The link in this mail', 'Revoke the link', 'Revoked'],
    ['ja', 'このメールのご案内リンク', 'リンクを取り消す', '取り消し済み'],
  ] as const)('its own link is found and taken back, in %s', async (locale, title, yes, done) => {
    const api = new FakeApi()
    api.sentMails = [sent('other'), sent('t'.repeat(22), { state: 'released' })]
    const { person } = await openBeside(LINK, api, locale)
    await screen.findByRole('heading', { name: title })
    expect(api.askedFor).toEqual(['t'.repeat(22)])
    await person.click(
      await screen.findByRole('button', { name: /Revoke the link of|を取り消す$/ }),
    )
    await person.click(await button(yes))
    await screen.findByText(done)
    expect(api.revocations.map(({ which }) => which)).toEqual([{ id: 't'.repeat(22) }])
  })

  test('a colleague’s link is told to be one, without a way to revoke it', async () => {
    await openBeside(LINK, new FakeApi())
    await screen.findByText('It was not inserted by you. Whoever did can revoke it.')
    expect(screen.queryByRole('button', { name: /Revoke/ })).toBeNull()
  })

  test.each([
    ['without a link', '<p>Dear Hanako</p>'],
    [
      'with a link in quoted history only',
      `<p>Thanks</p><blockquote type="cite">${LINK}</blockquote>`,
    ],
  ])('one %s says nothing more, and asks the server nothing', async (_, reading) => {
    const api = new FakeApi()
    await openBeside(reading, api)
    expect(screen.queryByRole('heading', { name: 'The link in this mail' })).toBeNull()
    expect(api.askedFor).toEqual([])
  })

  test('a list that cannot be had is asked for again', async () => {
    const api = new FakeApi()
    api.sentMails = [sent('t'.repeat(22))]
    api.refusing.sendOf = { code: 'unavailable' }
    const { person } = await openBeside(LINK, api)
    await screen.findByText(/not available at the moment/)
    api.refusing = {}
    await person.click(await button('Try again'))
    await screen.findByRole('button', { name: /^Revoke the link of/ })
  })
})

describe('taking a link back', () => {
  test.each([
    ['en', /^Revoke the link of Mon 23 Nov/, 'Revoke the link', /This cannot be undone/],
    ['ja', /^11月23日\(月\).*のリンクを取り消す$/, 'リンクを取り消す', /元に戻せません/],
  ] as const)(
    'asks first, then says that it is done, in %s',
    async (locale, name, yes, question) => {
      const api = new FakeApi()
      api.sentMails = [sent('1', { state: 'released' })]
      const { person } = await openList(api, locale)
      await person.click(await screen.findByRole('button', { name }))
      screen.getByRole('alertdialog', { name: question })
      expect(api.revocations).toEqual([])
      await person.click(await button(yes))
      await screen.findByText(locale === 'en' ? 'Revoked' : '取り消し済み')
      expect(said('status')).toContain(
        locale === 'en' ? 'The link is revoked.' : 'リンクを取り消しました。',
      )
      expect(api.revocations.map(({ which }) => which)).toEqual([{ id: '1' }])
      expect(document.activeElement).toBe((await rows())[0])
      expect(screen.queryByRole('button', { name })).toBeNull()
    },
  )

  test('a mail that may not have left is to lose its link too, released or not', async () => {
    const api = new FakeApi()
    api.sentMails = [sent('1'), sent('2', { state: 'released' })]
    const { person } = await openList(api)
    const [draft, gone] = await screen.findAllByRole('button', { name: /^Revoke the link of/ })
    await person.click(gone!)
    screen.getByText(/If the mail has not left yet, remove the link from it as well./)
    await person.click(await button('Cancel'))
    await person.click(draft!)
    screen.getByText(/If the mail has not left yet, remove the link from it as well./)
  })

  test('the harmless answer has the focus, and leads back to the button', async () => {
    const api = new FakeApi()
    api.sentMails = [sent('1')]
    const { person } = await openList(api)
    await person.click(await screen.findByRole('button', { name: /^Revoke the link of/ }))
    expect(document.activeElement).toBe(await button('Cancel'))
    await person.keyboard('{Escape}')
    expect(document.activeElement).toBe(
      await screen.findByRole('button', { name: /^Revoke the link of/ }),
    )
    await screen.findByRole('heading', { name: 'My sends' })
    expect(api.revocations).toEqual([])
  })

  test('a lost answer is asked for with the same key; a refusal is said', async () => {
    const api = new FakeApi()
    api.sentMails = [sent('1')]
    const { person } = await openList(api)
    await person.click(await screen.findByRole('button', { name: /^Revoke the link of/ }))
    api.refusing.revokeSend = { code: 'unreachable' }
    await person.click(await button('Revoke the link'))
    await screen.findByText('Career Relay cannot be reached. Nothing was changed.')
    api.refusing = {}
    await person.click(await button('Revoke the link'))
    await screen.findByText('Revoked')
    expect(api.revocations).toHaveLength(2)
    expect(new Set(api.revocations.map(({ key }) => key)).size).toBe(1)
  })
})
