import type { Command } from 'commander'
import { findAllReferralLinks, findReferralLinks } from '../../src/message/find-block.ts'
import { examples, type CommandLine } from './command-line.ts'
import { answerRows, BadRow, type Row } from './json-rows.ts'
import type { RowsTexts } from './rows-text.ts'

/**
 * `find-links FILE`: what pane and send check find in bodies of anybody's making. `tokens` stand in
 * the author's own part, in order, each once; `quoted` only in quoted history.
 */
export function addFindLinks(program: Command, line: CommandLine): void {
  const text = line.text.rows
  const command = program
    .command('find-links')
    .description(text.findLinks.about)
    .argument('<file>', text.file)
    .action(async (file: string) => {
      await answerRows(file, text, (row) => linksIn(row, text))
    })
  examples(command, line, ['find-links bodies.jsonl > links.jsonl'])
}

/** A row with both bodies is read by its HTML, as Outlook would show it. */
function linksIn({ id, html, text: plain, origin }: Row, text: RowsTexts): Row {
  if (typeof id !== 'string' && typeof id !== 'number') throw new BadRow(text.noId)
  const format = typeof html === 'string' ? 'html' : 'text'
  const body = format === 'html' ? html : plain
  if (typeof body !== 'string') throw new BadRow(text.findLinks.noBody)
  const linkOrigin = originOf(origin)
  if (linkOrigin === undefined) throw new BadRow(text.findLinks.noOrigin)
  const tokens = findReferralLinks(body, format, linkOrigin).map(({ token }) => token)
  const all = findAllReferralLinks(body, format, linkOrigin).map(({ token }) => token)
  return { id, tokens, quoted: all.filter((token) => !tokens.includes(token)) }
}

/** An origin in its one spelling; a slash at its end is forgiven, a path is not. */
function originOf(origin: unknown): string | undefined {
  const url = typeof origin === 'string' ? URL.parse(origin) : null
  const plain = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  return plain ? url.origin : undefined
}
