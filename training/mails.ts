import { readdirSync, readFileSync } from 'node:fs'
import type { Locale } from '../src/contract/locale.ts'
import { ownWords } from '../src/message/own-part.ts'
import { featuresOf, type MailFeatures } from '../src/recognise/features.ts'

const FOLDER = new URL('./mails/', import.meta.url)

/** Never trained on: what the figures are told by. */
export const HELD_OUT = 'held-out.jsonl'

/** A mail somebody wrote and labelled; one JSON object a line in `training/mails`. */
export interface LabelledMail {
  id: string
  language: Locale
  /** A person or company with one way of writing; folds are split by it. */
  writer: string
  stage: 'screening' | 'interview' | 'final' | 'none'
  kind: string
  rejection: boolean
  subject: string
  body: string
}

/** A labelled mail as the scorer learns it. */
export interface Example {
  mail: LabelledMail
  features: MailFeatures
}

/** The mails to learn from, in the order of their files' names; none of a file whose name starts with `held-out`. */
export function trainingMails(): LabelledMail[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl') && !name.startsWith('held-out'))
    .sort()
    .flatMap((name) => mailsIn(name))
}

/** The mails of one file. */
export function mailsIn(name: string): LabelledMail[] {
  return readFileSync(new URL(name, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as LabelledMail)
}

/** Bodies are plain text, as somebody wrote them. */
export function exampleOf(mail: LabelledMail): Example {
  const words = ownWords(mail.body, 'text')
  return { mail, features: featuresOf(mail.language, mail.subject, words) }
}
