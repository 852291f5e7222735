import type { Locale } from '../contract/locale.ts'

/** Stands in a preview for a lead that is not written yet, in the language of the mail. */
export const LEAD_GAP: Record<Locale, string> = {
  en: '(Your first paragraph)',
  ja: '(冒頭文がここに入ります)',
}

/** Stands in a preview for a lead that only the mail itself knows. */
export const LEAD_IN_MAIL: Record<Locale, string> = {
  en: '(The first paragraph, as it stands in the mail)',
  ja: '(本文にある冒頭文)',
}
