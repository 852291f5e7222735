import { createContext, Script } from 'node:vm'
import type { BodyFormat } from '../../src/message/message.ts'
import { SEND_CHECK_KEY, type SendCheckSettings } from '../../src/message/send-check-settings.ts'
import { HANAKO, ORIGIN } from '../message/example-block.ts'

export const SETTINGS: SendCheckSettings = {
  linkOrigin: ORIGIN,
  internalDomains: ['example.co.jp'],
  askWithoutLink: false,
  locale: 'en',
}

export interface Sent {
  body?: string
  format?: BodyFormat
  subject?: string
  to?: string[]
  cc?: string[]
  bcc?: string[]
}

export interface Ending {
  allowEvent?: boolean
  errorMessage?: string
  cancelLabel?: string
  commandId?: string
  contextData?: string
  sendModeOverride?: string
}

type Callback = (result: unknown) => void
type Call = (...words: unknown[]) => unknown

/** The calls a handler makes of Outlook, by the names it knows them by. */
export const CALLS = [
  'roamingSettings.get',
  'to.getAsync',
  'cc.getAsync',
  'bcc.getAsync',
  'subject.getAsync',
  'body.getTypeAsync',
  'body.getAsync',
] as const

export interface Surroundings {
  settings?: unknown
  /** What a call does instead of answering. */
  broken?: Partial<Record<string, Call>>
  /** More for the global scope, such as `fetch`. */
  globals?: Record<string, unknown>
  displayLanguage?: string
  /** Parts of a mail that this client does not know. */
  without?: string[]
}

/**
 * Runs the built file as classic Outlook does: in a bare context with nothing but the language and
 * a clock. Tells what became of each event.
 */
export function bareOutlook(script: string, mail: Sent, around: Surroundings = {}) {
  const handlers = new Map<string, (event: object) => void>()
  const notices: unknown[] = []
  const called: string[] = []
  const timers: (() => void)[] = []
  const answer =
    (value: unknown): Call =>
    (...words) =>
      (words.at(-1) as Callback)({ status: 'succeeded', value })
  const people = (addresses: string[] = []) =>
    addresses.map((emailAddress) => ({ displayName: emailAddress, emailAddress }))
  const answers: Record<string, Call> = {
    'roamingSettings.get': (key) =>
      key === SEND_CHECK_KEY ? ('settings' in around ? around.settings : SETTINGS) : undefined,
    'to.getAsync': answer(people(mail.to ?? [HANAKO])),
    'cc.getAsync': answer(people(mail.cc)),
    'bcc.getAsync': answer(people(mail.bcc)),
    'subject.getAsync': answer(mail.subject ?? ''),
    'body.getTypeAsync': answer(mail.format ?? 'html'),
    'body.getAsync': answer(mail.body ?? ''),
    'notificationMessages.replaceAsync': (...words) => void notices.push(words),
    'notificationMessages.removeAsync': (...words) => void notices.push(words),
    ...around.broken,
  }
  const object = (name: string) =>
    Object.fromEntries(
      Object.keys(answers)
        .filter((call) => call.startsWith(`${name}.`))
        .map((call) => [
          call.slice(name.length + 1),
          (...words: unknown[]) => {
            called.push(call)
            return answers[call]?.(...words)
          },
        ]),
    )
  const item = Object.fromEntries(
    ['to', 'cc', 'bcc', 'subject', 'body', 'notificationMessages']
      .filter((name) => !around.without?.includes(name))
      .map((name) => [name, object(name)]),
  )
  const context = createContext({
    setTimeout: (run: () => void) => timers.push(run),
    Office: {
      context: {
        roamingSettings: object('roamingSettings'),
        mailbox: { item },
        displayLanguage: around.displayLanguage ?? 'en-US',
      },
      actions: {
        associate: (name: string, run: (event: object) => void) => handlers.set(name, run),
      },
    },
    ...around.globals,
  })
  new Script(script).runInContext(context)

  const deliver = (name: string, event: object) => handlers.get(name)?.(event)

  /** Runs one handler; the answers are synchronous, so what is not ended now waits for the clock. */
  function run(name: string) {
    const ended: Ending[] = []
    deliver(name, { completed: (options: Ending = {}) => void ended.push(options) })
    return ended
  }
  return {
    run,
    deliver,
    send: () => run('onMessageSendHandler'),
    /** Three seconds go by. */
    wait: () => timers.splice(0).forEach((timer) => timer()),
    names: () => [...handlers.keys()],
    called,
    notices,
  }
}
