import type { MailItem, Notification } from './mail-item-model.ts'
import { element } from './page-elements.ts'
import { hostText, type Locale } from './text.ts'

/** What a notice's button asks for: the pane, by the button of the manifest that opens it. */
export interface NoticeAction {
  actionText: string
  commandId: string
  contextData?: unknown
}

const ERROR_NOTICE = 2

/** Show what an add-in put on the message, in the bar above it. */
export function showNotices(
  { notifications }: MailItem,
  locale: Locale,
  act: (action: NoticeAction) => void,
): void {
  const shown = [...notifications.values()].map((notice) => {
    const dismiss = () => {
      notifications.delete(notice.key)
      line.remove()
    }
    const line = noticeOf(notice.message, notice.type === ERROR_NOTICE)
    line.append(...actionsOf(notice).map((action) => button(action.actionText, () => act(action))))
    line.append(closeButton(hostText[locale].dismiss, dismiss))
    return line
  })
  element('notices').replaceChildren(...shown)
}

/** A line of the notification bar. */
export function noticeOf(message: string, isError: boolean): HTMLElement {
  const line = document.createElement('div')
  line.className = isError ? 'notice error' : 'notice'
  const words = document.createElement('p')
  words.textContent = message
  line.append(words)
  return line
}

function actionsOf({ actions }: Notification): NoticeAction[] {
  return Array.isArray(actions) ? (actions as NoticeAction[]) : []
}

function button(label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.textContent = label
  made.addEventListener('click', press)
  return made
}

function closeButton(label: string, press: () => void): HTMLButtonElement {
  const made = button('×', press)
  made.className = 'close'
  made.setAttribute('aria-label', label)
  return made
}
