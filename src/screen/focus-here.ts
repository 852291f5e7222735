/**
 * Gives the focus to what is no stop of the keyboard, such as a heading, and makes it one while it
 * has the focus: in Outlook on the web office.js carries out Tab itself, from one stop to the next,
 * and leaves the pane where it is not at one.
 */
export function focusHere(element: HTMLElement | null): void {
  if (!element) return
  element.tabIndex = 0
  element.focus()
  element.addEventListener('blur', () => (element.tabIndex = -1), { once: true })
}
