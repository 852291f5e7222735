import { isIPv6 } from 'node:net'

/** Hexadecimal groups of an IPv6 address that name the network; the rest its holder chooses. */
const NETWORK_GROUPS = 4

/**
 * Whom a limit by address counts: one IPv4 address, or the /64 of an IPv6 address, of which a single
 * customer has 2^64 (RFC 6177).
 */
export function countedAs(address: string): string {
  const bare = address.replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (mapped) return mapped
  if (!isIPv6(bare)) return address
  const [left = '', right] = bare.toLowerCase().split('::')
  const before = left === '' ? [] : left.split(':')
  const after = right === undefined || right === '' ? [] : right.split(':')
  const zeros = right === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after]
  const network = groups.slice(0, NETWORK_GROUPS).map((group) => parseInt(group, 16).toString(16))
  return `${network.join(':')}::/64`
}
