import { expect, test } from '@jest/globals'
import { deviceText } from '../../src/message/device.ts'

const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/153.0.0.0 Safari/537.36 Edg/153.0.0.0'
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15'
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15'

test.each([
  ['OutlookWebApp', EDGE, 'Outlook on the web, Edge, Windows'],
  ['OutlookWebApp', SAFARI, 'Outlook on the web, Safari, Mac'],
  ['newOutlookWindows', EDGE, 'new Outlook for Windows'],
  ['Outlook', EDGE, 'Outlook for Windows'],
  ['Outlook', SAFARI, 'Outlook for Mac'],
  ['OutlookIOS', IPHONE, 'Outlook for iOS'],
  [undefined, '', 'Outlook'],
])('a device that says %s is listed in words people know', (host, agent, words) => {
  expect(deviceText(host, agent)).toBe(words)
})
