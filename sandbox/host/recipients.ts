/** One person a message goes to; the name is empty when only an address was typed. */
export interface Recipient {
  name: string
  address: string
}

export interface Typed {
  recipients: Recipient[]
  /** What was typed but is no address. */
  unknown: string[]
}

/** Between recipients: both separators in both widths, and a new line from a pasted list. */
const SEPARATOR = /[;,；，\n]/
const NAMED = /^(.*?)\s*<([^<>]*)>$/s
const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+$/

/** Read what stands in an address line: `Name <a@b>` or `a@b`, a quoted name may hold anything. */
export function parseRecipients(line: string): Typed {
  const typed: Typed = { recipients: [], unknown: [] }
  for (const entry of entriesOf(line)) {
    const [, name = '', address = entry] = NAMED.exec(entry) ?? []
    if (ADDRESS.test(address.trim()))
      typed.recipients.push({ name: unquoted(name), address: address.trim() })
    else typed.unknown.push(entry)
  }
  return typed
}

/** The address line for these people, as `parseRecipients` reads it. */
export function formatRecipients(recipients: readonly Recipient[]): string {
  return recipients.map(formatted).join('; ')
}

function formatted({ name, address }: Recipient): string {
  if (!name || name === address) return address
  const quoted = SEPARATOR.test(name) || /[<>"]/.test(name)
  return `${quoted ? `"${name.replaceAll('"', '\\"')}"` : name} <${address}>`
}

/** Split at separators that stand neither in quotes nor in angle brackets. */
function entriesOf(line: string): string[] {
  const entries = ['']
  let quoted = false
  let bracketed = false
  let escaped = false
  for (const character of line) {
    if (character === '"' && !escaped) quoted = !quoted
    escaped = character === '\\' && !escaped
    if (!quoted) bracketed = character === '<' || (bracketed && character !== '>')
    if (SEPARATOR.test(character) && !quoted && !bracketed) entries.push('')
    else entries[entries.length - 1] += character
  }
  return entries.map((entry) => entry.trim()).filter(Boolean)
}

function unquoted(name: string): string {
  return name
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replaceAll('\\"', '"')
}
