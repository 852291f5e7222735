import { commonAnswers, LOCALE_TAGS, type AddIn, type Surface } from './add-in.ts'
import { CLIENTS } from './clients/clients.ts'
import { succeeded, type MailItem } from './mail-item-model.ts'
import { element } from './page-elements.ts'
import { openAddIn, type OpenAddIn } from './protocol.ts'
import type { Choices } from './switches.ts'
import { leaveFrame } from './ways-out.ts'

export interface Pane {
  /** Open the pane anew, with what whoever opened it wants it to know (JSON). */
  open(context?: string): void
  /** Open it anew beside the mail as its reader has it. */
  openBesideSent(): void
  close(): void
  isOpen(): boolean
  fire(event: string, payload: unknown): void
  /** The frame's own preferred colours follow the switch. */
  showTheme(): void
}

/** `item.getInitializationContextAsync`: the answer is the pane's own, not the message's. */
const INITIALIZATION_CONTEXT = 99
const CLOSE_CONTAINER = 97

/** The task pane beside a message: Outlook's frame around the add-in's own page. */
export function createPane(addIn: AddIn, item: MailItem, choices: Choices): Pane {
  let opened: OpenAddIn | undefined

  function close() {
    opened?.close()
    opened = undefined
    element('pane').hidden = true
    element('toggle-pane').setAttribute('aria-expanded', 'false')
  }

  function open(context = '', surface: Surface = 'compose') {
    close()
    element('pane').hidden = false
    element('toggle-pane').setAttribute('aria-expanded', 'true')
    const frame = document.createElement('iframe')
    frame.title = 'Career Relay'
    frame.style.colorScheme = choices.theme
    const page = { url: addIn.panePath, addInId: addIn.id, locale: LOCALE_TAGS[choices.locale] }
    const answers = commonAnswers(addIn, item, choices.locale, surface)
    opened = openAddIn(frame, page, {
      ...answers,
      method: (dispatchId, parameters) =>
        dispatchId === INITIALIZATION_CONTEXT
          ? succeeded(context)
          : answers.method(dispatchId, parameters),
      command: (dispatchId) => {
        if (dispatchId === CLOSE_CONTAINER) close()
        else console.error(`The sandbox has no answer to Office call ${dispatchId}`)
        return {}
      },
      leaves: (way) => leaveFrame(frame, way),
      listens: () => callPlatform(frame, CLIENTS[choices.client].platform),
    })
    element('frame-place').replaceChildren(frame)
  }

  return {
    open,
    openBesideSent: () => open('', 'read'),
    close,
    isOpen: () => opened !== undefined,
    fire: (event, payload) => opened?.fire(event, payload),
    showTheme() {
      if (!opened) return
      opened.frame.style.colorScheme = choices.theme
      opened.fire('officeThemeChanged', [JSON.stringify(OFFICE_THEMES[choices.theme])])
    },
  }
}

/** office.js has to be the web's here; what it calls the platform is the client's own. */
function callPlatform({ contentWindow }: HTMLIFrameElement, platform: string) {
  const page = contentWindow as unknown as { Office: { context: { platform: string } } }
  if (page.Office.context.platform === platform) return
  const context: unknown = Object.create(page.Office.context, { platform: { value: platform } })
  page.Office = Object.create(page.Office, { context: { value: context } }) as typeof page.Office
}

/** Outlook's colours, as the numbers the event carries. */
const OFFICE_THEMES = {
  light: {
    bodyBackgroundColor: 0xffffff,
    bodyForegroundColor: 0x242424,
    controlBackgroundColor: 0xffffff,
    controlForegroundColor: 0x242424,
  },
  dark: {
    bodyBackgroundColor: 0x1f1f1f,
    bodyForegroundColor: 0xffffff,
    controlBackgroundColor: 0x292929,
    controlForegroundColor: 0xffffff,
  },
}
