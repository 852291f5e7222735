import { createContext, useContext } from 'react'
import type { Locale } from '../contract/locale.ts'
import { en, type Text } from './en.ts'
import { ja } from './ja.ts'

const TEXTS: Record<Locale, Text> = { en, ja }

/** The language of the person at the pane, which need not be the language of the mail. */
export const LocaleContext = createContext<Locale>('en')

export function textIn(locale: Locale): Text {
  return TEXTS[locale]
}

export function useLocale(): Locale {
  return useContext(LocaleContext)
}

export function useText(): Text {
  return textIn(useLocale())
}
