import { afterEach, describe, expect, test } from '@jest/globals'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { MANAGER } from './fake-company.ts'
import { openSection } from './settings-stage.ts'
import { button, FakeApi, said } from './stage.tsx'

afterEach(cleanup)

const row = (name: string) => screen.findByRole('button', { name: new RegExp(`^${name}`) })

describe('members', () => {
  test('are listed with their role, and who has not come yet', async () => {
    await openSection('Members')
    expect((await row('田中 誠')).textContent).toMatch(/Manager.*You.*makoto/)
    expect((await row('加藤 美咲')).textContent).toMatch(/Recruiter.*Not signed in yet/)
  })

  test.each([
    ['en', 'Members', 'Invite somebody', 'Name', 'E-mail', 'Make the access code'],
    ['ja', 'メンバー', '招待する', '氏名', 'メールアドレス', 'アクセスコードを発行'],
  ] as const)('in %s, an invitation ends with a code to hand over', async (...row) => {
    const [locale, section, invite, name, email, make] = row
    const { person, api } = await openSection(section, new FakeApi(), locale)
    await person.click(await button(invite))
    await person.type(await screen.findByLabelText(name), 'Kenji Mori')
    await person.type(screen.getByLabelText(email), 'kenji.mori@example.co.jp')
    await person.click(await button(make))
    const code = await screen.findByLabelText<HTMLInputElement>(/^(Access code|アクセスコード)$/)
    expect(code.value).toBe('ABCDE-FGHJK')
    expect(api.people).toHaveLength(3)
    expect(api.people[2]).toMatchObject({ role: 'recruiter' })
  })

  test('the code goes into a mail draft to its member', async () => {
    const { person, surroundings } = await openSection('Members')
    await person.click(await row('加藤 美咲'))
    await person.click(await button('New access code'))
    await person.click(await button('Write a mail draft'))
    expect(surroundings.written).toHaveLength(1)
    expect(surroundings.written[0]?.to).toBe('misaki.kato@example.co.jp')
    expect(surroundings.written[0]?.body).toContain('MNPQR-STVWX')
  })

  test('a refused invitation keeps what was typed', async () => {
    const api = new FakeApi()
    api.refusing.invite = { code: 'already_member', field: '/email' }
    const { person } = await openSection('Members', api)
    await person.click(await button('Invite somebody'))
    await person.type(await screen.findByLabelText('Name'), 'Kenji')
    const email = screen.getByLabelText<HTMLInputElement>('E-mail')
    await person.type(email, 'kenji')
    await person.click(await button('Make the access code'))
    screen.getByText('Please check the spelling.')
    await person.type(email, '@example.co.jp')
    await person.click(await button('Make the access code'))
    await waitFor(() => expect(said('alert')).toMatch(/is a member already/))
    expect(email.value).toBe('kenji@example.co.jp')
    expect(email.getAttribute('aria-invalid')).toBe('true')
  })

  test('the last manager cannot be made a recruiter, in the server’s words', async () => {
    const api = new FakeApi()
    api.refusing.changeMember = { code: 'last_manager' }
    const { person } = await openSection('メンバー', api, 'ja')
    await person.click(await row('田中 誠'))
    await person.selectOptions(await screen.findByLabelText('役割'), '採用担当')
    await person.click(await button('保存'))
    await waitFor(() => expect(said('alert')).toMatch(/管理者が1名以上必要です/))
    api.refusing = {}
    await person.click(await button('保存'))
    await waitFor(() => expect(said('status')).toContain('保存しました'))
    expect(api.people[0]).toMatchObject({ id: MANAGER.id, role: 'recruiter' })
  })

  test('somebody is removed after a question that says what stays', async () => {
    const { person, api } = await openSection('Members')
    await person.click(await row('加藤 美咲'))
    await person.click(await button('Remove'))
    screen.getByRole('alertdialog', { name: /sessions end at once. Mails already sent stay/ })
    await person.keyboard('{Escape}')
    expect(screen.queryByRole('alertdialog')).toBeNull()
    await person.click(await button('Remove'))
    await person.click(await button('Remove'))
    await screen.findByText('加藤 美咲 was removed.')
    expect(api.people).toEqual([MANAGER])
  })

  test('a privacy officer’s role is not the pane’s to change', async () => {
    const api = new FakeApi()
    api.people = [
      MANAGER,
      { ...MANAGER, id: 'o', name: 'Aya', role: 'privacy_officer', you: false },
    ]
    const { person } = await openSection('Members', api)
    await person.click(await row('Aya'))
    await screen.findByText(/appointed on the server’s command line/)
    expect(screen.queryByLabelText('Role')).toBeNull()
  })
})
