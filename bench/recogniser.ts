import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { buildPane, paneIsStale } from '../sandbox/pane-build.ts'
import { ownWords } from '../src/message/own-part.ts'
import { looksLikeRejection } from '../src/message/rejection-phrases.ts'
import { rejectionScore } from '../src/recognise/rejection-score.ts'
import { WEIGHTS } from '../src/recognise/weights.ts'
import { HELD_OUT, mailsIn } from '../training/mails.ts'
import type { Benchmark } from './benchmarks.ts'
import { median, spreadOf } from './row.ts'

const BUILT = new URL('../dist/addin/', import.meta.url)

const ROUNDS = 20

/** The piece of the built pane that holds the weights, as it is fetched when first needed. */
export const recogniserSize: Benchmark = {
  name: 'rejection recogniser, fetched when needed, gzip',
  unit: 'KB',
  budget: { on: 'value', atMost: 15 },
  async measure() {
    if (paneIsStale()) await buildPane()
    const weights = WEIGHTS.en.levels.slice(0, 40)
    const pieces = readdirSync(BUILT)
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(new URL(name, BUILT), 'utf8'))
      .filter((source) => source.includes(weights))
    const [piece] = pieces
    if (piece === undefined) throw new Error('No piece of the built pane holds the weights.')
    return { value: gzipSync(piece, { level: 9 }).length / 1_000 }
  },
}

/** A mail that nobody learnt from; the yardstick looks for the phrases alone. */
export const recogniserTime: Benchmark = {
  name: 'rejection recogniser, one mail',
  unit: 'ms',
  budget: { on: 'value', atMost: 5 },
  async measure() {
    const mails = HELD_OUT.flatMap(mailsIn).map(({ subject, body }) => ({
      subject,
      words: ownWords(body, 'text'),
    }))
    const score = Array.from({ length: ROUNDS }, () => millisecondsFor(mails, rejectionScore))
    const phrases = Array.from({ length: ROUNDS }, () => millisecondsFor(mails, looksLikeRejection))
    return { value: median(score), yardstick: median(phrases), spread: spreadOf(score) }
  },
}

interface Words {
  subject: string
  words: string
}

function millisecondsFor(
  mails: readonly Words[],
  judge: (subject: string, words: string) => unknown,
): number {
  const startedAt = performance.now()
  for (const { subject, words } of mails) judge(subject, words)
  return (performance.now() - startedAt) / mails.length
}
