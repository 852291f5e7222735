import type { Locale } from '../../src/contract/locale.ts'
import { rightsEnglish } from './rights-en.ts'
import { rightsJapanese } from './rights-ja.ts'
import type { RightsText } from './rights-text.ts'

export const RIGHTS_TEXT: Record<Locale, RightsText> = { en: rightsEnglish, ja: rightsJapanese }
