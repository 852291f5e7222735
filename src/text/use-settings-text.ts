import type { Locale } from '../contract/locale.ts'
import { settingsEn, type SettingsText } from './settings-en.ts'
import { settingsJa } from './settings-ja.ts'
import { useLocale } from './use-text.ts'

const TEXTS: Record<Locale, SettingsText> = { en: settingsEn, ja: settingsJa }

/** The words of the settings, which arrive with their screens. */
export function useSettingsText(): SettingsText {
  return TEXTS[useLocale()]
}
