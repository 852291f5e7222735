import { sanitised } from '../html-text.ts'
import type { Client } from './client.ts'
import { escaped, headerOf, historyBody, withPrefixedIds } from './history.ts'

/** Outlook on the web, and new Outlook for Windows, which is the same inside. */
export const web: Client = {
  // Strips `class` (5296, 5320), wraps what is pasted in spans and dissolves styled divs (5482).
  pasted: (html) => proofed(withoutWrappers(sanitised(html))),
  // Every `setAsync` may add an empty line, so that the body grows (6778).
  replaced: (html) => `${sanitised(html)}<div><span><br></span></div>`,
  // The whole thread, for that is the default of `getAsync` (§2).
  handedOut: (html) => html,
  // Cells of a table change their spacing on the way through a saved draft (6236).
  reopened: (html) => withSpacedCells(html),
  quoted(mail, locale) {
    const header = headerOf(mail, locale)
      .map(([label, value]) => `<b>${label}:</b> ${escaped(value)}`)
      .join('<br>')
    return (
      '<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">' +
      `<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${header}</font><div>&nbsp;</div></div>` +
      `<div>${withPrefixedIds(historyBody(mail))}</div>`
    )
  },
  insertsAt: 'cursor',
  bodyLagMs: 0,
  sessionDataLagMs: 0,
  firstFormat: 'html',
  platform: 'OfficeOnline',
  runtime: 'page',
}

function withoutWrappers(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const wrapper of body.querySelectorAll('div[style]'))
    wrapper.replaceWith(...wrapper.childNodes)
  return body.innerHTML
}

/** The editor's own class comes back, the add-in's does not. */
function proofed(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  const words: Text[] = []
  while (texts.nextNode()) words.push(texts.currentNode as Text)
  for (const word of words.filter(({ data }) => data.trim() !== '')) {
    const span = document.createElement('span')
    span.className = 'elementToProof'
    word.replaceWith(span)
    span.append(word)
  }
  return body.innerHTML
}

function withSpacedCells(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const table of body.querySelectorAll('table')) table.removeAttribute('cellpadding')
  for (const cell of body.querySelectorAll('td')) cell.style.padding = '0px'
  return body.innerHTML
}
