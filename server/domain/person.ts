import { normaliseAddress } from '../../src/contract/link.ts'
import { mailHost, splitAddress } from './mail-address.ts'

const GMAIL = new Set(['gmail.com', 'googlemail.com'])

/**
 * One spelling per person behind an address: full-width characters and case folded (NFKC), an
 * internationalised domain in its ASCII form, plus tags dropped, and Gmail's dots, which Gmail
 * itself ignores. Only ever hashed; mail goes to the local part as typed, at the same host.
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

/** What is no host name is nobody's, and stays as it is. */
function asciiDomain(domain: string): string {
  return mailHost(domain) ?? domain
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
