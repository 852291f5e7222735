import { block, decline, NEW, OLD, page, type RecordedBody } from './body.ts'

const HEAD =
  '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">\r\n' +
  '<head><meta name=Generator content="Microsoft Word 15 (filtered medium)"><!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->\r\n' +
  '<style><!--\r\n@font-face\r\n\t{font-family:"ＭＳ ゴシック";}\r\np.MsoNormal, li.MsoNormal\r\n\t{margin:0in;font-size:11.0pt;}\r\n--></style>' +
  '<!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]--></head>\r\n' +
  '<body lang=JA link="#0563C1" vlink="#954F72" style=\'word-wrap:break-word\'><div class=WordSection1>'
const END = '</div></body></html>'

const p = (inner: string) =>
  `<p class=MsoNormal><span lang=EN-US style='font-family:"Meiryo UI",sans-serif'>${inner}<o:p></o:p></span></p>\r\n`

/** Word writes the block anew: cells with widths, spans around words, bullets of its own. */
function wordBlock(token: string): string {
  const link = `<span lang=EN-US><a href="${page(token)}"><span lang=JA>ご案内<span class=SpellE>ページ</span></span></a></span>`
  return (
    "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 id=career-relay style='border-collapse:collapse;border:none'><tr>" +
    "<td width=623 valign=top style='width:467.5pt;border:solid #8A8A8A 1.0pt;padding:7.5pt 7.5pt 7.5pt 7.5pt'>" +
    p('みらいキャリア株式会社 ' + link) +
    p(
      `<![if !supportLists]>&middot;&nbsp;<![endif]>不要な方: <a href="${decline(token)}">${decline(token)}</a>`,
    ) +
    '</td></tr></table>\r\n'
  )
}

const separator = (lines: string, colour = '#E1E1E1') =>
  `<div><div style='border:none;border-top:solid ${colour} 1.0pt;padding:3.0pt 0in 0in 0in'><p class=MsoNormal>${lines}<o:p></o:p></p></div></div>\r\n`

const JAPANESE = (bold: (text: string) => string) =>
  separator(
    `${bold('差出人:')} 佐藤 花子\r\n&lt;hanako.sato@example.com&gt; <br>${bold('送信日時:')} 2026年11月20日金曜日 10:00<br>` +
      `${bold('宛先:')} 採用担当 &lt;saiyo@example.co.jp&gt;<br>${bold('件名:')} RE: 選考の件`,
  )
const b = (text: string) => `<b><span lang=EN-US>${text}</span></b>`
const plain = (text: string) => `<span lang=EN-US>${text}</span>`

const mac = (from: string, date: string, to: string, subject: string) =>
  separator(
    `<b><span style='font-size:12.0pt;color:black'>${from}: </span></b><span style='font-size:12.0pt;color:black'>Hanako Sato &lt;hanako.sato@example.com&gt;<br>` +
      `<b>${date}: </b>Friday, 20 November 2026 at 10:00<br><b>${to}: </b>Recruiting &lt;saiyo@example.co.jp&gt;<br><b>${subject}: </b>Re: Your application</span>`,
    '#B5C4DF',
  )

const numeric = (text: string) =>
  text.replace(/[^\0-\x7f]/g, (character) => `&#${character.charCodeAt(0)};`)

/** Classic Outlook for Windows, whose editor is Word, and Outlook for Mac. */
export const OUTLOOK_DESKTOP: RecordedBody[] = [
  {
    name: 'classic: a new mail re-serialised by Word',
    format: 'html',
    body: HEAD + p('佐藤 花子 様') + wordBlock(NEW) + p('&nbsp;') + END,
    own: [NEW],
    quoted: [],
  },
  {
    name: 'classic: a Japanese reply, header in bold',
    format: 'html',
    body: HEAD + p('御礼申し上げます。') + wordBlock(NEW) + JAPANESE(b) + wordBlock(OLD) + END,
    own: [NEW],
    quoted: [OLD],
  },
  {
    name: 'classic: a Japanese reply, header not in bold',
    format: 'html',
    body: HEAD + p('御礼申し上げます。') + JAPANESE(plain) + wordBlock(OLD) + END,
    own: [],
    quoted: [OLD],
  },
  {
    name: 'classic: Japanese as numeric entities',
    format: 'html',
    body: numeric(HEAD + p('御礼') + wordBlock(NEW) + JAPANESE(b) + wordBlock(OLD) + END),
    own: [NEW],
    quoted: [OLD],
  },
  {
    name: 'classic: an English reply with importance and copies',
    format: 'html',
    body:
      HEAD +
      wordBlock(NEW) +
      separator(
        `${b('From:')} Hanako Sato <br>${b('Sent:')} Friday, November 20, 2026 10:00 AM<br>${b('To:')} a; b; c<br>${b('Cc:')} d<br>` +
          `${b('Subject:')} RE: Your application<br>${b('Importance:')} High`,
      ) +
      wordBlock(OLD) +
      END,
    own: [NEW],
    quoted: [OLD],
  },
  {
    name: 'classic: original text indented with a line at its left',
    format: 'html',
    body:
      HEAD +
      wordBlock(NEW) +
      `<div style='border:none;border-left:solid blue 1.5pt;padding:0in 0in 0in 4.0pt'>${JAPANESE(b)}${wordBlock(OLD)}</div>` +
      END,
    own: [NEW],
    quoted: [OLD],
  },
  {
    name: 'classic: the original message of an older version',
    format: 'html',
    body: `${HEAD}${p('御礼')}${p('-----Original Message-----<br>From: Sato<br>Sent: Friday')}${wordBlock(OLD)}${END}`,
    own: [],
    quoted: [OLD],
  },
  {
    name: 'classic: a link in a comment is in no mail',
    format: 'html',
    body: `${HEAD}<!--[if mso]><a href="${page(OLD)}">x</a><![endif]-->${p('Dear')}${END}`,
    own: [],
    quoted: [],
  },
  {
    name: 'Mac: a whole document, the block at its top',
    format: 'html',
    body: `<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body>${block(NEW)}<p class="MsoNormal">Dear Hanako</p></body></html>`,
    own: [NEW],
    quoted: [],
  },
  {
    name: 'Mac: an English reply',
    format: 'html',
    body: HEAD + wordBlock(NEW) + mac('From', 'Date', 'To', 'Subject') + wordBlock(OLD) + END,
    own: [NEW],
    quoted: [OLD],
  },
  {
    name: 'Mac: a Japanese reply',
    format: 'html',
    body: HEAD + p('御礼') + mac('差出人', '日付', '宛先', '件名') + wordBlock(OLD) + END,
    own: [],
    quoted: [OLD],
  },
  {
    name: 'Mac: a Japanese reply with full-width colons',
    format: 'html',
    body:
      HEAD +
      p('御礼') +
      mac('差出人', '日付', '宛先', '件名').replace(/: /g, '：') +
      block(OLD) +
      END,
    own: [],
    quoted: [OLD],
  },
]
