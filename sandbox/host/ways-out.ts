/**
 * Where the keyboard goes when it leaves an add-in's frame. office.js takes Tab and Ctrl+F6 from
 * every page and asks Outlook to move the focus; where nobody does, the frame is a trap.
 */

/** Past the frame's last stop, before its first, or straight back to the mail. */
export type WayOut = 'next' | 'previous' | 'mail'

/**
 * What office.js asks by number (`OSF.AgaveHostAction`). Escape (15) asks too, whatever the page did
 * with it: there it only closes what is open, and the focus stays.
 */
export const WAYS_OUT: Partial<Record<number, WayOut>> = {
  5: 'mail',
  6: 'mail',
  13: 'next',
  14: 'previous',
  17: 'next',
  18: 'previous',
}

const STOPS = 'a[href], button, input, select, textarea, [contenteditable]'

/** Move the focus out of this frame to what one would reach next, were it part of the page. */
export function leaveFrame(frame: HTMLElement, way: WayOut): void {
  const stops = visible(document.querySelectorAll<HTMLElement>(STOPS))
  const follows = (stop: HTMLElement) =>
    (frame.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const to = {
    next: () => stops.find(follows),
    previous: () => stops.findLast((stop) => !follows(stop)),
    mail: () => stops.find((stop) => stop.closest('.message')),
  }[way]()
  to?.focus()
}

function visible(stops: NodeListOf<HTMLElement>): HTMLElement[] {
  return [...stops].filter(
    (stop) => stop.checkVisibility() && !stop.matches(':disabled, [inert] *'),
  )
}
