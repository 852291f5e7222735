import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { LookContext, useLook } from '../../src/look/use-look.ts'
import type { Outlook, Theme } from '../../src/message/outlook.ts'
import { DisplayScreen } from '../../src/settings/DisplayScreen.tsx'
import { LocaleContext } from '../../src/text/use-text.ts'

beforeEach(() => localStorage.clear())
afterEach(cleanup)

const shown = () => document.documentElement.dataset.theme

/** Outlook in some colours, which it may change while the pane is open. */
function outlookIn(theme: Theme | undefined) {
  let tell: (theme: Theme | undefined) => void = () => undefined
  const outlook = {
    theme,
    onThemeChanged: (listener: typeof tell) => {
      tell = listener
    },
  } as unknown as Outlook
  return { outlook, change: (next: Theme) => act(() => tell(next)) }
}

function Display({ outlook }: { outlook: Outlook }) {
  const choice = useLook(outlook)
  return (
    <LocaleContext value="en">
      <LookContext value={choice}>
        <DisplayScreen onBack={undefined} />
      </LookContext>
    </LocaleContext>
  )
}

describe('the colours of the pane', () => {
  test('are Outlook’s, and change with it while the pane is open', () => {
    const { outlook, change } = outlookIn('light')
    render(<Display outlook={outlook} />)
    expect(shown()).toBe('light')
    change('dark')
    expect(shown()).toBe('dark')
  })

  test('are the chosen ones whatever Outlook says, also the next time', async () => {
    const { outlook, change } = outlookIn('light')
    const { unmount } = render(<Display outlook={outlook} />)
    await userEvent.click(screen.getByRole('radio', { name: 'Dark' }))
    expect(shown()).toBe('dark')
    change('light')
    expect(shown()).toBe('dark')
    unmount()
    render(<Display outlook={outlookIn('light').outlook} />)
    expect(shown()).toBe('dark')
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Dark' }).checked).toBe(true)
    await userEvent.click(screen.getByRole('radio', { name: /^Automatic/ }))
    expect(shown()).toBe('light')
  })

  test('are the system’s where Outlook does not tell', () => {
    render(<Display outlook={outlookIn(undefined).outlook} />)
    expect(shown()).toBe('light')
    cleanup()
    const dark = Object.assign(new EventTarget(), { matches: true }) as unknown as MediaQueryList
    const asked = jest.spyOn(globalThis, 'matchMedia').mockReturnValue(dark)
    render(<Display outlook={outlookIn(undefined).outlook} />)
    expect(shown()).toBe('dark')
    asked.mockRestore()
  })
})
