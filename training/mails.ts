import { readdirSync, readFileSync } from 'node:fs'
import type { Locale } from '../src/contract/locale.ts'
import { ownWords } from '../src/message/own-part.ts'
import { featuresOf, type Group, type MailFeatures } from '../src/recognise/features.ts'

const FOLDERS = {
  mails: new URL('./mails/', import.meta.url),
  sentences: new URL('./sentences/', import.meta.url),
}

/**
 * Never trained on: what the figures are told by. The first was looked at as figures while the
 * model took its shape, the next two are strangers', and the last holds nothing but plain mails.
 */
export const HELD_OUT = [
  'held-out.jsonl',
  'held-out-b.jsonl',
  'held-out-c.jsonl',
  'plain.jsonl',
] as const

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

/** A sentence, and whether a candidate is told no by it; one JSON object a line. */
export interface LabelledSentence {
  id: string
  language: Locale
  no: boolean
  text: string
}

/** A labelled sentence as the scorer learns it. */
export interface SentenceExample {
  id: string
  groups: Group[]
  no: boolean
}

/** The mails to learn from, in the order of their files' names. */
export function trainingMails(): LabelledMail[] {
  return namesIn(FOLDERS.mails)
    .filter((name) => !HELD_OUT.some((held) => held === name))
    .flatMap(mailsIn)
}

/** The mails of one file. */
export function mailsIn(name: string): LabelledMail[] {
  return rowsOf<LabelledMail>(new URL(name, FOLDERS.mails))
}

/** All labelled sentences. */
export function trainingSentences(): LabelledSentence[] {
  return namesIn(FOLDERS.sentences).flatMap((name) =>
    rowsOf<LabelledSentence>(new URL(name, FOLDERS.sentences)),
  )
}

/** Bodies are plain text, as somebody wrote them. */
export function exampleOf(mail: LabelledMail): Example {
  const words = ownWords(mail.body, 'text')
  return { mail, features: featuresOf(mail.language, mail.subject, words) }
}

/** A sentence is read as a mail that says nothing else. */
export function sentenceExampleOf({ id, language, no, text }: LabelledSentence): SentenceExample {
  return { id, groups: featuresOf(language, '', text).sentences.flat(), no }
}

function namesIn(folder: URL): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
}

function rowsOf<Row>(file: URL): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row)
}
