import type { BodyFormat } from './message.ts'
import { answerOf, coercion } from './outlook-message.ts'

/** An Outlook that does not say what is selected may not hold up the insertion for long. */
const ANSWER_TIMEOUT_MS = 3_000

/** What Outlook hands out; the places come from Outlook on the web alone. */
interface Selected {
  data?: string
  sourceProperty?: string
  startPosition?: number
  endPosition?: number
}

/**
 * Whether words or a picture of the body are selected, which an insertion would take the place of.
 * False where Outlook does not tell.
 */
export async function hasSelection(
  item: Office.MessageCompose,
  format: BodyFormat,
): Promise<boolean> {
  const words = await selected(item, 'text')
  if (words.trim() !== '' || format === 'text') return words.trim() !== ''
  return /<img\b/i.test(await selected(item, 'html'))
}

async function selected(item: Office.MessageCompose, format: BodyFormat): Promise<string> {
  try {
    const { data, sourceProperty, startPosition, endPosition } = await answerOf<Selected>(
      (callback) => item.getSelectedDataAsync(coercion(format), callback),
      ANSWER_TIMEOUT_MS,
    )
    // On the web the word "null" was reported where nothing is selected (office-js 800).
    const isCursor = startPosition === undefined ? data === 'null' : startPosition === endPosition
    return isCursor || sourceProperty !== 'body' ? '' : (data ?? '')
  } catch {
    return ''
  }
}
