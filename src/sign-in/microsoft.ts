import type { Locale } from '../contract/locale.ts'
import { ENTRA_TEXTS } from '../text/entra.ts'
import { entraTrouble } from './entra-trouble.ts'

export { entraToken } from './entra.ts'

/** Why Microsoft gave no token, in words, with its own number for who looks after accounts. */
export function explain(error: unknown, locale: Locale): string {
  const { code, reference } = entraTrouble(error)
  const sentence = ENTRA_TEXTS[locale][code]
  return reference ? `${sentence} (${reference})` : sentence
}
