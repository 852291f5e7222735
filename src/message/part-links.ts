import { endsWithChecked } from '../contract/text-check.ts'
import { blank, compact, decodedInPlace, placesIn } from './in-place.ts'
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

/** Notes an address if it is ours and not a part of another one; answers what it says. */
type Note = (address: string, index: number, isWhole: boolean) => LinkAddress | undefined

/** What a link of HTML leads to. Pictures lead nowhere. */
const TARGET = /href[\s="']+([^ "'>]{0,4000})/gi

/** What comes before an address that is a part of another one, such as `example.com/?u=`. */
const PART_OF_ANOTHER =
  /[a-z\d%@]$|[\w-]\.[a-z]{2,}(?::\d+)?[/?#][\w.~:/?#@&+=%(-]*$|[/?#&][\w.-]*=$/i
const LONGEST_NAME = 60

const SCHEME_LENGTH = 'https://'.length

/** A block pasted more often than this has its text looked at no further. */
const MOST_COPIES = 50

/**
 * Our links in a part of a body, one per token. The way to decline alone is one too: it
 * is somebody's. An address that merely contains ours or resembles it does not count.
 *
 * The link is the only part of the block that every client keeps: classes and data attributes are
 * stripped, ids get prefixed.
 *
 * @param unwrap reads the addresses of those that rewrite ours
 */
export function linksIn(part: Part, linkOrigin: string, unwrap: Unwrap): FoundLink[] {
  const found = new Map<string, FoundLink>()
  for (const { token, declines, check, textCheck, index } of sightingsIn(
    part,
    linkOrigin,
    unwrap,
  )) {
    const link: FoundLink = found.get(token) || { token, declines, index, ways: [] }
    found.set(token, link)
    if (declines) link.ways.push(index)
    else link.declines = false
    // What a rewriter cut off one copy of a link may stand in another.
    if (check && !link.textCheck) Object.assign(link, { check, textCheck })
  }
  return [...found.values()]
}

/** False only when the consent text that belongs to the link is certainly not whole. */
export function hasWholeText({ words }: Part, { textCheck, declines, ways }: FoundLink): boolean {
  if (!textCheck) return !declines
  return ways
    .slice(0, MOST_COPIES)
    .some((index) => endsWithChecked(compact(words.slice(0, index)), textCheck))
}

/**
 * Every address of ours, in order. Links are read as browsers read them, and the text twice: an
 * editor may set a piece of an address in bold, and other words may stand in the next element.
 */
function sightingsIn({ source, words }: Part, linkOrigin: string, unwrap: Unwrap): Sighting[] {
  const sightings: Sighting[] = []
  const note: Note = (address, index, isWhole) => {
    const link = readLinkAddress(address, linkOrigin, unwrap)
    if (link && isWhole) sightings.push(Object.assign(link, { index }))
    return link
  }
  noteAddresses(decodedInPlace(source.replace(/<[^<>]*>/g, blank)), note)
  noteAddresses(words, note)
  source.replace(TARGET, (target, value: string, index: number) => {
    note(decodedInPlace(value).replace(/[\0\t\r\n]/g, ''), index, true)
    return target
  })
  return sightings
}

/**
 * A run of characters is read as one address, whatever it contains, but one of ours ends where the
 * next address begins.
 */
function noteAddresses(inPlace: string, note: Note): void {
  const plain = compact(inPlace)
  const placeOf = placesIn(inPlace)
  const address = /https?:\/\/[\w.~:/?#@!$&*+,;=%-]{1,4000}/gi
  let end = 0
  for (let match = address.exec(plain); match; match = address.exec(plain)) {
    const { index } = match
    const before = plain.slice(Math.max(0, index - LONGEST_NAME), index)
    if (note(match[0], placeOf(index), index < end || !PART_OF_ANOTHER.test(before))) {
      // Another one may be glued to it.
      address.lastIndex = index + SCHEME_LENGTH
    }
    end = index + match[0].length
  }
}
