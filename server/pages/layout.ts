import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html } from 'ghtml'
import type { Locale } from '../../src/contract/locale.ts'
import { PAGE_TEXT } from '../text/pages.ts'

/** The pages' one stylesheet, under a name that changes with its content. */
export const STYLESHEET = readFileSync(new URL('./page.css', import.meta.url), 'utf8')
const STYLESHEET_VERSION = createHash('sha256').update(STYLESHEET).digest('hex').slice(0, 12)
export const STYLESHEET_PATH = `/pages/${STYLESHEET_VERSION}.css`

export interface Page {
  locale: Locale
  title: string
  /** Trusted markup, made with `html`. */
  body: string
  /** Where the same page is in the other language; the empty path is the reader's own. */
  languagePath?: string | undefined
  /** Of a page with something typed or told once: the form that holds it, and what shows it again. */
  languageForm?: { id: string; path: string } | undefined
  /** The company whose page it is. */
  operator?: string | undefined
}

/** A whole document around one page's content. */
export function document(page: Page): string {
  const { locale, title, body, operator } = page
  const text = PAGE_TEXT[locale]
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${STYLESHEET_PATH}">
</head>
<body>
<main>
!${languageSwitch(page)}
<h1>${title}</h1>
!${body}
</main>
<footer>!${operator === undefined ? '' : html`<p>${text.operator(operator)}</p>`}<p class="ours">${text.footer}</p></footer>
</body>
</html>
`
}

/**
 * The way to the other language: a link, or where something was typed a button that sends it along,
 * since without script a link would lose it. Enter presses a form's first button, so one that
 * nobody sees stands before it and does what the form's own does.
 */
function languageSwitch({ locale, languagePath, languageForm }: Page): string {
  const other = PAGE_TEXT[locale].otherLanguage
  if (languageForm) {
    const { id, path } = languageForm
    return html`<nav class="language"><button class="unseen" form="${id}" tabindex="-1" aria-hidden="true"></button><button class="plain" form="${id}" formaction="${path}?lang=${other.locale}" formnovalidate lang="${other.locale}">${other.label}</button></nav>`
  }
  if (languagePath === undefined) return ''
  return html`<nav class="language"><a href="${languagePath}?lang=${other.locale}" hreflang="${other.locale}" lang="${other.locale}">${other.label}</a></nav>`
}

/** One paragraph a line. */
export function paragraphs(lines: readonly string[]): string {
  return lines.map((line) => html`<p>${line}</p>`).join('\n')
}

/** Labels and what belongs to them, as people read them side by side. */
export function rows(pairs: readonly (readonly [label: string, value: string])[]): string {
  const lines = pairs.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)
  return html`<dl>!${lines.join('\n')}</dl>`
}

/**
 * A form in which nothing is typed: what the page was made with, which no address may hold, and one
 * press that goes on with it.
 */
export function carrying(
  values: Readonly<Record<string, string>>,
  form: { id: string; locale: Locale; path: string; place?: string; button?: string },
): string {
  const fields = Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  const { id, locale, path, place, button } = form
  const press = button === undefined ? '' : html`<button class="quiet">${button}</button>`
  const at = place === undefined ? '' : html`#${place}`
  return html`<form id="${id}" method="post" action="${path}?lang=${locale}!${at}">!${fields.join('')}!${press}</form>`
}

/** A page that only says something. */
export function notice(
  locale: Locale,
  { title, lines }: { title: string; lines: readonly string[] },
  page: Pick<Page, 'operator' | 'languagePath'>,
): string {
  return document({ locale, title, body: paragraphs(lines), ...page })
}
