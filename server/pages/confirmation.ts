import type { Locale } from '../../src/contract/locale.ts'
import type { Context } from '../context.ts'
import type { Letter } from '../store/letters.ts'
import { PAGE_TEXT } from '../text/pages.ts'

/** Whether a mail confirms what was just done, or the page alone. */
export type Confirmed = 'mailed' | 'unmailed'

/** `letter` is the one that was put on its way, if any was; without a mail server none goes out. */
export function confirmationOf(
  { config }: Pick<Context, 'config'>,
  letter: Letter | undefined,
): Confirmed {
  return letter === undefined || config.smtpUrl === undefined ? 'unmailed' : 'mailed'
}

/**
 * How an act is confirmed (right after it), and the number it can be asked about by. Whoever comes
 * back later reads the number alone: what was mailed then is not known any more.
 */
export function confirmation(
  locale: Locale,
  confirmed: Confirmed | undefined,
  number: string,
): string[] {
  const text = PAGE_TEXT[locale].confirmation
  return [...(confirmed ? [text[confirmed]] : []), text.reference(number)]
}
