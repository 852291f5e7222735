import { afterPaint } from '../after-paint.ts'
import { persistently } from '../persistently.ts'
import type * as Recognise from '../recognise/rejection-score.ts'

let recogniser: typeof Recognise | undefined
let fetching: Promise<void> | undefined
/** By mail, so that one that has not changed is not looked at twice. */
const answers = new Map<string, boolean>()
/** What stands above a link, what stands below, and the mail as it is without. */
const ANSWERS_KEPT = 3

/**
 * Whether a mail reads like a rejection. The weights are fetched when this is first asked, and
 * until they are here the answer is no: the draft is read again soon, and nobody waits for a
 * suggestion.
 */
export function readsLikeRejection(subject: string, ownWords: string): boolean {
  if (!recogniser) {
    fetching ??= afterPaint().then(() =>
      persistently(async () => {
        recogniser = await import('../recognise/rejection-score.ts')
      }),
    )
    return false
  }
  const mail = `${subject}\n${ownWords}`
  const known = answers.get(mail)
  if (known !== undefined) return known
  const answer = recogniser.rejectionScore(subject, ownWords) >= recogniser.READS_LIKE_REJECTION
  if (answers.size >= ANSWERS_KEPT) answers.clear()
  answers.set(mail, answer)
  return answer
}
