import { followCaret, rangeAtStart } from './caret.ts'
import type { Client } from './clients/client.ts'
import { htmlOfText, textOfHtml } from './html-text.ts'
import type { BodyKind, MessageBody } from './mail-item-model.ts'

/** The two editors of the compose window, of which one is shown. */
export interface Editors {
  html: HTMLElement
  text: HTMLTextAreaElement
}

export interface EditableBody extends MessageBody {
  /** What stands in the editor now, whatever an add-in would be told. */
  current(as: BodyKind): string
  /** Begin a message: its form and its content, and the client that keeps both from now on. */
  begin(kind: BodyKind, content: string): void
  /** Show the same message in the other form, as Outlook's "Switch to plain text" does. */
  switchTo(kind: BodyKind): void
  /** Put the caret where the letter is marked to be gone on with. */
  placeCursor(): void
}

const CARET_MARK = '\uE000'

/** A line of the letter that holds nothing: where a person would go on writing. */
const EMPTY_LINE = '[data-cursor]'

/** The message body over its editors, with the habits of a client. */
export function createBody(editors: Editors, client: () => Client): EditableBody {
  let kind: BodyKind = 'html'
  const caret = followCaret(editors.html)
  const seen = followLate(editors, () => client().bodyLagMs)

  function convert({ html, text }: Contents, as: BodyKind): string {
    if (kind === 'text') return as === 'text' ? text : htmlOfText(text)
    return as === 'html' ? client().handedOut(html) : textOfHtml(html)
  }

  /** The caret travels as a mark that no letter holds. */
  function showAsText() {
    caret.range()?.insertNode(document.createTextNode(CARET_MARK))
    const text = textOfHtml(editors.html.innerHTML)
    const position = text.indexOf(CARET_MARK)
    editors.text.value = text.replace(CARET_MARK, '')
    if (position >= 0) editors.text.setSelectionRange(position, position)
  }

  function show(next: BodyKind) {
    kind = next
    editors.html.hidden = kind !== 'html'
    editors.text.hidden = kind !== 'text'
    caret.place(undefined)
    seen.catchUp()
  }

  return {
    kind: () => kind,
    read: (as) => convert(seen.contents(), as),
    current: (as) => convert(contentsOf(editors), as),
    begin(next, content) {
      if (next === 'html') editors.html.innerHTML = content
      else editors.text.value = content
      // Outlook puts the caret above everything, where an answer begins.
      editors.text.setSelectionRange(0, 0)
      show(next)
    },
    write(content, as) {
      if (kind === 'html') editors.html.innerHTML = client().replaced(htmlFrom(content, as))
      else editors.text.value = content
      seen.changed()
    },
    prepend(content, as) {
      const added = () => client().pasted(htmlFrom(content, as))
      if (kind === 'html') editors.html.insertAdjacentHTML('afterbegin', added())
      else editors.text.setRangeText(content, 0, 0, 'preserve')
      seen.changed()
    },
    insertAtCursor(content, as) {
      const { selectionStart, selectionEnd } = editors.text
      if (kind === 'text') editors.text.setRangeText(content, selectionStart, selectionEnd, 'end')
      else if (client().insertsAt === 'top' && as === 'html')
        editors.html.insertAdjacentHTML('afterbegin', client().pasted(content))
      else caret.insert(client().pasted(htmlFrom(content, as)))
      seen.changed()
    },
    selection(as) {
      const { value, selectionStart, selectionEnd } = editors.text
      if (kind === 'text') return value.slice(selectionStart, selectionEnd)
      const holder = document.createElement('div')
      holder.append(caret.range()?.cloneContents() ?? '')
      return as === 'html' ? holder.innerHTML : textOfHtml(holder.innerHTML)
    },
    switchTo(next) {
      if (next === kind) return
      if (next === 'text') showAsText()
      else editors.html.innerHTML = htmlOfText(editors.text.value)
      show(next)
    },
    placeCursor() {
      const line = editors.html.querySelector(EMPTY_LINE)
      line?.removeAttribute('data-cursor')
      if (line) caret.place(rangeAtStart(line))
      seen.catchUp()
    },
  }
}

function htmlFrom(content: string, as: BodyKind): string {
  return as === 'html' ? content : htmlOfText(content)
}

interface Contents {
  html: string
  text: string
}

function contentsOf({ html, text }: Editors): Contents {
  return { html: html.innerHTML, text: text.value }
}

/** What an add-in gets to see of the editors: the contents as they were a while ago. */
function followLate(editors: Editors, lagMs: () => number) {
  let known = contentsOf(editors)
  let message = 0

  function changed() {
    const next = contentsOf(editors)
    const about = message
    if (lagMs() === 0) return
    setTimeout(() => {
      if (about === message) known = next
    }, lagMs())
  }
  editors.html.addEventListener('input', changed)
  editors.text.addEventListener('input', changed)

  return {
    changed,
    contents: () => (lagMs() > 0 ? known : contentsOf(editors)),
    /** What is on its way belongs to a message, or a form of it, that is no longer there. */
    catchUp() {
      message += 1
      known = contentsOf(editors)
    },
  }
}
