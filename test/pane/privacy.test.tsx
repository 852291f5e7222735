import { afterEach, describe, expect, test } from '@jest/globals'
import { cleanup, screen, within } from '@testing-library/react'
import { request } from './fake-privacy.ts'
import { lookUp, openDesk, WORDS } from './privacy-steps.tsx'
import { button, FakeApi, openPane, said, SESSION } from './stage.tsx'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

describe("the privacy officer's desk", () => {
  test.each([
    ['en', 'Found. This is look-up 1 in the audit trail.', /The agency has received the data/],
    ['ja', '該当する記録があります。操作履歴には照会1番として記録しました。', /提供済みです/],
  ] as const)('tells what is held about somebody, in %s', async (locale, found, reached) => {
    await lookUp('hanako@example.com', new FakeApi(), locale)
    await screen.findByText(found)
    screen.getByText('佐藤 花子')
    screen.getByText('Mirai Career Inc.')
    screen.getByText(reached)
    screen.getByText('01a207db-9f33-74cf-b3e3-3bd6281aa184')
    expect(screen.getByRole('textbox', { name: /JSON/, hidden: true }).textContent).toContain(
      '"format": "example"',
    )
  })

  test.each([
    [
      'en',
      [
        /^The agency, 23 Nov 2026: took up the registration$/,
        /: ended its support; the person is not looking for work$/,
        /: referral\.moved; their_own_code$/,
        /^Named in it: Final round · 法人営業$/,
        /^Sent from saiyo@example\.co\.jp$/,
      ],
    ],
    [
      'ja',
      [
        /^紹介会社の回答\(2026年11月23日\): 登録を受け付け$/,
        /: 支援を終了、現在は求職していない$/,
        /: referral\.moved、their_own_code$/,
        /^記載された内容: 最終選考 · 法人営業$/,
        /^差出人: saiyo@example\.co\.jp$/,
      ],
    ],
  ] as const)(
    'tells what the agency said and what the mail named, in words, in %s',
    async (locale, told) => {
      await lookUp('hanako@example.com', new FakeApi(), locale)
      await screen.findByText('佐藤 花子')
      const lines = Array.from(document.querySelectorAll('p'), (line) => line.textContent ?? '')
      for (const line of told) {
        expect(lines.filter((one) => line.test(one))).toHaveLength(1)
      }
    },
  )

  test('says that nothing is held, and that this was written down too', async () => {
    await lookUp('nobody@example.com')
    await screen.findByText(/Nothing is held under this address or number. This is look-up 1/)
    expect(screen.queryByRole('button', { name: 'Erase this person' })).toBeNull()
  })

  test('asks the server for no address that is none', async () => {
    const api = new FakeApi()
    const { person } = await lookUp('hanako', api)
    screen.getByText('Enter one e-mail address, or the whole reference number.')
    expect(api.lookUps).toEqual([])
    const field = screen.getByLabelText(WORDS.en.address)
    expect(document.activeElement).toBe(field)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    await person.type(field, '@example.com{Enter}')
    await screen.findByText(/^Found/)
  })

  test('a lost answer is the same look-up; pressing again after an answer is another', async () => {
    const api = new FakeApi()
    api.refusing.lookUp = { code: 'unreachable' }
    const { person } = await lookUp('hanako@example.com', api)
    await screen.findByText('Career Relay cannot be reached. Nothing was changed.')
    api.refusing = {}
    await person.click(await button('Look up'))
    await screen.findByText(/look-up 2/)
    await person.click(await button('Look up'))
    await screen.findByText(/look-up 3/)
    const [first, again, other] = api.lookUps.map(({ key }) => key)
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })

  test('too many look-ups are refused in the words of the server', async () => {
    const api = new FakeApi()
    api.refusing.lookUp = { code: 'too_many_requests' }
    await lookUp('hanako@example.com', api)
    expect((await screen.findByText(/Too many|too many/)).getAttribute('role')).toBe('alert')
  })

  test('asks before it erases; the harmless answer has the focus', async () => {
    const api = new FakeApi()
    const { person } = await lookUp('hanako@example.com', api)
    await person.click(await button('Erase this person'))
    within(screen.getByRole('alertdialog')).getByText(/This cannot be undone/)
    expect(document.activeElement).toBe(await button('Cancel'))
    await person.keyboard('{Escape}')
    expect(document.activeElement).toBe(await button('Erase this person'))
    expect(api.erasures).toEqual([])
    await person.click(await button('Erase this person'))
    await person.click(within(screen.getByRole('alertdialog')).getByText('Erase this person'))
    await screen.findByText(/^Erased. Records of consent stay/)
    expect(api.erasures.map(({ whom }) => whom)).toEqual([{ address: 'hanako@example.com' }])
    expect(screen.queryByText('佐藤 花子')).toBeNull()
  })
})

