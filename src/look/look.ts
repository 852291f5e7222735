import type { Theme } from '../message/outlook.ts'

/** Which colours somebody wants: Outlook's own, or always the same. */
export const LOOKS = ['auto', 'light', 'dark'] as const
export type Look = (typeof LOOKS)[number]

/** Not told apart by Outlook host, so that it is known before Outlook has said which one this is. */
const KEY = 'career-relay.look'

/** The choice on this device; `auto` where there is none, or storage is blocked. */
export function keptLook(): Look {
  try {
    return LOOKS.find((look) => look === localStorage.getItem(KEY)) ?? 'auto'
  } catch {
    return 'auto'
  }
}

export function keepLook(look: Look): void {
  try {
    localStorage.setItem(KEY, look)
  } catch {
    // Where storage is blocked the choice lives as long as the pane.
  }
}

/**
 * Puts the pane into its colours. Without a theme the style sheet follows the system's preference,
 * as it does while Outlook has not spoken yet.
 */
export function showTheme(theme: Theme | undefined): void {
  const { dataset } = document.documentElement
  if (theme) dataset.theme = theme
  else delete dataset.theme
}
