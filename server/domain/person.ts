import { domainToASCII } from 'node:url'
import { normaliseAddress } from '../../src/contract/link.ts'

const GMAIL = new Set(['gmail.com', 'googlemail.com'])

/**
 * One spelling per person behind an address: full-width characters and case folded (NFKC), an
 * internationalised domain in its ASCII form, plus tags dropped, and Gmail's dots, which Gmail
 * itself ignores. Only ever hashed; mail is sent to the address as typed.
 */
export function foldMailbox(address: string): string {
  const [local = '', rawDomain = ''] = splitAddress(normaliseAddress(address))
  const domain = asciiDomain(rawDomain)
  const untagged = local.split('+')[0] || local
  if (GMAIL.has(domain)) return `${untagged.replaceAll('.', '')}@gmail.com`
  return `${untagged}@${domain}`
}

/** Where a plus tag is known to lead to the mailbox without it; elsewhere it may be another's. */
const PLUS_TAGS = new Set([
  ...GMAIL,
  ...[
    'outlook.com',
    'outlook.jp',
    'hotmail.com',
    'hotmail.co.jp',
    'live.com',
    'live.jp',
    'msn.com',
  ],
  ...['icloud.com', 'me.com', 'mac.com'],
  ...['fastmail.com', 'fastmail.fm', 'proton.me', 'protonmail.com', 'pm.me'],
])

/**
 * One spelling per mailbox: as `foldMailbox`, but for plus tags of providers that are not known to
 * ignore them. Whoever proved that a mailbox is theirs has their rights over this one; to be
 * counted, or left alone, they are the person of `foldMailbox`.
 */
export function foldAddress(address: string): string {
  const [local = '', rawDomain = ''] = splitAddress(normaliseAddress(address))
  const domain = asciiDomain(rawDomain)
  return PLUS_TAGS.has(domain) ? foldMailbox(address) : `${local}@${domain}`
}

/** True when the address is under one of the domains, or a subdomain of one. */
export function isUnderDomain(address: string, domains: readonly string[]): boolean {
  const [, raw = ''] = splitAddress(normaliseAddress(address))
  const domain = asciiDomain(raw)
  return domains.some((one) => domain === one || domain.endsWith(`.${one}`))
}

/** The one spelling of a domain that mail systems use, without the dot of the root. */
function asciiDomain(domain: string): string {
  return (domainToASCII(domain) || domain).replace(/\.$/, '')
}

function splitAddress(address: string): [string, string] {
  const at = address.lastIndexOf('@')
  return [address.slice(0, at), address.slice(at + 1)]
}

const UNLINKED = 'erased:'

/**
 * What stands in place of a person's key once they were erased: it tells which erasure it was, and
 * nothing leads from it to an address, for us neither.
 */
export function unlinkedKey(erasureId: string): string {
  return UNLINKED + erasureId
}

/** The erasure a key stands for; none where it is still somebody's. */
export function erasureOf(personKey: string): string | undefined {
  return personKey.startsWith(UNLINKED) ? personKey.slice(UNLINKED.length) : undefined
}
