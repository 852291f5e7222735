import { answerMethod } from './mail-item.ts'
import type { MailItem } from './mail-item-model.ts'
import { element } from './page-elements.ts'
import { openAddIn, type OpenAddIn } from './protocol.ts'
import type { Choices } from './switches.ts'

/** What the manifest says about the add-in. */
export interface AddIn {
  id: string
  name: { en: string; ja: string }
  permissions: string
  panePath: string
}

export interface Pane {
  open(): void
  close(): void
  isOpen(): boolean
  fire(event: string, payload: unknown): void
  /** The frame's own preferred colours follow the switch. */
  showTheme(): void
}

/** office.js knows these by number; a manifest may ask for less than writing to the item. */
const PERMISSION_LEVELS: Record<string, number> = {
  ReadItem: 1,
  ReadWriteMailbox: 2,
  ReadWriteItem: 3,
}
const RESTRICTED = 0

const ROAMING_KEY = 'sandbox.roaming-settings'
const OUTLOOK_WEB_APP = 64
const MESSAGE_COMPOSE = 4
const CLOSE_CONTAINER = 97
const LOCALE_TAGS = { en: 'en-US', ja: 'ja-JP' }

/** What the npm build of office.js implements; real Outlook on the web is further. */
const REQUIREMENTS = {
  Mailbox: '1.12',
  DialogApi: '1.2',
  OpenBrowserWindowApi: '1.1',
  IdentityAPI: '1.3',
}

/** The task pane beside a message: Outlook's frame around the add-in's own page. */
export function createPane(addIn: AddIn, item: MailItem, choices: Choices): Pane {
  let opened: OpenAddIn | undefined

  function close() {
    opened?.close()
    opened = undefined
    element('pane').hidden = true
    element('toggle-pane').setAttribute('aria-expanded', 'false')
  }

  function open() {
    close()
    element('pane').hidden = false
    element('toggle-pane').setAttribute('aria-expanded', 'true')
    const frame = document.createElement('iframe')
    frame.title = 'Career Relay'
    frame.style.colorScheme = choices.theme
    const page = { url: addIn.panePath, addInId: addIn.id, locale: LOCALE_TAGS[choices.locale] }
    opened = openAddIn(frame, page, {
      appContext: () => appContext(addIn, choices),
      initialData: () => initialData(addIn, item),
      method: (dispatchId, parameters) => answerMethod(item, dispatchId, parameters),
      command: (dispatchId) => {
        if (dispatchId === CLOSE_CONTAINER) close()
        else console.error(`The sandbox has no answer to Office call ${dispatchId}`)
        return {}
      },
    })
    element('frame-place').replaceChildren(frame)
  }

  return {
    open,
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

/** Keep what the add-in wants kept for this user on every device. */
export function saveRoamingSettings(settings: Record<string, string>): void {
  localStorage.setItem(ROAMING_KEY, JSON.stringify(settings))
}

function appContext({ id, name }: AddIn, { locale }: Choices): Record<string, unknown> {
  return {
    _id: id,
    _appName: OUTLOOK_WEB_APP,
    _appVersion: '16.01',
    _appMinorVersion: 1,
    _appUILocale: LOCALE_TAGS[locale],
    _dataLocale: LOCALE_TAGS[locale],
    _docUrl: location.origin,
    _clientMode: 1,
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: id,
    _appInstanceId: id,
    _settings: JSON.parse(localStorage.getItem(ROAMING_KEY) ?? '{}') as unknown,
    _hostFullVersion: '16.0.0.0',
    _addinName: name[locale],
    _requirementMatrix: JSON.stringify(REQUIREMENTS),
    _appDomains: [location.origin],
    _clientWindowHeight: window.innerHeight,
    _clientWindowWidth: window.innerWidth,
  }
}

function initialData({ id, permissions }: AddIn, { from }: MailItem): unknown {
  const offset = -new Date().getTimezoneOffset()
  return {
    itemType: MESSAGE_COMPOSE,
    permissionLevel: PERMISSION_LEVELS[permissions] ?? RESTRICTED,
    hostVersion: '16.0.0.0',
    owaView: 'ThreeColumns',
    userDisplayName: from.name,
    userEmailAddress: from.address,
    userTimeZone: 'Tokyo Standard Time',
    userProfileType: 'enterprise',
    conversationId: null,
    seriesId: null,
    ewsUrl: '',
    restUrl: '',
    timeZoneOffsets: [{ start: Date.UTC(2000, 0, 1), end: Date.UTC(2100, 0, 1), offset }],
    extensionId: id,
    itemNumber: 0,
  }
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
