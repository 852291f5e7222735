import {
  OutlookError,
  type BodyFormat,
  type Message,
  type Recipients,
} from '../../src/message/message.ts'

/** A mail in memory that treats its body as badly as Outlook's documented defects do. */
export class FakeMessage implements Message {
  content: string
  kind: BodyFormat
  cursor: number
  title = ''
  from: string | undefined = 'saiyo@example.co.jp'
  /** A launch event left its line above the mail. */
  suggests = true
  addressed: Recipients = { to: [], cc: [], bcc: [] }
  /** What somebody goes on typing while the mail is to be changed. */
  typed = ''
  /** Words of the body, which whatever is inserted takes the place of. */
  selected = ''
  /** Set to make the next write fail as Outlook does when the cursor moves meanwhile. */
  refusing = false
  private readonly listeners = new Set<() => void>()

  constructor(content: string, kind: BodyFormat = 'html', cursor = content.length) {
    this.content = content
    this.kind = kind
    this.cursor = cursor
  }

  format = async () => this.kind
  sender = async () => this.from
  subject = async () => this.title
  recipients = async () => ({ ...this.addressed })

  body = async (format: BodyFormat) => {
    this.demand(format)
    return this.content
  }

  restingBody = async (format: BodyFormat) => {
    const body = await this.body(format)
    this.content += this.typed
    return this.typed === '' ? body : undefined
  }

  hasSelection = async (format: BodyFormat) => {
    this.demand(format)
    return this.selected !== ''
  }

  insertAtCursor = async (content: string, format: BodyFormat) => {
    this.demand(format)
    const kept = this.kind === 'html' ? sanitised(content) : content
    const start = this.selected === '' ? this.cursor : this.content.indexOf(this.selected)
    const rest = this.content.slice(start + this.selected.length)
    this.content = this.content.slice(0, start) + kept + rest
  }

  replaceBody = async (content: string, format: BodyFormat) => {
    this.demand(format)
    this.content = content
  }

  dismissSuggestion = () => {
    this.suggests = false
  }

  onRecipientsChanged = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** What a person does in the To field; other fields are set through `address`. */
  writeTo(...addresses: string[]): void {
    this.address({ to: addresses.map((address) => ({ name: '', address })), cc: [], bcc: [] })
  }

  address(recipients: Recipients): void {
    this.addressed = recipients
    this.listeners.forEach((listener) => listener())
  }

  private demand(format: BodyFormat): void {
    if (this.refusing) throw new OutlookError('The operation was refused')
    if (format !== this.kind) throw new OutlookError('InvalidFormatError')
  }
}

/** The web editor strips classes and data attributes for good. */
export function sanitised(html: string): string {
  return html.replace(/ (?:class|data-[\w-]+)="[^"]*"/g, '')
}

/** What a reply does to the ids of the mail it quotes. */
export function quoted(html: string): string {
  return (
    '<p>Thank you.</p><hr><div id="divRplyFwdMsg"><b>From:</b> Misaki</div>' +
    html.replace(/ id="/g, ' id="x_')
  )
}
