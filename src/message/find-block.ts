import type { BodyFormat } from './message.ts'
import { ownPart, wholePart } from './own-part.ts'
import { linksIn, type FoundLink } from './part-links.ts'
import { carriedByAny } from './rare-rewriters.ts'

/**
 * Finds our links in the author's own part of a body, one per token, in order. Quoted history does
 * not count.
 */
export function findReferralLinks(
  body: string,
  format: BodyFormat,
  linkOrigin: string,
): FoundLink[] {
  return inOrder(linksIn(ownPart(body, format), linkOrigin, carriedByAny))
}

/** Our links anywhere in a body, quoted history included. */
export function findAllReferralLinks(
  body: string,
  format: BodyFormat,
  linkOrigin: string,
): FoundLink[] {
  return inOrder(linksIn(wholePart(body, format), linkOrigin, carriedByAny))
}

function inOrder(links: FoundLink[]): FoundLink[] {
  return links.sort((one, other) => one.index - other.index)
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
