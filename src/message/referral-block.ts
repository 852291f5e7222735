import type { BlockWording } from '../contract/session.ts'
import { wrapText } from './wrap-text.ts'

/** What is made for one candidate, in the places the wording keeps for it. */
export interface BlockLinks {
  link: string
  declineLink: string
  expiryDate: string
}

/** A hint that speeds up finding the block again; editors may drop it or prefix it with `x_`. */
export const BLOCK_ID = 'career-relay'

/** Above and below the block in a text mail, so that it can be told from the letter. */
const RULE = '-'.repeat(40)

/** RFC 5322 §2.1.1 asks for lines of at most 78 characters; CJK characters fill two columns. */
const TEXT_COLUMNS = 78

/**
 * Builds the paragraph that enters the mail, once for each body format.
 *
 * The HTML is one bordered cell: a table survives the Word engine, the web editor's sanitiser and
 * dark mode, and holds together when the block is taken out again. It names no colour of text or
 * ground, so that the reader's own apply, and reads the same without any CSS.
 */
export function referralBlock(
  wording: BlockWording,
  links: BlockLinks,
): { html: string; text: string } {
  const lead = wording.lead.trim()
  const locked = wording.locked.split('\n').map((line) => line.trim())
  return {
    html: blockHtml(
      lead,
      locked.filter((line) => line !== ''),
      links,
    ),
    text: blockText(lead, locked, links),
  }
}

function blockHtml(lead: string, locked: readonly string[], links: BlockLinks): string {
  const paragraphs = [escapeHtml(lead), ...locked.map((line) => lineHtml(line, links))]
  const cell = paragraphs
    .map((line, index) => `<p style="margin:${index === 0 ? 0 : 8}px 0 0 0">${line}</p>`)
    .join('')
  return (
    `<table id="${BLOCK_ID}" border="1" cellspacing="0" cellpadding="10" ` +
    'style="border-collapse:collapse;border:1px solid #8a8a8a;margin:12px 0">' +
    `<tbody><tr><td style="border:1px solid #8a8a8a;padding:10px">${cell}</td></tr></tbody></table>`
  )
}

/**
 * The last clause before the link becomes the worded anchor, and the bare address follows it: one
 * for people who click, one for those who check where a link leads or read without HTML.
 */
function lineHtml(line: string, links: BlockLinks): string {
  const [, before, label, colon, after] =
    /^(.*(?:\) |\uff09 ?|, ))?([^\s:\uff1a].*?)(\s*[:\uff1a]\s*)\{\{link\}\}(.*)$/su.exec(line) ??
    []
  if (label === undefined) return filledHtml(line, links)
  return (
    filledHtml(before ?? '', links) +
    anchor(links.link, filledHtml(label, links)) +
    escapeHtml(colon ?? '') +
    anchor(links.link, escapeHtml(links.link)) +
    filledHtml(after ?? '', links)
  )
}

function filledHtml(line: string, { link, declineLink, expiryDate }: BlockLinks): string {
  return fill(escapeHtml(line), {
    link: anchor(link, escapeHtml(link)),
    decline_link: anchor(declineLink, escapeHtml(declineLink)),
    expiry_date: escapeHtml(expiryDate),
  })
}

function anchor(url: string, content: string): string {
  return `<a href="${escapeHtml(url)}">${content}</a>`
}

function blockText(lead: string, locked: readonly string[], links: BlockLinks): string {
  const { link, declineLink, expiryDate } = links
  const values = { link, decline_link: declineLink, expiry_date: expiryDate }
  const lines = [lead, '', ...locked.map((line) => fill(line, values))]
  const wrapped = lines.flatMap((line) => wrapText(line, TEXT_COLUMNS))
  return ['', RULE, ...wrapped, RULE, ''].join('\n')
}

/** One pass, so that a value which looks like a placeholder stays a value. */
function fill(line: string, values: Readonly<Record<string, string>>): string {
  return line.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole)
}

/** Text as HTML shows it. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** True for a line drawn above or below a block, whatever width an editor left of it. */
export function isRule(line: string): boolean {
  return /^-{20,78}$/.test(line.trim())
}
