import { describe, expect, test } from '@jest/globals'
import {
  manyLinksFinder,
  MANY_LINKS,
  MANY_LINKS_WITHIN_MS,
} from '../../server/domain/many-links.ts'
import { judgeOpen, TOO_SOON_MS, type OpenRequest } from '../../server/domain/opens.ts'
import {
  networkMatcher,
  readNetworks,
  SCANNER_NETWORKS,
} from '../../server/domain/scanner-networks.ts'

const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0'
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'
const OLD_SAFARI = SAFARI.replace('Version/18.1', 'Version/15.6')
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'

/** A click in a mail, a minute after it was sent. */
const CLICK: OpenRequest = {
  method: 'GET',
  userAgent: EDGE,
  purpose: undefined,
  fetchMode: 'navigate',
  fetchUser: '?1',
  sinceSentMs: 60_000,
  fromScanner: false,
  manyLinks: false,
}

describe('an open is', () => {
  test.each<[string, Partial<OpenRequest>]>([
    ['Edge on a desk', {}],
    ['Safari on a telephone', { userAgent: SAFARI }],
    ['Firefox', { userAgent: FIREFOX }],
    [
      'Safari from before it told fetch metadata',
      { userAgent: OLD_SAFARI, fetchMode: undefined, fetchUser: undefined },
    ],
    ['a browser that another program sent here, without a gesture', { fetchUser: undefined }],
    ['just late enough to have been read', { sinceSentMs: TOO_SOON_MS }],
  ])("a person's: %s", (_, more) => {
    expect(judgeOpen({ ...CLICK, ...more }).label).toBe('person')
  })

  test.each<[string, Partial<OpenRequest>, string]>([
    ['sooner than a mail can be read', { sinceSentMs: TOO_SOON_MS - 1 }, 'too_soon'],
    ['one of many links from one address', { manyLinks: true }, 'many_links'],
    ['Chrome that tells no fetch metadata', { fetchMode: undefined }, 'no_fetch_metadata'],
    [
      'Chrome of an age that only scanners have',
      { userAgent: EDGE.replaceAll('142', '60'), fetchMode: undefined },
      'no_fetch_metadata',
    ],
    [
      'Internet Explorer',
      {
        userAgent: 'Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko',
        fetchMode: undefined,
      },
      'retired_browser',
    ],
    ['a script of a page, not a page that is gone to', { fetchMode: 'cors' }, 'no_navigation'],
  ])("perhaps a machine's: %s", (_, more, hint) => {
    const { label, hints } = judgeOpen({ ...CLICK, ...more })
    expect(label).toBe('probable')
    expect(hints).toContain(hint)
  })

  test.each<[string, Partial<OpenRequest>, string]>([
    ['HEAD', { method: 'HEAD' }, 'desktop_browser'],
    ['no user agent', { userAgent: undefined }, 'none'],
    ['an empty user agent', { userAgent: '' }, 'none'],
    [
      'a declared bot',
      { userAgent: 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)' },
      'declared_bot',
    ],
    ['a command line', { userAgent: 'curl/8.5.0' }, 'declared_bot'],
    [
      'Office, looking before it opens the browser',
      { userAgent: 'Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)' },
      'mail_program',
    ],
    [
      'ms-office',
      { userAgent: 'Mozilla/4.0 (compatible; ms-office; MSOffice 16)' },
      'mail_program',
    ],
    ['a prefetch', { purpose: 'prefetch;prerender' }, 'desktop_browser'],
    ["a scanner's network", { fromScanner: true }, 'desktop_browser'],
  ])("a machine's: %s", (_, more, agent) => {
    expect(judgeOpen({ ...CLICK, ...more })).toMatchObject({ label: 'machine', agent })
  })

  test('kept with classes only: nothing of a user agent comes out', () => {
    const said = JSON.stringify(judgeOpen({ ...CLICK, userAgent: `${EDGE} Unmistakable/1.0` }))
    expect(said).not.toMatch(/Unmistakable|Chrome|142/)
  })
})

describe('many links from one address', () => {
  const finder = () => manyLinksFinder()
  const open = (number: number, openedAt: number, referralId = `link-${number}`) => ({
    openId: `open-${number}`,
    referralId,
    openedAt,
  })

  test('are noticed with the fourth within seconds, and the first three with it', () => {
    const see = finder()
    for (let number = 1; number < MANY_LINKS; number += 1) {
      expect(see('192.0.2.1', open(number, number))).toEqual([])
    }
    expect(see('192.0.2.1', open(MANY_LINKS, MANY_LINKS))).toEqual([
      ...['open-1', 'open-2', 'open-3', 'open-4'],
    ])
  })

  test('are none where one person opens one link again and again', () => {
    const see = finder()
    for (let number = 1; number < 20; number += 1) {
      expect(see('192.0.2.1', open(number, number, 'link'))).toEqual([])
    }
  })

  test('are none over a morning, nor over an office of different addresses', () => {
    const see = finder()
    for (let number = 1; number < 20; number += 1) {
      expect(see('192.0.2.1', open(number, number * MANY_LINKS_WITHIN_MS))).toEqual([])
      expect(see(`198.51.100.${number}`, open(number, 0))).toEqual([])
    }
  })
})

describe('the list of scanner networks', () => {
  test('is all networks, and finds an address in both spellings', () => {
    const { networks } = SCANNER_NETWORKS
    expect(readNetworks(networks.join('\n'))).toEqual({ networks: [...networks], wrong: undefined })
    const matches = networkMatcher(networks)
    expect(['40.107.3.4', '::ffff:40.107.3.4', '2a01:111:f400::1'].map(matches)).toEqual([
      ...[true, true, true],
    ])
    expect(['203.0.113.7', '2001:db8::1', 'nonsense', ''].map(matches)).toEqual([
      ...[false, false, false, false],
    ])
  })

  test('may be longer: networks and addresses, with remarks; the first wrong line is told', () => {
    expect(readNetworks('# ours\n198.51.100.0/24\n\n2001:db8::/32 # theirs\n192.0.2.1\n')).toEqual({
      networks: ['198.51.100.0/24', '2001:db8::/32', '192.0.2.1'],
      wrong: undefined,
    })
    for (const wrong of ['198.51.100.0/33', 'example.com', '1.2.3.4/8/8', '::1/129', '1.2.3.4/x']) {
      expect(readNetworks(`192.0.2.1\n${wrong}`).wrong).toBe(wrong)
    }
  })
})
