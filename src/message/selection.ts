import type { BodyFormat } from './message.ts'

/** What Outlook hands out; the places come from Outlook on the web alone. */
export interface Selected {
  data?: string
  sourceProperty?: string
  startPosition?: number
  endPosition?: number
}

type Ask = (format: BodyFormat) => Promise<Selected>

/**
 * Whether words or a picture of the body are selected, which an insertion would take the place of.
 * False where Outlook does not tell.
 *
 * @param ask for what is selected, in a format
 */
export async function hasSelection(ask: Ask, format: BodyFormat): Promise<boolean> {
  const words = await selected(ask('text'))
  if (words.trim() !== '' || format === 'text') return words.trim() !== ''
  return /<img\b/i.test(await selected(ask('html')))
}

async function selected(answer: Promise<Selected>): Promise<string> {
  try {
    const { data, sourceProperty, startPosition, endPosition } = await answer
    // On the web the word "null" was reported where nothing is selected (office-js 800).
    const isCursor = startPosition === undefined ? data === 'null' : startPosition === endPosition
    return isCursor || sourceProperty !== 'body' ? '' : (data ?? '')
  } catch {
    return ''
  }
}
