import { answerMethod, described } from './mail-item.ts'
import type { MailItem } from './mail-item-model.ts'
import { OWN_MAILBOX } from './mailboxes.ts'
import type { Answers } from './protocol.ts'
import type { Locale } from './text.ts'

/** What the manifest says about the add-in. */
export interface AddIn {
  id: string
  name: { en: string; ja: string }
  permissions: string
  panePath: string
  /** Buttons that open the pane; other ids do nothing, as in Outlook. */
  paneCommands: string[]
  launchEvents?: {
    pagePath: string
    scriptPath: string
    handlers: Record<string, { functionName: string; sendMode: string } | undefined>
  }
}

/** office.js knows these by number; a manifest may ask for less than writing to the item. */
const PERMISSION_LEVELS: Record<string, number> = {
  ReadItem: 1,
  ReadWriteMailbox: 2,
  ReadWriteItem: 3,
}
const RESTRICTED = 0

const OUTLOOK_WEB_APP = 64
const MESSAGE_READ = 1
const MESSAGE_COMPOSE = 4
export const LOCALE_TAGS = { en: 'en-US', ja: 'ja-JP' }

/** What the npm build of office.js implements; real Outlook on the web is further. */
const REQUIREMENTS = {
  Mailbox: '1.12',
  DialogApi: '1.2',
  OpenBrowserWindowApi: '1.1',
  IdentityAPI: '1.3',
}

/** Beside which kind of mail a page of the add-in stands. */
export type Surface = 'compose' | 'read'

/** The answers every page of the add-in gets, be it the pane or a launch event's. */
export function commonAnswers(
  addIn: AddIn,
  item: MailItem,
  locale: Locale,
  surface: Surface = 'compose',
): Pick<Answers, 'appContext' | 'initialData' | 'method'> {
  return {
    appContext: () => appContext(addIn, locale),
    initialData: () =>
      surface === 'read'
        ? { ...initialData(addIn, locale), ...readData(item) }
        : initialData(addIn, locale),
    method: (dispatchId, parameters) => answerMethod(item, dispatchId, parameters),
  }
}

/** Roaming settings belong to a mailbox, whoever is signed in to the add-in. */
const ROAMING_KEY = `sandbox.roaming-settings.${OWN_MAILBOX.address}`

/** What the add-in kept for this mailbox: every value is JSON. */
export function roamingSettings(): Record<string, string> {
  return JSON.parse(localStorage.getItem(ROAMING_KEY) ?? '{}') as Record<string, string>
}

/** Keep what the add-in wants kept for this user on every device. */
export function saveRoamingSettings(settings: Record<string, string>): void {
  localStorage.setItem(ROAMING_KEY, JSON.stringify(settings))
}

function appContext({ id, name }: AddIn, locale: Locale): Record<string, unknown> {
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
    _settings: roamingSettings(),
    _hostFullVersion: '16.0.0.0',
    _addinName: name[locale],
    _requirementMatrix: JSON.stringify(REQUIREMENTS),
    _appDomains: [location.origin],
    _clientWindowHeight: window.innerHeight,
    _clientWindowWidth: window.innerWidth,
  }
}

function initialData({ id, permissions }: AddIn, locale: Locale): Record<string, unknown> {
  const offset = -new Date().getTimezoneOffset()
  return {
    itemType: MESSAGE_COMPOSE,
    permissionLevel: PERMISSION_LEVELS[permissions] ?? RESTRICTED,
    hostVersion: '16.0.0.0',
    owaView: 'ThreeColumns',
    // The mailbox's owner, also while a shared one stands in From.
    userDisplayName: OWN_MAILBOX.name[locale],
    userEmailAddress: OWN_MAILBOX.address,
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

/** What office.js is told at once of a mail that is read; its body is asked for. */
function readData(item: MailItem): Record<string, unknown> {
  const subject = item.subject()
  return {
    itemType: MESSAGE_READ,
    id: 'sent-mail',
    itemClass: 'IPM.Note',
    internetMessageId: '<sent-mail@sandbox.example>',
    subject,
    normalizedSubject: subject,
    from: described(item, item.from),
    sender: described(item, item.from),
    to: item.recipients('to').map((each) => described(item, each)),
    cc: item.recipients('cc').map((each) => described(item, each)),
    attachments: [],
    dateTimeCreated: Date.now(),
    dateTimeModified: Date.now(),
    isRead: true,
  }
}
