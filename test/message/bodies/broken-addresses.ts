import { decline, NEW, OLD, page, type RecordedBody } from './body.ts'

const row =
  (format: RecordedBody['format'], own: string[]) =>
  (name: string, body: string): RecordedBody => ({ name, format, body, own, quoted: [] })
const text = row('text', [NEW])
const html = row('html', [NEW])
const notInText = row('text', [])
const notInHtml = row('html', [])

/** The address with something after every fifth of its characters. */
const every = (mark: string) => page(NEW).replace(/.{5}/g, `$&${mark}`)
const href = (url: string) => `<a href="${url}">page</a>`
const named = (url: string) =>
  url
    .replace(/:/g, '&colon;')
    .replace(/\//g, '&sol;')
    .replace(/\./g, '&period;')
    .replace(/\?/g, '&quest;')
    .replace(/=/g, '&equals;')
const percent = (letters: string) =>
  letters.replace(/./g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)

/** Addresses that editors broke, and that lead a reader to our page all the same. */
export const BROKEN_ADDRESSES: RecordedBody[] = [
  ...['\u00ad', '\u200b', '\u200c', '\u200d', '\u200e', '\u2060', '\ufeff'].flatMap((sign) => [
    text(`as text, with U+${sign.charCodeAt(0).toString(16)} in it`, every(sign)),
    html(`in a link, with U+${sign.charCodeAt(0).toString(16)} in it`, href(every(sign))),
  ]),
  ...[
    '&shy;',
    '&#173;',
    '&#xAD;',
    '&#8203;',
    '&#x200b;',
    '&#8203',
    '&ZeroWidthSpace;',
    '&zwj;',
    '&zwnj;',
    '&#8288;',
    '&#xfeff;',
  ].flatMap((entity) => [
    html(`in a paragraph, with ${entity} in it`, `<p>${every(entity)} </p>`),
    html(`in a link, with ${entity} in it`, href(every(entity))),
  ]),
  ...['<wbr>', '<wbr/>', '<b></b>', '</span><span lang=JA>', '<font\r\ncolor=red>', '<!-- -->'].map(
    (tag) => html(`in a paragraph, with ${JSON.stringify(tag)} in it`, `<p>${every(tag)} x</p>`),
  ),
  html(
    'its token in bold',
    `<p>${page(NEW).replace(NEW, `<b>${NEW}</b>`)}<span>. Kind regards</span></p>`,
  ),
  html(
    'followed in the next element by letters',
    `<span>${page(NEW)}</span><span>until May</span>`,
  ),
  html('followed by letters, without a check', `<b>${page(NEW).split('?')[0] ?? ''}</b><i>now</i>`),
  ...['\n', '\r\n', '\t', '&#10;', '\n\t'].map((gap) =>
    html(`in a link, with ${JSON.stringify(gap)} in it`, `<a class="x" href='${every(gap)}'>x</a>`),
  ),
  html('on a line of its own in a link', href(`\r\n  ${page(NEW)}\r\n`)),
  html('in a link, named sign by sign', href(named(page(NEW)))),
  html('in a paragraph, named sign by sign', `<p>${named(page(NEW))}</p>`),
  html('with a fragment, named', href(`${page(NEW)}&num;top`)),
  text('letters of its path escaped', page(NEW).replace('/r/New', `/r/${percent('New')}`)),
  html(
    'all of its path escaped',
    href(page(NEW).replace(`r/${NEW}`, `${percent('r')}/${percent(NEW)}`)),
  ),
  text('letters of its host escaped', page(NEW).replace('relay', `${percent('r')}elay`)),
  text('its check escaped', `${page(NEW).replace('abCDEF', percent('abCDEF'))} `),
  text('the way to decline, escaped', decline(NEW).replace('decline', percent('decline'))),
  html('below an empty comment', `<p>Dear<!-->,</p>${href(page(NEW))}<!-- end -->`),
  html('below a comment of a dash', `<!--->${href(page(NEW))}<!-- end -->`),
  html('below a comment that ends in a mark', `<!-- a --!>${href(page(NEW))}<!-- end -->`),
  html(
    'below a head that is not closed',
    `<html><head><style>p{}</style><p>Dear</p>${href(page(NEW))}`,
  ),
  html(
    'beside names that every object has',
    `&constructor;&toString;&__proto__;${href(page(NEW))}`,
  ),
  row('html', [NEW, OLD])(
    'one in bold above another one',
    `<p>${page(NEW).replace(NEW, `<b>${NEW}</b>`)}</p><p>${page(OLD)}</p>`,
  ),

  notInHtml('in a comment', `<!-- > ${href(page(NEW))} -->`),
  notInHtml('in a title', `<title>${page(NEW)}</title>`),
  notInHtml(
    'one line below the other',
    `<p>${page(NEW).replace(NEW, `${NEW.slice(0, 9)}<br>${NEW.slice(9)}`)}</p>`,
  ),
  notInHtml('in two cells', `<td>${page(NEW).replace('NewNew', 'New</td><td>New')}</td>`),
  notInHtml(
    'a foreign one whose end is in bold',
    `<p>https://evil.com/<b>?u=${page(NEW)}</b></p>`.replace('/<b>', '/'),
  ),
  notInText('a foreign host, its dot escaped', page(NEW).replace('.jp/', '.jp%2Eevil.com/')),
  notInText('our host as an escaped user name', page(NEW).replace('.jp/', '.jp%40evil.com/')),
  notInText('a token too short, escaped', page(NEW.slice(1)).replace('/r/e', '/r/%65')),
]
