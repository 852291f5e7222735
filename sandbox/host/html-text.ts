/** Between the two forms of a body, as Outlook turns one into the other. */

const BLOCKS = new Set(
  'ADDRESS BLOCKQUOTE DIV DL FIGURE H1 H2 H3 H4 HR LI OL P PRE SECTION TABLE TR UL'.split(' '),
)
/** Blocks that have an empty line around them. */
const SPACED = new Set(['P', 'UL', 'OL', 'BLOCKQUOTE', 'TABLE', 'PRE'])
const DROPPED = 'script, style, iframe, object, embed, form, link, meta, title'

/** What a reader of the plain text part sees; a link that hides its address shows it. */
export function textOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return textOfChildren(body)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function textOfChildren(parent: Node): string {
  return [...parent.childNodes].map(textOfNode).join('')
}

function textOfNode(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/\s+/g, ' ')
  if (!(node instanceof Element) || node.matches(DROPPED)) return ''
  if (node.tagName === 'BR') return '\n'
  const inner = textOfChildren(node)
  if (node.tagName === 'A') return linkText(inner, node.getAttribute('href') ?? '')
  if (SPACED.has(node.tagName)) return `\n\n${inner.trim()}\n\n`
  if (BLOCKS.has(node.tagName)) return `\n${inner.trim()}\n`
  return inner
}

function linkText(text: string, address: string): string {
  return !address || text.trim() === address || address === `mailto:${text.trim()}`
    ? text
    : `${text} <${address}>`
}

/** A line of text becomes a line of HTML; nothing in it is read as markup. */
export function htmlOfText(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => `<div>${escaped(line) || '<br>'}</div>`)
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/**
 * What Outlook on the web leaves of HTML that an add-in hands it: no script, no `class`, no
 * `data-*`. An add-in that looks for its block by such a mark finds nothing here either.
 */
export function sanitised(html: string): string {
  return cleaned(html, /^(class$|data-|on)/)
}

/** What every client leaves: the content of the body, unable to run anything. */
export function withoutScript(html: string): string {
  return cleaned(html, /^on/)
}

function cleaned(html: string, stripped: RegExp): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll(DROPPED)) element.remove()
  for (const element of body.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const script = /^(href|src)$/.test(name) && /^\s*javascript:/i.test(value)
      if (script || stripped.test(name)) element.removeAttribute(name)
    }
  }
  return body.innerHTML
}
