/** The languages people read here; both are first-class everywhere. */
export const LOCALES = ['ja', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** The reader's language: Japanese for any `ja` tag, English for everything else. */
export function localeOf(tag: string | undefined): Locale {
  return /^\s*ja\b/i.test(tag || '') ? 'ja' : 'en'
}
