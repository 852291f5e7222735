import { findReferralLinks } from './find-block.ts'
import type { BodyFormat } from './message.ts'
import type { FoundLink } from './part-links.ts'
import { BLOCK_ID, isRule } from './referral-block.ts'

/**
 * Takes every block with this token out of the author's own part and leaves the rest of the body
 * byte for byte. Undefined when a link no longer stands in a block of ours: then only its author
 * can tell what belongs to the letter.
 */
export function removeReferralBlock(
  body: string,
  format: BodyFormat,
  linkOrigin: string,
  token: string,
): string | undefined {
  let rest = body
  for (;;) {
    const link = findReferralLinks(rest, format, linkOrigin).find((each) => each.token === token)
    if (!link) return rest
    const shorter = replaceReferralBlock(rest, format, linkOrigin, link, '')
    if (shorter === undefined) return undefined
    rest = shorter
  }
}

/** Puts another block in the place of the one around this link; undefined as above. */
export function replaceReferralBlock(
  body: string,
  format: BodyFormat,
  linkOrigin: string,
  { token, index }: FoundLink,
  content: string,
): string | undefined {
  const url = `${linkOrigin}/r/${token}`
  const span =
    format === 'html' ? enclosingTable(body, index, url) : enclosingRules(body, index, url)
  return span && body.slice(0, span.start) + content + body.slice(span.end)
}

interface Span {
  start: number
  end: number
}

/** Climbs from the link to the innermost table around it, and only takes one that is ours. */
function enclosingTable(html: string, index: number, url: string): Span | undefined {
  const open: number[] = []
  for (const tag of html.matchAll(/<!--[\s\S]*?-->|<(\/?)table\b[^>]*>/gi)) {
    if (tag[1] === undefined) continue
    if (tag[1] === '') {
      open.push(tag.index)
      continue
    }
    const start = open.pop()
    const end = tag.index + tag[0].length
    if (start === undefined || start > index || end <= index) continue
    return isOurTable(html.slice(start, end), url) ? { start, end } : undefined
  }
  return undefined
}

/**
 * Ours has one cell, and either still has its id or ends with one of our links. A letter that was
 * itself written inside a table goes on after the link.
 */
function isOurTable(table: string, url: string): boolean {
  const cells = table.match(/<t[dh]\b/gi) ?? []
  if (cells.length !== 1) return false
  const tag = table.slice(0, table.indexOf('>'))
  if (new RegExp(`\\bid\\s*=\\s*["']?(?:x_)*${BLOCK_ID}\\b`, 'i').test(tag)) return true
  const words = table.replace(/<[^>]*>|&nbsp;|&#160;/g, ' ')
  return endsWithLink(words, url)
}

/** A lead of one paragraph, a blank line and the line of the link itself, all wrapped. */
const LINES_ABOVE_LINK = 12

/** Climbs from the link to the rule above and the rule below it. */
function enclosingRules(text: string, index: number, url: string): Span | undefined {
  const lines = [...text.matchAll(/[^\n]*(?:\n|$)/g)].filter((line) => line[0] !== '')
  const rules = lines.filter((line) => isRule(line[0]))
  const above = rules.findLast((rule) => rule.index < index)
  const below = rules.find((rule) => rule.index > index)
  if (!above || !below || linesBetween(text, above.index, index) > LINES_ABOVE_LINK)
    return undefined
  if (!endsWithLink(text.slice(above.index, below.index), url)) return undefined
  return withFrame(text, { start: above.index, end: below.index + below[0].length })
}

function linesBetween(text: string, start: number, end: number): number {
  return text.slice(start, end).split('\n').length - 1
}

/** The block brought the line break before it; the one after it ends the lower rule's line. */
function withFrame(text: string, { start, end }: Span): Span {
  const frame = /\r?\n$/.exec(text.slice(Math.max(0, start - 2), start))
  return { start: start - (frame?.[0].length ?? 0), end }
}

function endsWithLink(words: string, url: string): boolean {
  const last = words.lastIndexOf(url)
  return last >= 0 && /^[\w\-/?=]*\s*$/.test(words.slice(last + url.length))
}
