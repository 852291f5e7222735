import { NEW, page, type RecordedBody } from './body.ts'

const row =
  (own: string[]) =>
  (name: string, url: string): RecordedBody => ({
    name,
    format: 'html',
    body: `<a href="${url.replace(/&/g, '&amp;')}">page</a>`,
    own,
    quoted: [],
  })
const found = row([NEW])
const refused = row([])

const encoded = encodeURIComponent(page(NEW))
const base64 = Buffer.from(page(NEW)).toString('base64')
const evil = `https://evil.com/?u=${page(NEW)}`

/** Addresses of mail filters around ours, in the shapes that each of them writes. */
const around = (url: string) => [
  ...[
    'jpn01.safelinks.protection.outlook.com',
    'usg02.safelinks.protection.office365.us',
    'dod.safelinks.protection.outlook.us',
    'mil01.safelinks.protection.apps.mil',
    'chn01.safelinks.protection.outlook.cn',
    'chn01.safelinks.protection.partner.outlook.cn',
  ].map((host) => [
    host,
    `https://${host}/?url=${encodeURIComponent(url)}&data=05%7C02%7C&reserved=0`,
  ]),
  ['Proofpoint in the United States', `https://urldefense.us/v3/__${url}__;!!Abc!def$`],
  [
    'Proofpoint in the United States, version 2',
    `https://urldefense.us/v2/url?u=${url.replace(/[-:?=_%]/g, (sign) => `-${sign.charCodeAt(0).toString(16).toUpperCase()}`).replace(/\//g, '_')}&d=DwMF&c=abc`,
  ],
  [
    'Trend Micro',
    `https://ddec1-0-en-ctp.trendmicro.com:443/wis/clicktime/v1/query?url=${encodeURIComponent(url).replace(/%../g, (sign) => sign.toLowerCase())}&umid=1-2&auth=3`,
  ],
  ['Symantec', `https://clicktime.symantec.com/15siQVabc?h=6gcezWKK=&u=${url}`],
  ['Symantec, encoded', `https://clicktime.symantec.com/38YrY7Vc?u=${encodeURIComponent(url)}`],
  [
    'Sophos',
    `https://eu-west-1.protection.sophos.com/?d=example.co.jp&u=${Buffer.from(url).toString('base64')}&i=NjA5&t=Mnc=&h=b05e`,
  ],
  [
    'Sophos without a slash',
    `https://us-west-2.protection.sophos.com?d=example.co.jp&u=${encodeURIComponent(Buffer.from(url).toString('base64'))}&p=m`,
  ],
  ['FireEye', `https://protect2.fireeye.com/v1/url?k=1a2b&q=1&e=3c4d&u=${encodeURIComponent(url)}`],
  ['Trellix', `https://protect-eu.trellix.com/v1/url?k=1a&u=${encodeURIComponent(url)}`],
  ['Avanan', `https://url.avanan.click/v2/___${url}___.YXAzOnBlcmNvbmE6YTpn`],
  ['Check Point', `https://protect.checkpoint.com/v2/r01/___${url}___.YzJ1OndlY29t`],
  [
    'Check Point with one slash',
    `https://protect.checkpoint.com/v2/___${url.replace('//', '/')}___.YzJ1OndlY29t`,
  ],
  [
    'Check Point, encoded',
    `https://protect.checkpoint.com/v2/r05/___${url.replace(/:/g, '%3A')}___.YzJ1Ondl`,
  ],
]

export const REWRITTEN: RecordedBody[] = [
  ...around(page(NEW)).map(([name = '', url = '']) => found(`in ${name}`, url)),
  ...around(evil).map(([name = '', url = '']) => refused(`another site’s in ${name}`, url)),
  found(
    'in Safe Links around Sophos',
    `https://jpn01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://eu-west-1.protection.sophos.com?d=x&u=${base64}&h=1`)}&data=05`,
  ),
  refused(
    'in Mimecast, which tells only its own servers',
    'https://protect-eu.mimecast.com/s/abc?domain=relay.example.co.jp',
  ),
  ...[
    `https://protection.sophos.com.evil.com/?u=${base64}`,
    `https://evilfireeye.com.evil.com/v1/url?u=${encoded}`,
    `https://urldefense.us.evil.com/v3/__${page(NEW)}__;!!`,
    `https://evil.com/?u=${base64}`,
    `https://evil.com/clicktime.symantec.com/?u=${encoded}`,
    `https://notavanan.click/v2/___${page(NEW)}___.YX`,
    `https://safelinks.protection.evil.us/?url=${encoded}`,
  ].map((url) => refused(`in one that only looks like a filter’s: ${url.slice(0, 34)}`, url)),
  refused(
    'in a filter’s around five others',
    Array.from({ length: 5 }).reduce<string>(
      (url) => `https://x.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}`,
      page(NEW),
    ),
  ),
]
