import type { ReactNode } from 'react'

/**
 * The line that opens more below it. In Outlook on the web office.js carries out Tab itself, and
 * knows it for a stop of the keyboard by its `tabindex` alone.
 */
export function Summary({ children }: { children: ReactNode }) {
  return <summary tabIndex={0}>{children}</summary>
}
