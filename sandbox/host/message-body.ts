import { followCaret, rangeAtStart } from './caret.ts'
import { htmlOfText, sanitised, textOfHtml } from './html-text.ts'
import type { BodyKind, MessageBody } from './mail-item-model.ts'

/** The two editors of the compose window, of which one is shown. */
export interface Editors {
  html: HTMLElement
  text: HTMLTextAreaElement
}

export interface EditableBody extends MessageBody {
  /** Show the same message in the other form, as Outlook's "Switch to plain text" does. */
  switchTo(kind: BodyKind): void
  /** Put the caret where the letter is marked to be gone on with. */
  placeCursor(): void
}

const CARET_MARK = '\uE000'

/** A line of the letter that holds nothing: where a person would go on writing. */
const EMPTY_LINE = '[data-cursor]'

/** The message body over its editors. */
export function createBody(editors: Editors): EditableBody {
  let kind: BodyKind = 'html'
  const caret = followCaret(editors.html)

  function asHtml(content: string, as: BodyKind): string {
    return as === 'html' ? sanitised(content) : htmlOfText(content)
  }

  /** The caret travels as a mark that no letter holds. */
  function showAsText() {
    caret.range()?.insertNode(document.createTextNode(CARET_MARK))
    const text = textOfHtml(editors.html.innerHTML)
    const position = text.indexOf(CARET_MARK)
    editors.text.value = text.replace(CARET_MARK, '')
    if (position >= 0) editors.text.setSelectionRange(position, position)
  }

  return {
    kind: () => kind,
    read: (as) => {
      const { innerHTML } = editors.html
      if (kind === 'html') return as === 'html' ? innerHTML : textOfHtml(innerHTML)
      return as === 'text' ? editors.text.value : htmlOfText(editors.text.value)
    },
    write(content, as) {
      if (kind === 'html') editors.html.innerHTML = asHtml(content, as)
      else editors.text.value = content
    },
    prepend(content, as) {
      if (kind === 'html') editors.html.insertAdjacentHTML('afterbegin', asHtml(content, as))
      else editors.text.setRangeText(content, 0, 0, 'preserve')
    },
    insertAtCursor(content, as) {
      const { selectionStart, selectionEnd } = editors.text
      if (kind === 'html') caret.insert(asHtml(content, as))
      else editors.text.setRangeText(content, selectionStart, selectionEnd, 'end')
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
      kind = next
      editors.html.hidden = kind !== 'html'
      editors.text.hidden = kind !== 'text'
      caret.place(undefined)
    },
    placeCursor() {
      const line = editors.html.querySelector(EMPTY_LINE)
      line?.removeAttribute('data-cursor')
      if (line) caret.place(rangeAtStart(line))
    },
  }
}
