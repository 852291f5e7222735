import { domainOf, normaliseAddress } from '../contract/link.ts'
import type { Correspondent, Recipients } from './message.ts'

/** Who a mail goes to, as far as a link made for one candidate is concerned. */
export type Audience =
  | { state: 'nobody' }
  | { state: 'colleagues' }
  | { state: 'one'; candidate: Correspondent }
  | { state: 'several'; count: number }

/**
 * Decides over To, Cc and Bcc together, since one wrong copy is enough. Colleagues may be copied;
 * an address that stands in two fields is one person.
 */
export function audienceOf(
  { to, cc, bcc }: Recipients,
  internalDomains: readonly string[],
): Audience {
  const everybody = to.concat(cc, bcc)
  const [candidate, ...others] = peopleOutside(everybody, internalDomains)
  if (!candidate) return { state: everybody.length === 0 ? 'nobody' : 'colleagues' }
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
  return Array.from(outside.values())
}

/** Exchange gives colleagues addresses without a domain in some clients; those are inside. */
function isOutside(address: string, internalDomains: readonly string[]): boolean {
  const domain = domainOf(address)
  if (domain === '') return false
  return !internalDomains.some((inside) => domain === inside || domain.endsWith(`.${inside}`))
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
