import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { Outlook } from '../message/outlook.ts'
import { useTheme } from '../message/use-outlook.ts'
import { keepLook, keptLook, showTheme, type Look } from './look.ts'

export interface LookChoice {
  look: Look
  choose: (look: Look) => void
}

export const LookContext = createContext<LookChoice>({ look: 'auto', choose: () => undefined })

/** The choice of colours, and the way to change it. */
export function useLookChoice(): LookChoice {
  return useContext(LookContext)
}

/**
 * Colours the pane: as chosen, else as Outlook tells, else as the system prefers. Outlook's own
 * colours are out of date at times, which is why there is a choice.
 */
export function useLook(outlook: Outlook): LookChoice {
  const [look, setLook] = useState(keptLook)
  const told = useTheme(outlook)
  const theme = look === 'auto' ? told : look
  useLayoutEffect(() => showTheme(theme), [theme])
  useEffect(() => {
    const follow = () => setLook(keptLook())
    // Other panes of the same person follow.
    window.addEventListener('storage', follow)
    return () => window.removeEventListener('storage', follow)
  }, [])
  return useMemo(
    () => ({
      look,
      choose(chosen: Look) {
        keepLook(chosen)
        setLook(chosen)
      },
    }),
    [look],
  )
}
