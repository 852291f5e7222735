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

/** The message body over its editors; the caret is remembered while another frame has the focus. */
export function createBody(editors: Editors): EditableBody {
  let kind: BodyKind = 'html'
  let caret: Range | undefined

  document.addEventListener('selectionchange', () => {
    const selection = document.getSelection()
    if (!selection?.rangeCount) return
    const range = selection.getRangeAt(0)
    if (editors.html.contains(range.commonAncestorContainer)) caret = range.cloneRange()
  })

  function asHtml(content: string, as: BodyKind): string {
    return as === 'html' ? sanitised(content) : htmlOfText(content)
  }

  function insertHtml(html: string) {
    const range = caret ?? rangeAtStart(editors.html)
    range.deleteContents()
    const fragment = range.createContextualFragment(html)
    const line = emptyLineAround(range.startContainer, editors.html)
    // An empty line gives way: blocks inside a paragraph would be no valid HTML.
    if (line && fragment.firstElementChild) line.replaceWith(fragment)
    else range.insertNode(fragment)
    range.collapse(false)
  }

  /** The caret travels as a mark that no letter holds. */
  function showAsText() {
    caret?.insertNode(document.createTextNode(CARET_MARK))
    const text = textOfHtml(editors.html.innerHTML)
    const position = text.indexOf(CARET_MARK)
    editors.text.value = text.replace(CARET_MARK, '')
    if (position >= 0) editors.text.setSelectionRange(position, position)
  }

  return {
    kind: () => kind,
    read: (as) => {
      if (kind === 'html')
        return as === 'html' ? editors.html.innerHTML : textOfHtml(editors.html.innerHTML)
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
      if (kind === 'html') insertHtml(asHtml(content, as))
      else editors.text.setRangeText(content, selectionStart, selectionEnd, 'end')
    },
    selection(as) {
      const { value, selectionStart, selectionEnd } = editors.text
      if (kind === 'text') return value.slice(selectionStart, selectionEnd)
      const holder = document.createElement('div')
      holder.append(caret?.cloneContents() ?? '')
      return as === 'html' ? holder.innerHTML : textOfHtml(holder.innerHTML)
    },
    switchTo(next) {
      if (next === kind) return
      if (next === 'text') showAsText()
      else editors.html.innerHTML = htmlOfText(editors.text.value)
      kind = next
      editors.html.hidden = kind !== 'html'
      editors.text.hidden = kind !== 'text'
      caret = undefined
    },
    placeCursor() {
      const line = editors.html.querySelector(EMPTY_LINE)
      if (!line) return
      line.removeAttribute('data-cursor')
      caret = rangeAtStart(line)
      document.getSelection()?.removeAllRanges()
      document.getSelection()?.addRange(caret)
    },
  }
}

function rangeAtStart(node: Node): Range {
  const range = document.createRange()
  range.setStart(node, 0)
  return range
}

function emptyLineAround(node: Node, editor: HTMLElement): Element | undefined {
  const element = node instanceof Element ? node : node.parentElement
  const line = element?.closest('p, div')
  return line && line !== editor && editor.contains(line) && line.textContent === ''
    ? line
    : undefined
}
