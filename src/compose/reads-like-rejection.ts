import { persistently } from '../persistently.ts'
import type * as Recognise from '../recognise/rejection-score.ts'

let recogniser: typeof Recognise | undefined
let fetching: Promise<void> | undefined
let last: { mail: string; answer: boolean } | undefined

/**
 * Whether a mail reads like a rejection. The weights are fetched when this is first asked, and
 * until they are here the answer is no: the draft is read again soon, and nobody waits for a
 * suggestion. A mail that has not changed is not looked at twice.
 */
export function readsLikeRejection(subject: string, ownWords: string): boolean {
  if (!recogniser) {
    fetching ??= persistently(async () => {
      recogniser = await import('../recognise/rejection-score.ts')
    })
    return false
  }
  const mail = `${subject}\n${ownWords}`
  if (last?.mail !== mail) {
    const score = recogniser.rejectionScore(subject, ownWords)
    last = { mail, answer: score >= recogniser.READS_LIKE_REJECTION }
  }
  return last.answer
}
