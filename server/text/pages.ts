import type { Locale } from '../../src/contract/locale.ts'
import type { PageText } from './page-text.ts'
import { english } from './pages-en.ts'
import { japanese } from './pages-ja.ts'

export const PAGE_TEXT: Record<Locale, PageText> = { en: english, ja: japanese }
