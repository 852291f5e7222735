import { html } from 'ghtml'
import type { Locale } from '../../src/contract/locale.ts'
import type { ShownPage } from '../domain/shown-page.ts'
import { RIGHTS_TEXT } from '../text/rights.ts'
import { paragraphs, STYLESHEET_PATH } from './layout.ts'

/** What makes links lead somewhere and forms send. Our markup escapes quotes and brackets in values. */
const LEADS_ON = / (?:href|action|formaction|form)="[^"]*"/g

/**
 * A kept page to look at: all its words in its own order, nothing on it that leads anywhere or can be
 * pressed, and a word before it that says so. To the letter it stands in the export.
 *
 * @param back where its reader came from
 */
export function pageCopy(locale: Locale, { body, sha256 }: ShownPage, back: string): string {
  const { copy } = RIGHTS_TEXT[locale]
  const before = html`<aside class="status" lang="${locale}">!${paragraphs([...copy.lines, `SHA-256 ${sha256}`])}
<p><a href="${back}?lang=${locale}">${copy.back}</a></p></aside>`
  return body
    .replace(/<(?:a|form|button)\b[^>]*>/g, (tag) => tag.replace(LEADS_ON, ''))
    .replace(/<(button|input)\b/g, '<$1 disabled')
    .replace(/\/pages\/[0-9a-f]{12}\.css/, STYLESHEET_PATH)
    .replace('<main>', () => `<main>\n${before}`)
}
