import { decline, NEW, OLD, page, type RecordedBody } from './body.ts'

const row =
  (format: RecordedBody['format'], own: string[]) =>
  (name: string, body: string): RecordedBody => ({ name, format, body, own, quoted: [] })
const text = row('text', [NEW])
const html = row('html', [NEW])
const notInText = row('text', [])
const notInHtml = row('html', [])

const encoded = encodeURIComponent(page(NEW))
const safe = (url: string) =>
  `https://jpn01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&amp;data=05%7C02%7Chanako%40example.com%7C1234&amp;sdata=abc%3D&amp;reserved=0`
const proofpoint2 = page(NEW)
  .replace(/[-:?=_%]/g, (sign) => `-${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  .replace(/\//g, '_')
const entities = (url: string) =>
  url.replace(/[:/.?=]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace('https', '&#x68;ttps')

/** One address each, in the shapes it is handed over in. */
export const ADDRESSES: RecordedBody[] = [
  ...[
    '。',
    '）',
    '、',
    '」',
    '』',
    '】',
    '｡',
    '，',
    '：',
    '！',
    'です。',
    '　次',
    ')',
    '.',
    ',',
    '>',
    ';',
    '!',
  ].map((after) => text(`followed by ${after}`, `ページは${page(NEW)}${after}`)),
  ...['は', '：', '（', '「', '<', '(', '[', '"', ': ', '\t', 'URL:', 'URL='].map((before) =>
    text(`after ${before}`, `ページ${before}${page(NEW)} `),
  ),
  text(
    'upper-case scheme and host',
    page(NEW).replace('https://relay.example', 'HTTPS://Relay.EXAMPLE'),
  ),
  text('the way to decline', decline(NEW)),
  ...['-', '1.', 'A+', 'end.', 'Yes/', '?', '~', '_', 'and/or:'].map((before) =>
    text(`glued to ${before}`, `${before}${page(NEW)} `),
  ),
  ...[',', ';', '/', '', '|', 'と'].map((between) =>
    row('text', [NEW, OLD])(`two joined by ${between}`, `${page(NEW)}${between}${page(OLD)}`),
  ),
  row('text', [NEW, OLD])(
    'two without a check, one behind the other',
    `${page(NEW).slice(0, -9)}${page(OLD).slice(0, -9)}`,
  ),
  text('in brackets behind a word', `page(${page(NEW)})`),
  text('the default port', page(NEW).replace('.jp/', '.jp:443/')),
  text('without its check', page(NEW).split('?')[0] ?? ''),
  text('a check of two characters', `${page(NEW).slice(0, -4)} `),
  text('a slash behind the token', `${page(NEW).split('?')[0] ?? ''}/`),
  text('other parameters', page(NEW).replace('?', '?utm_source=x&')),
  html('in upper-case markup without quotes', `<A HREF=${page(NEW)}>x</A>`),
  html('in entities', `<a href="${entities(page(NEW))}">x</a>`),
  html('with an encoded ampersand', `<a href="${page(NEW)}&amp;lang=ja">x</a>`),
  html('in typed angle brackets', `<p>&lt;${page(NEW)}&gt;</p>`),
  html(
    'behind a foreign anchor',
    `<a href="https://protect-eu.mimecast.com/s/abc?domain=x">${page(NEW)}</a>`,
  ),
  html('in Safe Links', `<a href="${safe(page(NEW))}">x</a>`),
  html(
    'in Safe Links beside its original',
    `<a href="${safe(page(NEW))}" originalsrc="${page(NEW)}">x</a>`,
  ),
  html(
    'in Safe Links around Proofpoint',
    `<a href="${safe(`https://urldefense.com/v3/__${page(NEW)}__;!!Abc!xyz$`)}">x</a>`,
  ),
  text('in Safe Links as text', safe(page(NEW)).replace(/&amp;/g, '&')),
  html(
    'in Proofpoint version 1',
    `<a href="https://urldefense.proofpoint.com/v1/url?u=${encoded}&amp;k=abc">x</a>`,
  ),
  html(
    'in Proofpoint version 2',
    `<a href="https://urldefense.proofpoint.com/v2/url?u=${proofpoint2}&amp;d=DwMFaQ&amp;c=abc">x</a>`,
  ),
  html(
    'in Proofpoint version 3',
    `<a href="https://urldefense.com/v3/__${page(NEW)}__;!!Abc!def-ghi$">x</a>`,
  ),
  html(
    'in Proofpoint version 3 with one slash',
    `<a href="https://urldefense.com/v3/__${page(NEW).replace('//', '/')}__;!!Abc$">x</a>`,
  ),
  html(
    'in Barracuda',
    `<a href="https://linkprotect.cudasvc.com/url?a=${encoded}&amp;c=E,1,abc">x</a>`,
  ),
  html('in Cisco', `<a href="https://secure-web.cisco.com/1abcDEF/${encoded}">x</a>`),
  html(
    'in Trend Micro',
    `<a href="https://imsva91-ctp.trendmicro.com/wis/clicktime/v1/query?url=${encoded}&amp;umid=1">x</a>`,
  ),

  notInText('a host that only begins like ours', page(NEW).replace('.jp/', '.jp.evil.com/')),
  notInText('a host that ends like ours', page(NEW).replace('//', '//evil')),
  notInText('a subdomain of ours', page(NEW).replace('//', '//x.')),
  notInText('our host as a user name', page(NEW).replace('.jp/', '.jp@evil.com/')),
  notInText('a user name in front of our host', page(NEW).replace('//', '//evil@')),
  notInText('our host behind a backslash', page(NEW).replace('//', '//evil.com\\')),
  notInText('a Cyrillic letter in the host', page(NEW).replace('relay', 'rel\u0430y')),
  notInText('another port', page(NEW).replace('.jp/', '.jp:8443/')),
  notInText('http in place of https', page(NEW).replace('https', 'http')),
  notInText('a foreign address that carries ours', `https://evil.com/?u=${page(NEW)}`),
  notInText('one that carries it encoded', `https://evil.com/?u=${encoded}`),
  notInText('one without its scheme', `evil.com/?u=${page(NEW)}`),
  notInText('one with a port and no scheme', `evil.com:8080/a?b=/${page(NEW)}`),
  notInText('a foreign address in front of ours', `https://evil.com/${page(NEW)}`),
  notInText('another scheme that ends like ours', `x${page(NEW)}`),
  notInText('a parameter that begins with a mark', `?u=${page(NEW)}`),
  notInText('behind a user name', `me@${page(NEW)}`),
  notInText(
    'one that looks like Safe Links',
    `https://safelinks.protection.outlook.com.evil.com/?url=${encoded}`,
  ),
  notInText(
    'one that ends like Safe Links',
    `https://evilsafelinks.protection.outlook.com.co/?url=${encoded}`,
  ),
  notInText(
    'a user name that holds ours, escaped',
    page(NEW).replace(/\/r\/(.*)\?.*/, '%2Fr%2F$1@evil.com/'),
  ),
  notInText('a path that holds it in brackets', `https://evil.com/a(${page(NEW)})`),
  ...['|', "'", ' ', '%20', '\\\\', '('].map((between) =>
    notInHtml(
      `a foreign link that holds it behind ${between}`,
      `<a href="https://evil.com/a${between}${page(NEW)}">x</a>`,
    ),
  ),
  notInHtml('a script in a link', `<a href="javascript:${page(NEW)}">x</a>`),
  notInHtml('a picture', `<img src="${page(NEW)}">`),
  html('a picture within a link', `<a href=" ${page(NEW)}"><img src="x.png"></a>`),
  notInHtml('a foreign link in markup', `<a href="https://evil.com/?u=${page(NEW)}">x</a>`),
  notInHtml(
    'Safe Links around another site',
    `<a href="${safe(`https://evil.com/?u=${page(NEW)}`)}">x</a>`,
  ),
  notInText('a token too short', page(NEW.slice(1))),
  notInText('a token too long', page(`${NEW}x`)),
  notInText('a token that goes on', page(`${NEW}-x`)),
  notInText('another path', page(NEW).replace('/r/', '/s/')),
  notInText('a path in capitals', page(NEW).replace('/r/', '/R/')),
  notInText('a page below it', page(NEW).replace('?', '/consent?')),
  notInText('no more than the host', 'https://relay.example.co.jp/r/'),
]
