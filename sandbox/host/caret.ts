/** The place in an editor where the next insertion goes, kept while another frame has the focus. */
export interface Caret {
  range(): Range | undefined
  place(range: Range | undefined): void
  /** Put HTML in place of what is selected, and stand behind it. */
  insert(html: string): void
}

/** Follow the caret of an editable element. */
export function followCaret(editor: HTMLElement): Caret {
  let caret: Range | undefined
  document.addEventListener('selectionchange', () => {
    const selection = document.getSelection()
    if (!selection?.rangeCount) return
    const range = selection.getRangeAt(0)
    if (editor.contains(range.commonAncestorContainer)) caret = range.cloneRange()
  })

  return {
    range: () => caret,
    place(range) {
      caret = range
      if (!range) return
      document.getSelection()?.removeAllRanges()
      document.getSelection()?.addRange(range)
    },
    insert(html) {
      const range = caret ?? rangeAtStart(editor)
      range.deleteContents()
      const fragment = range.createContextualFragment(html)
      const line = emptyLineAround(range.startContainer, editor)
      // An empty line gives way: blocks inside a paragraph would be no valid HTML.
      if (line && fragment.firstElementChild) line.replaceWith(fragment)
      else range.insertNode(fragment)
      range.collapse(false)
    },
  }
}

/** The place before everything in a node. */
export function rangeAtStart(node: Node): Range {
  const range = document.createRange()
  range.setStart(node, 0)
  return range
}

function emptyLineAround(node: Node, editor: HTMLElement): Element | undefined {
  const element = node instanceof Element ? node : node.parentElement
  const line = element?.closest('p, div')
  const isEmptyLine = line && line !== editor && editor.contains(line) && line.textContent === ''
  return isEmptyLine ? line : undefined
}
