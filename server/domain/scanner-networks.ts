import { BlockList, isIP } from 'node:net'

/**
 * Networks that only ever filter mail, so that no person's request comes from them: Exchange Online
 * Protection, as Microsoft publishes it (Microsoft 365 URLs and IP address ranges, endpoint sets 9
 * and 10). Whole clouds are not listed: people's virtual desktops stand in them too.
 */
export const SCANNER_NETWORKS = {
  version: '2026-11-23',
  networks: [
    '40.92.0.0/15',
    '40.107.0.0/16',
    '52.100.0.0/14',
    '52.238.78.88/32',
    '104.47.0.0/17',
    '2a01:111:f400::/48',
    '2a01:111:f403::/48',
  ],
} as const

/** Read a list as operators write it: one network or address a line, `#` begins a remark. */
export function readNetworks(text: string): { networks: string[]; wrong: string | undefined } {
  const networks = text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
  return { networks, wrong: networks.find((one) => !isNetwork(one)) }
}

function isNetwork(written: string): boolean {
  const [address = '', bits, ...more] = written.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  if (bits === undefined) return true
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32)
}

/** Tells whether an address lies in one of the networks; `::ffff:` in front changes nothing. */
export function networkMatcher(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const one of networks) {
    const [address = '', bits] = one.split('/')
    const type = familyOf(address)
    if (bits === undefined) list.addAddress(address, type)
    else list.addSubnet(address, Number(bits), type)
  }
  return (address) => {
    const bare = address.replace(/^::ffff:(?=\d+\.)/i, '')
    return isIP(bare) !== 0 && list.check(bare, familyOf(bare))
  }
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}
