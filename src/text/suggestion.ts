import type { Locale } from '../contract/locale.ts'
import { useLocale } from './use-text.ts'

const en = {
  ask: 'Would an offer of help suit this candidate?',
  dismiss: 'Not for this mail',
}

type SuggestionText = typeof en

const ja: SuggestionText = {
  ask: 'ご案内を添えますか。',
  dismiss: 'このメールには不要',
}

const SUGGESTION_TEXTS: Record<Locale, SuggestionText> = { en, ja }

/** What is said beside a mail that reads like a rejection. */
export function useSuggestionText(): SuggestionText {
  return SUGGESTION_TEXTS[useLocale()]
}
