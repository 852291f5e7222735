import { domainOf, normaliseAddress } from '../contract/link.ts'
import type { Correspondent, Recipients } from './message.ts'

/** Who a mail goes to, as far as a link made for one candidate is concerned. */
export type Audience =
  | { state: 'nobody' }
  | { state: 'colleagues' }
  | { state: 'one'; candidate: Correspondent }
  | { state: 'several'; count: number }
  /** A group, or a name without an address: nobody knows whom it reaches. */
  | { state: 'unknown' }

/**
 * Decides over To, Cc and Bcc together, since one wrong copy is enough. Colleagues may be copied;
 * an address that stands in two fields is one person.
 */
export function audienceOf(
  { to, cc, bcc }: Recipients,
  internalDomains: readonly string[],
): Audience {
  const everybody = to.concat(cc, bcc)
  const outside = peopleOutside(everybody, internalDomains)
  const [candidate, ...others] = outside
  if (!candidate) return { state: everybody.length === 0 ? 'nobody' : 'colleagues' }
  if (outside.some((person) => person.isList || isUnknown(person))) return { state: 'unknown' }
  if (others.length > 0) return { state: 'several', count: others.length + 1 }
  return { state: 'one', candidate }
}

/** Those outside the company, each once. */
export function peopleOutside(
  everybody: readonly Correspondent[],
  internalDomains: readonly string[],
): Correspondent[] {
  const outside = new Map<string, Correspondent>()
  for (const person of everybody) {
    const address = normaliseAddress(person.address)
    if (isOutside(address, internalDomains) && !outside.has(address)) outside.set(address, person)
  }
  return [...outside.values()]
}

/** A group of somebody's contacts, or a name nobody looked up: it may be several people. */
export function isUnknown({ address }: Correspondent): boolean {
  return !domainOf(address)
}

/** Exchange gives colleagues addresses without a domain in some clients; those are inside. */
function isOutside(address: string, internalDomains: readonly string[]): boolean {
  const domain = domainOf(address)
  return domain
    ? !internalDomains.some((inside) => `.${domain}`.endsWith(`.${inside}`))
    : address[0] !== '/'
}

/** Enough of an address to recognise it by, too little to read it over a shoulder. */
export function maskAddress(address: string): string {
  const normal = normaliseAddress(address)
  const [first = ''] = normal
  return `${first}•••@${domainOf(normal)}`
}

/** The name to show, or nothing when it says no more than the address does. */
export function shownName({ name, address }: Correspondent): string | undefined {
  // NFKC brings half-width kana back to full width; the rest would turn or hide what follows.
  const shown = name
    .normalize('NFKC')
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .trim()
  return shown === '' ||
    shown.includes('@') ||
    normaliseAddress(shown) === normaliseAddress(address)
    ? undefined
    : shown
}
