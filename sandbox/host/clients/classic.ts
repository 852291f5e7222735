import { withoutScript } from '../html-text.ts'
import type { Client } from './client.ts'
import { escaped, headerOf, historyBody } from './history.ts'
import { bodyOfWordDocument, wordDocument, wordMarkup } from './word-html.ts'
import { web } from './web.ts'

/** Classic Outlook for Windows, whose editor is Word. */
export const classic: Client = {
  ...web,
  pasted: withoutScript,
  replaced: (html) => withoutScript(bodyOfWordDocument(html)),
  // Word writes everything anew (§2).
  handedOut: wordDocument,
  reopened: (html) => bodyOfWordDocument(wordDocument(html)),
  quoted(mail, locale) {
    const header = headerOf(mail, locale)
      .map(([label, value]) => `<b>${label}:</b> ${escaped(value)}`)
      .join('<br>')
    return wordMarkup(
      `<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0mm 0mm 0mm"><p>${header}</p></div></div>` +
        `<p>&nbsp;</p>${bodyOfWordDocument(historyBody(mail))}`,
    )
  },
  // `getAsync` is stale by seconds while somebody types (5846).
  bodyLagMs: 1_000,
  platform: 'PC',
  // Only a script, without a browser around it (§0.2).
  runtime: 'script',
}
