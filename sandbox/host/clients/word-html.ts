/** HTML as Word writes it: no element keeps the attributes it was given, only their effect. */

const VOID = new Set(['br', 'hr', 'img'])
const LINE_WIDTH = 76

/** A whole message as Word saves it. */
export function wordDocument(html: string): string {
  return `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15 (filtered medium)">
<!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->
<style><!--
p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0mm; font-size:10.5pt;}
--></style>
<!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]-->
</head>
<body lang=JA link="#0563C1" vlink="#954F72" style='word-wrap:break-word'>
<div class=WordSection1>
${folded(wordMarkup(html))}
</div>
</body>
</html>`
}

/** What stands in a Word document's section; anything else is given back as it is. */
export function bodyOfWordDocument(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const section = body.querySelector('.WordSection1')
  return (section ?? body).innerHTML
}

/** The body of a message in Word's own markup. */
export function wordMarkup(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return [...body.childNodes].map(written).join('')
}

function written(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return escapedText(node.textContent ?? '')
  if (!(node instanceof Element)) return ''
  const name = node.localName
  if (name === 'o:p') return ''
  if (VOID.has(name)) return `<${name}>`
  const inner = [...node.childNodes].map(written).join('')
  if (name === 'p') return `<p class=MsoNormal>${inner || '&nbsp;'}<o:p></o:p></p>\n`
  if (name === 'tbody' || name === 'thead') return inner
  return `<${name}${attributesOf(node)}>${inner}</${name}>`
}

/** Ids of tables and all foreign classes go; a `div` keeps its id, as all clients do (6463). */
function attributesOf(element: Element): string {
  const style = element.getAttribute('style')?.replaceAll("'", '"')
  const styled = style ? ` style='${style}'` : ''
  switch (element.localName) {
    case 'a':
      return ` href="${escapedText(element.getAttribute('href') ?? '')}"`
    case 'table':
      return " class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'"
    case 'td':
    case 'th':
      return " style='border:solid #8A8A8A 1.0pt;padding:7.5pt 7.5pt 7.5pt 7.5pt'"
    case 'div':
      return `${element.id ? ` id="${element.id}"` : ''}${styled}`
    default:
      return styled
  }
}

function escapedText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\u00a0', '&nbsp;')
}

/** Word breaks its lines at blanks, inside sentences and inside tags alike. */
function folded(markup: string): string {
  let column = 0
  return markup.replace(/([^\s]+)(\s+|$)/g, (_, word: string, blank: string) => {
    column += word.length + 1
    if (blank.includes('\n') || column > LINE_WIDTH) {
      column = 0
      return `${word}\n`
    }
    return word + blank
  })
}
