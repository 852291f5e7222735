import { element } from '../page-elements.ts'

/** What the person chose; the two ways on, or the add-in's own. */
export type Choice = 'send' | 'stay' | 'act'

export interface AlertContent {
  title: string
  /** Plain text; line breaks are kept. */
  message: string
  /** In the order shown; the first is the one Enter presses. */
  buttons: { label: string; choice: Choice }[]
}

export interface ShownAlert {
  choice: Promise<Choice>
  /** Say something else in the same dialog. */
  say(content: AlertContent): void
  close(): void
}

/** Outlook's own dialog while a message is being sent. Escape means not to send. */
export function showAlert(content: AlertContent): ShownAlert {
  const dialog = element<HTMLDialogElement>('alert')
  let choose: (choice: Choice) => void
  const choice = new Promise<Choice>((resolve) => (choose = resolve))

  function say({ title, message, buttons }: AlertContent) {
    element('alert-title').textContent = title
    element('alert-message').textContent = message
    element('alert-buttons').replaceChildren(
      ...buttons.map(({ label, choice: chosen }, index) => {
        const button = document.createElement('button')
        button.textContent = label
        if (index === 0) button.className = 'primary'
        button.addEventListener('click', () => finish(chosen))
        return button
      }),
    )
    element('alert-buttons').querySelector('button')?.focus()
  }
  function finish(chosen: Choice) {
    choose(chosen)
    dialog.close()
  }

  dialog.oncancel = (event) => {
    event.preventDefault()
    finish('stay')
  }
  dialog.showModal()
  say(content)
  return { choice, say, close: () => dialog.close() }
}
