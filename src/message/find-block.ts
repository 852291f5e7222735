import { endsWithChecked } from '../contract/text-check.ts'
import { compact, decodedInPlace, placesIn, textInPlace, visibleHtml } from './in-place.ts'
import { readLinkAddress, type LinkAddress } from './link-address.ts'
import type { BodyFormat } from './message.ts'
import { ownPart } from './own-part.ts'

/** A referral link as it stands in a body. */
export interface FoundLink extends LinkAddress {
  /** Where the address begins in the body. */
  index: number
}

/** What comes before an address that is a part of another one, such as `example.com/?u=`. */
const PART_OF_ANOTHER =
  /[a-z\d%@]$|[\w-]\.[a-z]{2,}(?::\d+)?[/?#][\w.~:/?#@&+=%-]*$|[/?#&][\w.-]*=$/i
const LONGEST_NAME = 60

/** A block pasted more often than this has its text looked at no further. */
const MOST_COPIES = 50

/**
 * Finds our links in the author's own part of a body, one per token, in order. The way to decline
 * alone is one too: it is somebody's.
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
  return referralLinks(addressesIn(ownPart(body, format), linkOrigin))
}

/** Our links anywhere in a body, quoted history included. */
export function findAllReferralLinks(
  body: string,
  format: BodyFormat,
  linkOrigin: string,
): FoundLink[] {
  return referralLinks(addressesIn(format === 'html' ? visibleHtml(body) : body, linkOrigin))
}

/** False only when the consent text that belongs to the link is certainly not whole. */
export function hasWholeText(
  body: string,
  format: BodyFormat,
  linkOrigin: string,
  { token, text, declines }: FoundLink,
): boolean {
  if (!text) return !declines
  const own = ownPart(body, format)
  const words = format === 'html' ? textInPlace(own) : own
  return addressesIn(own, linkOrigin)
    .filter((each) => each.declines && each.token === token)
    .slice(0, MOST_COPIES)
    .some(({ index }) => endsWithChecked(compact(words.slice(0, index)), text))
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

/** One per token; what a rewriter cut off one copy of a link may stand in another. */
function referralLinks(sightings: readonly FoundLink[]): FoundLink[] {
  const found = new Map<string, FoundLink>()
  for (const link of sightings) {
    const first = found.get(link.token)
    if (!first) found.set(link.token, link)
    else {
      first.declines = first.declines && link.declines
      if (!first.text && link.check) {
        first.check = link.check
        first.text = link.text
      }
    }
  }
  return Array.from(found.values())
}

/**
 * Every address of ours. A run of characters is read as one address, whatever it contains, but one
 * of ours ends where the next address begins.
 */
function addressesIn(body: string, linkOrigin: string): FoundLink[] {
  const inPlace = decodedInPlace(body)
  const plain = compact(inPlace)
  const sightings: FoundLink[] = []
  const placeOf = placesIn(inPlace)
  const address = /https?:\/\/[\w.~:/?#@!$&*+,;=%-]{1,4000}/gi
  let end = 0
  for (let match = address.exec(plain); match; match = address.exec(plain)) {
    const { index } = match
    const link = readLinkAddress(match[0], linkOrigin)
    const before = plain.slice(Math.max(0, index - LONGEST_NAME), index)
    if (link) {
      if (index < end || !PART_OF_ANOTHER.test(before)) {
        sightings.push(Object.assign(link, { index: placeOf(index) }))
      }
      // Another one may be glued to it.
      address.lastIndex = index + linkOrigin.length
    }
    end = index + match[0].length
  }
  return sightings
}
