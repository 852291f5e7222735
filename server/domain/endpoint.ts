import { BlockList, isIP } from 'node:net'

const PRIVATE = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv4')
}
for (const [network, bits] of [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fec0::', 10],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv6')
}

/** True for an address that only means something inside a network (RFC 6890); never delivered to. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return true
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  return mapped ? isPrivateAddress(mapped) : PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/**
 * An endpoint as a manager typed it, if signed events may be sent there: https on a public host
 * name, without credentials. `allowLocal` is for trying out on one's own machine.
 */
export function usableEndpoint(typed: string, allowLocal: boolean): URL | undefined {
  if (!URL.canParse(typed)) return undefined
  const url = new URL(typed)
  if (url.username !== '' || url.password !== '' || url.hash !== '') return undefined
  if (allowLocal && (url.protocol === 'http:' || url.protocol === 'https:')) return url
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '')
  const named =
    isIP(host) === 0 && host.includes('.') && !/(^|\.)(localhost|local|internal)$/.test(host)
  return url.protocol === 'https:' && (named || (isIP(host) !== 0 && !isPrivateAddress(host)))
    ? url
    : undefined
}
