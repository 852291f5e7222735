import { afterEach, describe, expect, test } from '@jest/globals'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { THIS_SESSION } from './fake-company.ts'
import { openSection, openSettings } from './settings-stage.ts'
import { button, FakeApi, said, SESSION } from './stage.tsx'

afterEach(cleanup)

const sections = () =>
  screen.getAllByRole('listitem').map((item) => within(item).getByRole('button').textContent)

describe('who sees which settings', () => {
  test.each([
    ['en', ['Company', 'Agreements', 'Wording', 'Members', 'Devices', 'Display', 'Audit trail']],
    ['ja', ['会社', '提携契約', '文面', 'メンバー', '端末', '表示', '操作の記録']],
  ] as const)('a manager sees all of them, in %s', async (locale, names) => {
    await openSettings(new FakeApi(), locale)
    await screen.findByRole('heading', { name: locale === 'en' ? 'Settings' : '設定' })
    expect(sections()).toEqual(names)
  })

  test('a privacy officer sees the audit trail and the devices', async () => {
    await openSettings(new FakeApi(), 'en', 'privacy_officer')
    await screen.findByRole('heading', { name: 'Settings' })
    expect(sections()).toEqual(['Devices', 'Display', 'Audit trail'])
  })

  test.each([
    ['en', ['Devices', 'Display'], 'Your devices'],
    ['ja', ['端末', '表示'], 'ご利用の端末'],
  ] as const)(
    'a recruiter sees the own devices and colours, in %s',
    async (locale, names, title) => {
      const { person } = await openSettings(new FakeApi(), locale, 'recruiter')
      await screen.findByRole('heading', { name: locale === 'en' ? 'Settings' : '設定' })
      expect(sections()).toEqual(names)
      await person.click(await button(names[0]))
      await screen.findByRole('heading', { name: title })
    },
  )

  test('a new company is told what to do first', async () => {
    const api = new FakeApi()
    api.view = { ...SESSION, agreements: [] }
    await openSettings(api)
    await screen.findByText(/Start with the company/)
  })
})

describe('going back', () => {
  test('Escape and Back both lead to the list; the heading has the focus', async () => {
    const { person } = await openSection('Members')
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Members' }))
    await person.keyboard('{Escape}')
    await screen.findByRole('heading', { name: 'Settings' })
    expect(document.activeElement).toBe(await button('Members'))
    await person.click(await button('Audit trail'))
    await person.click(await button('‹ Back'))
    await screen.findByRole('heading', { name: 'Settings' })
  })

  test('asks before something typed is lost', async () => {
    const { person } = await openSection('Company')
    await person.type(await screen.findByLabelText('Name (English)'), ' Ltd.')
    await person.keyboard('{Escape}')
    screen.getByRole('alertdialog', { name: 'Your changes are not saved.' })
    expect(document.activeElement).toBe(await button('Keep editing'))
    await person.click(await button('Keep editing'))
    expect(screen.getByLabelText<HTMLInputElement>('Name (English)').value).toMatch(/Ltd\.$/)
    await person.click(await button('‹ Back'))
    await person.click(await button('Discard them'))
    await screen.findByRole('heading', { name: 'Settings' })
  })

  test('a tab left keeps the screen as it was', async () => {
    const { person } = await openSection('Company')
    await person.type(await screen.findByLabelText('Name (English)'), ' Ltd.')
    await person.click(screen.getByRole('tab', { name: 'Compose' }))
    await person.click(screen.getByRole('tab', { name: 'Settings' }))
    expect(screen.getByLabelText<HTMLInputElement>('Name (English)').value).toMatch(/Ltd\.$/)
  })
})

describe('what cannot be loaded', () => {
  test('is said, and tried again when asked to', async () => {
    const api = new FakeApi()
    api.refusing.members = { code: 'unreachable' }
    const { person } = await openSection('Members', api)
    await screen.findByText('Career Relay cannot be reached. Nothing was changed.')
    api.refusing = {}
    await person.click(await button('Try again'))
    await screen.findByText('加藤 美咲')
  })
})

