import type { Locale } from '../contract/locale.ts'

/** Stands in a preview for a lead that is not written yet, in the language of the mail. */
export const LEAD_GAP: Record<Locale, string> = {
  en: '(Your first paragraph)',
  ja: '(冒頭文がここに入ります)',
}
