import { hostText, type Locale, type PlainText } from './text.ts'

/** An element of the page by its id; a missing one is a fault of the page itself. */
export function element<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id)
  if (!found) throw new Error(`The page has no #${id}`)
  return found as Kind
}

/** Put every fixed sentence of the page into a language. */
export function showTexts(locale: Locale): void {
  document.documentElement.lang = locale
  for (const place of document.querySelectorAll<HTMLElement>('[data-text]')) {
    place.textContent = hostText[locale][place.dataset.text as PlainText]
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-label]')) {
    place.setAttribute('aria-label', hostText[locale][place.dataset.label as PlainText])
  }
}