describe('requests', () => {
  test.each([
    ['en', 'No request is waiting.', 'Nobody has withdrawn or erased anything yet.'],
    ['ja', '対応待ちの請求はありません。', '撤回や削除はまだありません。'],
  ] as const)('none waits, in words, in %s', async (locale, none, noActs) => {
    await openDesk(new FakeApi(), locale)
    await screen.findByText(none)
    screen.getByText(noActs)
  })

  test('are entered with the day they came, and stand there with their due date', async () => {
    const api = new FakeApi()
    const { person } = await openDesk(api)
    await person.click(await button('Enter a request'))
    const title = await screen.findByRole('heading', { name: 'A request that came in' })
    expect(document.activeElement).toBe(title)
    await person.selectOptions(screen.getByLabelText('What is asked for'), 'erasure')
    await person.click(await button('Enter'))
    screen.getByText('Enter one e-mail address, or the whole reference number.')
    expect(document.activeElement).toBe(screen.getByLabelText(WORDS.en.address))
    await person.type(screen.getByLabelText(WORDS.en.address), 'hanako@example.com')
    await person.click(await button('Enter'))
    await screen.findByText('No. 1 · Erasure')
    screen.getByText('Answer by 23 Dec 2026')
    expect(said('status')).toContain('Entered as number 1.')
    expect(api.entered).toHaveLength(1)
    expect(api.entered[0]?.request).toMatchObject({
      kind: 'erasure',
      address: 'hanako@example.com',
    })
  })

  test('show whom they are about only once that is asked for', async () => {
    const api = new FakeApi()
    api.inbox = { open: [request(7)], closed: [], acts: [] }
    const { person } = await openDesk(api)
    await screen.findByText('No. 7 · Access')
    expect(document.body.textContent).not.toMatch(/hanako|花子/)
    await person.click(await button('Look up request 7'))
    await screen.findByText('佐藤 花子')
    expect(api.lookUps.map(({ of }) => of)).toEqual(['request-7'])
  })

  test('that are overdue say so', async () => {
    const api = new FakeApi()
    const dueAt = Date.UTC(2020, 0, 15)
    api.inbox = { open: [request(7, { dueAt })], closed: [], acts: [] }
    await openDesk(api)
    await screen.findByText('Overdue since 15 Jan 2020')
  })

  test('are closed with how they ended, by keyboard too', async () => {
    const api = new FakeApi()
    api.inbox = { open: [request(7)], closed: [], acts: [] }
    const { person } = await openDesk(api)
    await person.click(await button('Close request 7'))
    screen.getByRole('group', { name: 'How did it end?' })
    expect(document.activeElement).toBe(await button('Cancel'))
    await person.keyboard('{Escape}')
    expect(document.activeElement).toBe(await button('Close request 7'))
    await person.keyboard('{Enter}')
    await person.click(await button('Nothing was held'))
    await screen.findByText('No request is waiting.')
    await screen.findByText(/No. 7 · Access · Nothing was held/)
  })

  test('what people did by themselves stands there without a name', async () => {
    const api = new FakeApi()
    const at = Date.UTC(2026, 10, 20, 3)
    api.inbox = {
      open: [],
      closed: [],
      acts: [
        { kind: 'erasure', byDesk: true, at },
        { kind: 'withdrawal', byDesk: false, at },
      ],
    }
    await openDesk(api)
    await screen.findByText('20 Nov 2026 · Erasure, by this desk')
    screen.getByText('20 Nov 2026 · Withdrawal, by the person')
  })

  test('that cannot be had are asked for again; looking somebody up works meanwhile', async () => {
    const api = new FakeApi()
    api.refusing.privacyInbox = { code: 'unavailable' }
    const { person } = await lookUp('hanako@example.com', api)
    await screen.findByText(/^Found/)
    api.refusing = {}
    await person.click(await button('Try again'))
    await screen.findByText('No request is waiting.')
  })
})

test('only the privacy officer has the desk', async () => {
  for (const role of ['recruiter', 'manager'] as const) {
    const api = new FakeApi()
    api.view = { ...SESSION, member: { ...SESSION.member, role } }
    openPane({ api })
    await screen.findByRole('tab', { name: 'Settings' })
    expect(screen.queryByRole('tab', { name: 'Privacy' })).toBeNull()
    cleanup()
  }
})
