import { describe, expect, test } from '@jest/globals'
import { findAllReferralLinks, findReferralLinks } from '../../src/message/find-block.ts'
import { ADDRESSES } from './bodies/addresses.ts'
import type { RecordedBody } from './bodies/body.ts'
import { BROKEN_ADDRESSES } from './bodies/broken-addresses.ts'
import { OTHER_CLIENTS } from './bodies/other-clients.ts'
import { OUTLOOK_DESKTOP } from './bodies/outlook-desktop.ts'
import { OUTLOOK_WEB } from './bodies/outlook-web.ts'
import { QUOTATIONS } from './bodies/quotations.ts'
import { REWRITTEN } from './bodies/rewritten.ts'
import { TEXT } from './bodies/text.ts'
import { ORIGIN } from './example-block.ts'

function read({ body, format }: RecordedBody) {
  const tokens = (links: { token: string }[]) => links.map(({ token }) => token)
  const own = tokens(findReferralLinks(body, format, ORIGIN))
  const all = tokens(findAllReferralLinks(body, format, ORIGIN))
  return { own, quoted: all.filter((token) => !own.includes(token)) }
}

describe.each([
  ['Outlook on the web and new Outlook', OUTLOOK_WEB],
  ['classic Outlook and Outlook for Mac', OUTLOOK_DESKTOP],
  ['other clients', OTHER_CLIENTS],
  ['text bodies', TEXT],
  ['single addresses', ADDRESSES],
  ['addresses that editors broke', BROKEN_ADDRESSES],
  ['addresses that filters rewrote', REWRITTEN],
  ['quotations and what looks like one', QUOTATIONS],
])('our links in bodies of %s', (_, bodies) => {
  test.each(bodies)('$name', (recorded) => {
    expect(read(recorded)).toEqual({ own: recorded.own, quoted: recorded.quoted })
  })
})
