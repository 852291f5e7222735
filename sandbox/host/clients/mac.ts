import { withoutScript } from '../html-text.ts'
import type { Client } from './client.ts'
import { escaped, headerOf, historyBody } from './history.ts'
import { web } from './web.ts'

/** New Outlook for Mac. */
export const mac: Client = {
  ...web,
  // Nothing is known to strip `class` here; the whole document is what comes back.
  pasted: withoutScript,
  replaced: withoutScript,
  // A whole document, not a fragment (2426).
  handedOut: (html) =>
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>\n' +
    '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n' +
    '<meta name="Generator" content="Microsoft Word 15 (filtered medium)">\n' +
    '<style><!--\np.MsoNormal {margin:0cm; font-size:12.0pt;}\na:link {color:#0563C1;}\n--></style></head>\n' +
    `<body lang="JA" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">${html}</body></html>`,
  reopened: (html) => html,
  quoted(mail, locale) {
    const header = headerOf(mail, locale, 'date')
      .map(
        ([label, value]) =>
          `<b><span style="font-size:12.0pt;color:black">${label}: </span></b>` +
          `<span style="font-size:12.0pt;color:black">${escaped(value)}</span>`,
      )
      .join('<br>')
    return (
      '<div id="mail-editor-reference-message-container"><div><div>' +
      '<div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm">' +
      `<p class="MsoNormal" style="margin-bottom:12.0pt">${header}</p></div>` +
      `<div>${historyBody(mail)}</div></div></div></div>`
    )
  },
  // 16.108 puts HTML at the top, wherever the cursor is (§0.5, 6919).
  insertsAt: 'top',
  platform: 'Mac',
  // Null within about two seconds of opening (5951).
  sessionDataLagMs: 2_000,
}
