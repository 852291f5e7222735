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
  /** Where the same page is in the other language; none for answers to a form. */
  languagePath?: string | undefined
}

/** A whole document around one page's content. */
export function document({ locale, title, body, languagePath }: Page): string {
  const text = PAGE_TEXT[locale]
  const other = text.otherLanguage
  const languageSwitch = languagePath
    ? html`<nav class="language"><a href="${languagePath}?lang=${other.locale}" hreflang="${other.locale}" lang="${other.locale}">${other.label}</a></nav>`
    : ''
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
!${languageSwitch}
<h1>${title}</h1>
!${body}
</main>
<footer>${text.footer}</footer>
</body>
</html>
`
}

/** One paragraph a line. */
export function paragraphs(lines: readonly string[]): string {
  return lines.map((line) => html`<p>${line}</p>`).join('\n')
}

/** A page that only says something. */
export function notice(locale: Locale, text: { title: string; lines: readonly string[] }): string {
  return document({ locale, title: text.title, body: paragraphs(text.lines) })
}