describe('devices', () => {
  const OTHER = {
    ...THIS_SESSION,
    id: 'session-2',
    memberName: '加藤 美咲',
    device: 'Outlook for Mac',
    mailbox: 'saiyo@example.co.jp',
    current: false,
  }

  test('are listed with mailbox, device and last use; another is signed out after a question', async () => {
    const api = new FakeApi()
    api.open = [THIS_SESSION, OTHER]
    const { person } = await openSection('Devices', api)
    await screen.findByText('saiyo@example.co.jp')
    screen.getByText('This one')
    screen.getAllByText(/^Last used Mon 23 Nov/)
    await person.click(await button('Sign out there: 加藤 美咲, Outlook for Mac'))
    await person.click(await button('Cancel'))
    expect(api.open).toHaveLength(2)
    await person.click(await button('Sign out there: 加藤 美咲, Outlook for Mac'))
    await person.click(await button('Sign out there'))
    await waitFor(() => expect(screen.queryByText('Outlook for Mac')).toBeNull())
  })

  test('a recruiter signs out here, and the code field comes back', async () => {
    const { person, signedOut } = await openSettings(new FakeApi(), 'ja', 'recruiter')
    await person.click(await button('端末'))
    await person.click(await button('この端末でサインアウト'))
    await screen.findByText(/もう一度サインインが必要です/)
    await person.click(await button('この端末でサインアウト'))
    await screen.findByLabelText('アクセスコード')
    expect(signedOut).toHaveBeenCalledTimes(1)
  })

  test('signing out without a connection keeps the session, and says so', async () => {
    const api = new FakeApi()
    api.refusing.signOut = { code: 'unreachable' }
    const { person, signedOut } = await openSettings(api, 'en', 'recruiter')
    await person.click(await button('Devices'))
    await person.click(await button('Sign out here'))
    await person.click(await button('Sign out here'))
    await screen.findByText('Career Relay cannot be reached. Nothing was changed.')
    expect(signedOut).not.toHaveBeenCalled()
  })

  test('a code for another device is shown once, with its end', async () => {
    const { person } = await openSettings(new FakeApi(), 'en', 'recruiter')
    await person.click(await button('Devices'))
    await person.click(await button('Code for another device'))
    const code = await screen.findByLabelText<HTMLInputElement>('Access code')
    expect(code.value).toBe('23456-789AB')
    screen.getByText(/^Valid until Mon 23 Nov \d\d:32, and only once.$/)
    await person.click(await button('Copy'))
    await waitFor(() => expect(said('status')).toContain('Copied'))
  })
})

describe('the audit trail', () => {
  const entry = (id: string, action: string) => ({
    id,
    at: THIS_SESSION.createdAt,
    actor: '田中 誠',
    action,
    subject: '加藤 美咲',
  })

  test('reads in words, newest first, further back when asked', async () => {
    const api = new FakeApi()
    api.trail = [
      entry('3', 'member.removed'),
      entry('2', 'member.invited'),
      { ...entry('1', 'member.role_changed'), subject: '加藤 美咲: recruiter → manager' },
      { ...entry('0', 'something.new'), actor: null },
    ]
    const { person } = await openSection('操作の記録', api, 'ja')
    await screen.findByText('メンバーを削除')
    expect(screen.getAllByRole('listitem')).toHaveLength(2)
    await person.click(await button('以前の記録を表示'))
    await screen.findByText('something.new')
    screen.getByText('加藤 美咲: 採用担当 → 管理者')
    screen.getByText('サーバーのコマンドライン')
    expect(screen.queryByRole('button', { name: '以前の記録を表示' })).toBeNull()
  })

  test('keeps what is shown when no more can be had', async () => {
    const api = new FakeApi()
    api.trail = ['3', '2', '1'].map((id) => entry(id, 'member.invited'))
    const { person } = await openSection('Audit trail', api)
    await button('Show earlier ones')
    api.refusing.audit = { code: 'unreachable' }
    await person.click(await button('Show earlier ones'))
    await screen.findByText(/cannot be reached/)
    expect(screen.getAllByText('Member invited')).toHaveLength(2)
  })
})
