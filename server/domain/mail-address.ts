import { domainToASCII } from 'node:url'
import { normaliseAddress } from '../../src/contract/link.ts'
import { ADDRESS_MAX_LENGTH } from '../../src/contract/referral.ts'

/** What mail systems take before the @ without extensions (RFC 5321). */
const LOCAL_PART = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/

/** Letters, with their marks, and digits of any script; the middle dot is one of Japanese names. */
const LABEL_AS_WRITTEN = /^[\p{L}\p{M}\p{N}\u30fb-]+$/u

/** What is left out when a domain is folded, so that two that look alike would be one. */
const LEFT_OUT = /\p{Default_Ignorable_Code_Point}/u

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
/** No number, since hosts that end in one are read as IP addresses, in many spellings. */
const LAST_LABEL = /^[a-z].+$/
const HOST_MAX_LENGTH = 253

/**
 * The one spelling of a mail domain, ASCII and without the dot of the root; undefined for what is no
 * host name. Whatever is not one is refused as it is written, before it is folded: a folding reads
 * a URL's host, so it would cut at `#` or `/`, decode `%65`, and make one domain of another.
 */
export function mailHost(domain: string): string | undefined {
  const written = domain
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('\u3002', '.')
    .replace(/\.$/, '')
  const isWritten = (label: string) => LABEL_AS_WRITTEN.test(label) && !LEFT_OUT.test(label)
  if (!written.split('.').every(isWritten)) return undefined
  const host = domainToASCII(written)
  const labels = host.split('.')
  const isHost = labels.length > 1 && labels.every((label) => LABEL.test(label))
  const ends = LAST_LABEL.test(labels.at(-1) ?? '') && host.length <= HOST_MAX_LENGTH
  return isHost && ends ? host : undefined
}

/** What stands before the last @ and after it, as it was typed. */
export function splitAddress(address: string): [string, string] {
  const at = address.lastIndexOf('@')
  return [address.slice(0, at), address.slice(at + 1)]
}

/** Whether an address is at a host at all; all that is asked of one that is only ever hashed. */
export function hasMailHost(address: string): boolean {
  const [local, domain] = splitAddress(normaliseAddress(address))
  return local !== '' && mailHost(domain) !== undefined
}

/** Whether we could send mail to an address; whether it arrives, only the mailbox can tell. */
export function isAddress(address: string): boolean {
  return mailAddress(address) !== undefined
}

/**
 * Where a mail to this address goes: the local part as it was typed, at the very host the person is
 * known by. Undefined where it could not be sent.
 */
export function mailAddress(address: string): string | undefined {
  const [local, domain] = splitAddress(address)
  const host = mailHost(domain)
  if (host === undefined || !LOCAL_PART.test(local)) return undefined
  const sent = `${local}@${host}`
  return sent.length > ADDRESS_MAX_LENGTH ? undefined : sent
}
