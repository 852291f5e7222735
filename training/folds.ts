import type { Locale } from '../src/contract/locale.ts'
import { evidence } from '../src/recognise/model.ts'
import type { Lessons } from './fit.ts'
import { learn, modelOf } from './learn.ts'
import type { Example, LabelledMail } from './mails.ts'

/** A mail and what a model says about it that has never seen its writer. */
export interface Judged {
  mail: LabelledMail
  evidence: number
}

/** How good a threshold is. */
export interface Figures {
  precision: number
  recall: number
}

/**
 * Judge every mail by a model that was taught without any mail of its writer.
 * @param judged of how many folds the mails are judged; of all unless said otherwise
 */
export function crossValidated(
  language: Locale,
  { mails, sentences }: Lessons,
  folds: number,
  judged = folds,
): Judged[] {
  const writers = [...new Set(mails.map(({ mail }) => mail.writer))]
  const foldOf = new Map(writers.map((writer, index) => [writer, index % folds]))
  return Array.from({ length: judged }, (_, fold) => {
    const isOut = ({ mail }: Example) => foldOf.get(mail.writer) === fold
    const kept = mails.filter((example) => !isOut(example))
    const model = modelOf(learn(language, { mails: kept, sentences }))
    return mails.filter(isOut).map(({ mail, features }) => ({
      mail,
      evidence: evidence(model, features),
    }))
  }).flat()
}

/** Precision and recall of calling a rejection what has at least so much evidence. */
export function figuresAt(judged: readonly Judged[], threshold: number): Figures {
  const called = judged.filter((one) => one.evidence >= threshold)
  const right = called.filter(({ mail }) => mail.rejection).length
  const all = judged.filter(({ mail }) => mail.rejection).length
  return { precision: right / called.length, recall: right / all }
}

/** The lowest threshold that is at least so precise. */
export function thresholdFor(judged: readonly Judged[], precision: number): number {
  const sorted = judged.toSorted((a, b) => b.evidence - a.evidence)
  let right = 0
  let threshold = Infinity
  sorted.forEach(({ mail, evidence }, index) => {
    if (mail.rejection) right += 1
    if (right / (index + 1) >= precision) threshold = evidence
  })
  return threshold
}
