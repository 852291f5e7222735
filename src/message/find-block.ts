import { recipientCheck } from '../contract/link.ts'
import type { BodyFormat } from './message.ts'
import { ownPart } from './own-part.ts'

/** A referral link as it stands in a body. */
export interface FoundLink {
  token: string
  /** Ties the link to an address; undefined when somebody cut it off. */
  check: string | undefined
  /** Where the address begins in the body. */
  index: number
}

/**
 * Finds our links in the author's own part of a body, one per token, in order.
 *
 * The link is the only part of the block that every client keeps: classes and data attributes are
 * stripped, ids get prefixed. Quoted history does not count, nor an address that merely contains
 * ours or resembles it.
 */
export function findReferralLinks(
  body: string,
  format: BodyFormat,
  linkOrigin: string,
): FoundLink[] {
  const own = ownPart(body, format)
  const found = new Map<string, FoundLink>()
  for (const match of own.matchAll(linkPattern(linkOrigin))) {
    const [, before = '', token = '', check] = match
    const index = match.index + before.length
    if (format === 'text' && lineBefore(own, index).trimStart().startsWith('>')) continue
    if (!found.has(token)) found.set(token, { token, check, index })
  }
  return [...found.values()]
}

/** False only when the link was certainly made for another address. */
export function isMadeFor(
  { token, check }: Pick<FoundLink, 'token' | 'check'>,
  address: string,
): boolean {
  return check === undefined || check === recipientCheck(token, address)
}

/** True when nothing but blanks stands above the block in a mail that has other content. */
export function standsFirst(body: string, format: BodyFormat, link: FoundLink): boolean {
  const above = body.slice(0, link.index)
  const edge = format === 'html' ? above.lastIndexOf('<table') : above.search(/^-{20,}/m)
  return edge >= 0 && bare(above.slice(0, edge)) === ''
}

function bare(markup: string): string {
  return markup
    .replace(/<(style|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<!--[\s\S]*?-->|<[^>]*>|&nbsp;|&#160;/g, '')
    .trim()
}

/**
 * The character before our origin must not belong to an address, or a foreign link that carries
 * ours as a parameter would match. Written without look-behind, which older Safari cannot parse.
 */
function linkPattern(linkOrigin: string): RegExp {
  const origin = linkOrigin.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(
    `(^|[^\\w%/?&=.#@~+-]|\\b[Hh][Rr][Ee][Ff]=)${origin}/r/([\\w-]{22})(?![\\w/-])(?:\\?c=([\\w-]{2})(?![\\w-]))?`,
    'g',
  )
}

function lineBefore(text: string, index: number): string {
  return text.slice(text.lastIndexOf('\n', index - 1) + 1, index)
}
