import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { act, cleanup, screen } from '@testing-library/react'
import type { AgreementProgress } from '../../src/contract/progress.ts'
import type { Locale } from '../../src/contract/locale.ts'
import { FakeApi, FIGURES, openPane, SESSION } from './stage.tsx'

afterEach(cleanup)

async function openProgress(changes: Partial<AgreementProgress> = {}, locale: Locale = 'en') {
  const api = new FakeApi()
  api.figures = { agreements: [{ ...FIGURES, ...changes }] }
  const pane = openPane({ api, locale })
  await screen.findByRole('progressbar')
  return { ...pane, api }
}

describe('the manager’s progress', () => {
  test('reads “7 of 10”, three more, one free placement', async () => {
    await openProgress()
    screen.getByText('7 of 10')
    screen.getByText('3 more to a free placement')
    screen.getByText('1 free placement available')
    screen.getByText(/^As of Mon 23 Nov \d\d:32$/)
    const bar = screen.getByRole('progressbar')
    expect(bar.getAttribute('aria-valuetext')).toBe('7 of 10')
  })

  test('reads 「7名/10名(あと3名)」 in Japanese', async () => {
    await openProgress({}, 'ja')
    expect(screen.getByText('7名/10名').parentElement?.textContent).toBe('7名/10名(あと3名)')
    screen.getByText('無料採用枠 1件')
    screen.getByText(/^11月23日\(月\) \d\d:32時点$/)
  })

  test('says when the mail server takes nothing, and nothing of it otherwise', async () => {
    await openProgress()
    expect(screen.queryByText(/mail server/)).toBeNull()
    cleanup()
    const api = new FakeApi()
    api.view = { ...SESSION, mailFailing: true }
    api.figures = { agreements: [FIGURES] }
    openPane({ api })
    await screen.findByText(/^The mail server has taken no mail for half an hour or longer/)
  })

  test('says why nobody is offered an agency, and since when it does not answer', async () => {
    await openProgress()
    expect(screen.queryByText(/country is missing|has taken no messages/)).toBeNull()
    cleanup()
    await openProgress({ stopped: true, unansweredSince: Date.UTC(2026, 10, 20, 5, 32) })
    screen.getByText(/^Nobody is offered this agency at the moment/)
    screen.getByText(/^This agency has taken no messages since Fri 20 Nov \d\d:32\./)
    cleanup()
    await openProgress({ stopped: true, unansweredSince: Date.UTC(2026, 10, 20, 5, 32) }, 'ja')
    screen.getByText(/紹介会社の国に関する説明が未登録/)
    screen.getByText(/^この紹介会社は11月20日\(金\) \d\d:32から通知を受け付けていません/)
  })

  test.each([
    ['en', 'Ended', /^This agreement has ended/, /more to a free placement/],
    ['ja', '終了', /この契約は終了しています/, /あと\d+名/],
  ] as const)('shows as ended what is still open, in %s', async (locale, badge, stays, more) => {
    await openProgress({ ended: true }, locale)
    screen.getByText(badge)
    screen.getByText(stays)
    expect(screen.queryByText(more)).toBeNull()
    screen.getByText(locale === 'en' ? '1 free placement available' : '無料採用枠 1件')
  })

  test('says in words what is owed', async () => {
    await openProgress({
      points: -2,
      untilNext: 12,
      grants: { available: 0, reserved: 0, redeemed: 1 },
    })
    screen.getByText('0 of 10')
    screen.getByText('12 more to a free placement')
    screen.getByText(/^2 points are owed/)
    screen.getByText('1 used so far')
  })

  test('before the first point there is one sentence and the way to Compose', async () => {
    const { person } = await openProgress({
      points: 0,
      untilNext: 10,
      asOf: null,
      grants: { available: 0, reserved: 0, redeemed: 0 },
    })
    screen.getByText(/No points yet/)
    screen.getByText('No figures posted yet')
    await person.click(screen.getByRole('button', { name: 'Go to Compose' }))
    expect(screen.getByRole('tab', { name: 'Compose' }).getAttribute('aria-selected')).toBe('true')
  })

  test('every figure explains itself', async () => {
    const { person } = await openProgress()
    await person.click(screen.getByText('What does this count?'))
    screen.getByText(/10 points make one free placement/)
    await person.click(screen.getByText('How current is this?'))
    screen.getByText(/posted in steps of 5 sent links/)
  })

  test('figures of an example workspace are marked', async () => {
    const api = new FakeApi()
    api.view = { ...SESSION, workspace: { ...SESSION.workspace, example: true } }
    openPane({ api })
    await screen.findByText('Example workspace: figures are posted at once.')
  })

  test('new figures show by themselves; when the server is away the last ones stay', async () => {
    const { api } = await openProgress()
    api.figures = { agreements: [{ ...FIGURES, points: 8, untilNext: 2 }] }
    act(() => void window.dispatchEvent(new Event('focus')))
    await screen.findByText('8 of 10')
    api.failing.progress = 'unreachable'
    act(() => void window.dispatchEvent(new Event('focus')))
    await screen.findByText(/^Career Relay cannot be reached since \d\d:\d\d. These are the last/)
    screen.getByText('8 of 10')
  })
})

describe('tabs', () => {
  test('a recruiter is not offered the figures', async () => {
    const api = new FakeApi()
    api.view = { ...SESSION, member: { ...SESSION.member, role: 'recruiter' } }
    openPane({ api })
    await screen.findByRole('tab', { name: 'Compose' })
    expect(screen.queryByRole('tab', { name: 'Progress' })).toBeNull()
  })

  test('arrow keys go from tab to tab', async () => {
    const { person } = await openProgress({}, 'ja')
    screen.getByRole('tab', { name: '進捗' }).focus()
    await person.keyboard('{ArrowRight}{ArrowRight}')
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: '作成' }))
    expect(screen.getByRole('tabpanel').id).toBe('panel-compose')
  })
})

describe('no connection', () => {
  afterEach(() => void jest.useRealTimers())

  test('the pane counts down, doubles its patience, and opens once the server is back', async () => {
    jest.useFakeTimers()
    const api = new FakeApi()
    api.failing.session = 'unreachable'
    openPane({ api })
    const wait = async (ms: number) => {
      for (let step = 0; step <= ms; step += 50) await act(() => jest.advanceTimersByTimeAsync(50))
    }
    await wait(0)
    screen.getByText(
      'Career Relay cannot be reached. Your mail is untouched; nothing was inserted.',
    )
    screen.getByText('Next try in 1 s.')
    await wait(1_000)
    screen.getByText('Next try in 2 s.')
    await wait(2_000)
    screen.getByText('Next try in 4 s.')
    api.failing = {}
    act(() => screen.getByRole('button', { name: 'Try now' }).click())
    await wait(10)
    expect(screen.queryByText(/cannot be reached/)).toBeNull()
    screen.getByRole('tab', { name: 'Compose' })
  })
})
