/** A form of a page as a browser would see it: where it goes and what it holds at first. */
export interface HtmlForm {
  action: string
  fields: Field[]
}

export interface Field {
  name: string
  type: string
  value: string
  checked: boolean
  autocomplete: string
}

/** The forms of a page that post, in the order they stand. */
export function postFormsOf(html: string): HtmlForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)]
    .map(([, head = '', inner = '']) => ({ attributes: attributesOf(head), inner }))
    .filter(({ attributes }) => attributes.method?.toLowerCase() === 'post')
    .map(({ attributes, inner }) => ({
      action: attributes.action ?? '',
      fields: [...inner.matchAll(/<(input|textarea)\b([^>]*)>/gi)].map(([, tag, head = '']) =>
        fieldOf(tag === 'textarea' ? 'textarea' : undefined, attributesOf(head)),
      ),
    }))
}

function fieldOf(tag: string | undefined, attributes: Record<string, string>): Field {
  return {
    name: attributes.name ?? '',
    type: tag ?? attributes.type ?? 'text',
    value: attributes.value ?? (attributes.type === 'checkbox' ? 'on' : ''),
    checked: 'checked' in attributes,
    autocomplete: attributes.autocomplete ?? '',
  }
}

function attributesOf(head: string): Record<string, string> {
  const pairs = head.matchAll(/([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)
  return Object.fromEntries(
    [...pairs].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      unescape(double ?? single ?? bare ?? ''),
    ]),
  )
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescape(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    if (hex) return String.fromCodePoint(parseInt(String(hex), 16))
    return ENTITIES[String(name)] ?? whole
  })
}
