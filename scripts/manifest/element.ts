/** One element of a manifest; texts and attributes as a reader of XML hands them over. */
export interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  children: Element[]
  text: string
}

/**
 * Enough of an XML reader for a manifest: elements, attributes and text; no entities but XML's own five.
 * Throws an Error that names the place where the file is not well formed.
 */
export function readElement(xml: string): Element {
  const document: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [document]
  let read = 0
  for (const part of xml.matchAll(PART)) {
    if (part.index !== read) break
    read += part[0].length
    const [, close, name, attributes = '', selfClosing, text] = part
    const parent = open.at(-1) ?? document
    if (text !== undefined) parent.text += unescaped(text).trim()
    else if (close) {
      if (open.length < 2 || open.pop()?.name !== name) throw notWellFormed(xml, part.index)
    } else if (name) {
      const element = { name, attributes: attributesIn(attributes), children: [], text: '' }
      parent.children.push(element)
      if (!selfClosing) open.push(element)
    }
  }
  const [root, ...more] = document.children
  if (!root || more.length > 0 || open.length > 1 || read < xml.length) {
    throw notWellFormed(xml, read)
  }
  return root
}

/** An element and everything in it, in the order of the file. */
export function everythingIn(element: Element): Element[] {
  return [element, ...element.children.flatMap(everythingIn)]
}

/** The elements of one name, wherever they stand in another. */
export function named(name: string, within: Element | readonly Element[]): Element[] {
  const all = 'children' in within ? everythingIn(within) : within
  return all.filter((element) => element.name === name)
}

/** A comment, a processing instruction, a tag, or what stands between two tags. */
const PART = /<!--[^]*?-->|<\?[^>]*\?>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/g

function attributesIn(source: string): Record<string, string> {
  return Object.fromEntries(
    [...source.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      unescaped(value),
    ]),
  )
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}

function notWellFormed(xml: string, at: number): Error {
  return new Error(
    `The manifest is not well formed in line ${xml.slice(0, at).split('\n').length}.`,
  )
}
