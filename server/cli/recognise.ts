import type { Command } from 'commander'
import { ownWords } from '../../src/message/own-part.ts'
import { READS_LIKE_REJECTION, rejectionScore } from '../../src/recognise/rejection-score.ts'
import { examples, type CommandLine } from './command-line.ts'
import { answerRows, BadRow, type Row } from './json-rows.ts'
import type { RowsTexts } from './rows-text.ts'

/** Markup that no plain letter carries. */
const HTML = /<(?:!doctype|html|head|body|div|p|br|span|table|meta)\b[^<>]*>/i

/** `recognise FILE`: which mails of anybody's making the pane would suggest an offer for. */
export function addRecognise(program: Command, line: CommandLine): void {
  const text = line.text.rows
  const command = program
    .command('recognise')
    .description(text.recognise.about)
    .argument('<file>', text.file)
    .action(async (file: string) => {
      await answerRows(file, text, (row) => recognised(row, text))
    })
  examples(command, line, ['recognise mails.jsonl > answers.jsonl'])
}

function recognised({ id, subject = '', body }: Row, text: RowsTexts): Row {
  if (typeof id !== 'string' && typeof id !== 'number') throw new BadRow(text.noId)
  if (typeof subject !== 'string') throw new BadRow(text.recognise.noSubject)
  if (typeof body !== 'string') throw new BadRow(text.recognise.noBody)
  const score = rejectionScore(subject, ownWords(body, HTML.test(body) ? 'html' : 'text'))
  return { id, rejection: score >= READS_LIKE_REJECTION, score: Math.round(score * 1e4) / 1e4 }
}
