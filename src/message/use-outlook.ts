import { useEffect, useState } from 'react'
import { readAhead } from './mail-text.ts'
import type { Message } from './message.ts'
import type { Outlook, Theme } from './outlook.ts'

/** Outlook's colours where it tells them, else the system's. */
export function useTheme(outlook: Outlook): Theme {
  const [told, setTold] = useState(outlook.theme)
  const [system, setSystem] = useState(systemTheme)
  useEffect(() => outlook.onThemeChanged(setTold), [outlook])
  useEffect(() => {
    const preference = matchMedia(DARK)
    const changed = () => setSystem(systemTheme())
    preference.addEventListener('change', changed)
    return () => preference.removeEventListener('change', changed)
  }, [])
  return told ?? system
}

const DARK = '(prefers-color-scheme: dark)'

function systemTheme(): Theme {
  return matchMedia(DARK).matches ? 'dark' : 'light'
}

/**
 * The message the pane stands beside; a pinned pane goes from one to the next.
 *
 * @param first the message it opened beside
 */
export function useMessage(
  outlook: Outlook,
  first: Message | undefined,
): { message: Message | undefined; number: number } {
  const [current, setCurrent] = useState({ message: first, number: 0 })
  useEffect(
    () =>
      outlook.onMessageChanged(() => {
        const message = outlook.message()
        // Outlook's answers take a while, so they are on their way while the pane is drawn anew.
        if (message) void readAhead(message)
        setCurrent(({ number }) => ({ message, number: number + 1 }))
      }),
    [outlook],
  )
  return current
}
