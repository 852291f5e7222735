import { endsWithChecked } from '../contract/text-check.ts'
import { compact, decodedInPlace, placesIn } from './in-place.ts'
import { readLinkAddress, type LinkAddress, type Unwrap } from './link-address.ts'
import type { Part } from './own-part.ts'

/** A referral link as it stands in a body, all its copies taken together. */
export interface FoundLink extends LinkAddress {
  /** Where its first address begins in the body. */
  index: number
  /** Where its ways to decline begin. */
  ways: number[]
}

/** One address of ours. */
type Sighting = LinkAddress & { index: number }

/** The value of an attribute of HTML. */
const QUOTED_VALUE = /=\s*(?:"[^"]*"|'[^']*')/g

/** What comes before an address that is a part of another one, such as `example.com/?u=`. */
const PART_OF_ANOTHER =
  /[a-z\d%@]$|[\w-]\.[a-z]{2,}(?::\d+)?[/?#][\w.~:/?#@&+=%-]*$|[/?#&][\w.-]*=$/i
const LONGEST_NAME = 60

/** A block pasted more often than this has its text looked at no further. */
const MOST_COPIES = 50

/**
 * Our links in a part of a body, one per token, in order. The way to decline alone is one too: it
 * is somebody's. An address that merely contains ours or resembles it does not count.
 *
 * The link is the only part of the block that every client keeps: classes and data attributes are
 * stripped, ids get prefixed.
 *
 * @param unwrap reads the addresses of those that rewrite ours
 */
export function linksIn(part: Part, linkOrigin: string, unwrap: Unwrap): FoundLink[] {
  const found = new Map<string, FoundLink>()
  for (const { token, declines, check, text, index } of sightingsIn(part, linkOrigin, unwrap)) {
    const link: FoundLink = found.get(token) || { token, declines, index, ways: [] }
    found.set(token, link)
    if (declines) link.ways.push(index)
    else link.declines = false
    // What a rewriter cut off one copy of a link may stand in another.
    if (check && !link.text) Object.assign(link, { check, text })
  }
  return [...found.values()]
}

/** False only when the consent text that belongs to the link is certainly not whole. */
export function hasWholeText({ words }: Part, { text, declines, ways }: FoundLink): boolean {
  if (!text) return !declines
  return ways
    .slice(0, MOST_COPIES)
    .some((index) => endsWithChecked(compact(words.slice(0, index)), text))
}

/**
 * Every address of ours, in order. A part is read twice: with its markup, for what its links lead
 * to, and without, since an editor may set a piece of an address in bold.
 */
function sightingsIn({ source, words }: Part, linkOrigin: string, unwrap: Unwrap): Sighting[] {
  // As browsers read the address of a link, whatever its source breaks.
  const markup = decodedInPlace(source).replace(QUOTED_VALUE, (value) =>
    value.replace(/[\t\r\n]/g, '\0'),
  )
  return addressesIn(markup, linkOrigin, unwrap)
    .concat(addressesIn(words, linkOrigin, unwrap))
    .sort((one, other) => one.index - other.index)
}

/**
 * A run of characters is read as one address, whatever it contains, but one of ours ends where the
 * next address begins.
 */
function addressesIn(inPlace: string, linkOrigin: string, unwrap: Unwrap): Sighting[] {
  const plain = compact(inPlace)
  const sightings: Sighting[] = []
  const placeOf = placesIn(inPlace)
  const address = /https?:\/\/[\w.~:/?#@!$&*+,;=%-]{1,4000}/gi
  let end = 0
  for (let match = address.exec(plain); match; match = address.exec(plain)) {
    const { index } = match
    const link = readLinkAddress(match[0], linkOrigin, unwrap)
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
