import { hash } from 'node:crypto'
import type { Locale } from '../../src/contract/locale.ts'

/**
 * A page as it stood before whoever pressed its button, whole, with names in braces where a
 * showing's own values stand: what was typed, secrets and dates. So it names no person.
 */
export interface ShownPage {
  /** Of the body in UTF-8, in hexadecimal. */
  sha256: string
  locale: Locale
  body: string
}

export function shownPage(locale: Locale, body: string): ShownPage {
  return { sha256: hash('sha256', body), locale, body }
}

/** Which pages a record names, by hash; none in records from before pages were kept. */
export function pagesOf(record: Record<string, unknown>): {
  offer?: string
  confirmation?: string
} {
  const { page_sha256: offer, confirmation_page_sha256: confirmation } = record
  return {
    ...(typeof offer === 'string' && { offer }),
    ...(typeof confirmation === 'string' && { confirmation }),
  }
}

/** The name of the hidden field in which a form says under which page it was shown. */
export const PAGE_FIELD = 'page'

/**
 * Whether a form was posted from the page as it is now. A form shown before the page changed (a new
 * version of the product) is not: nobody agrees to what they did not see.
 */
export function isFrom(page: ShownPage, posted: Record<string, unknown>): boolean {
  return posted[PAGE_FIELD] === page.sha256
}
