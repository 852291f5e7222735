/**
 * The inside of the script runtime: what a handler finds there, and nothing else. See
 * script-runtime.ts for what this stands in for and what it does not.
 */
import { itemOver, type Callback, type Invoke } from './script-item.ts'
import type { CompletedOptions } from './runtime.ts'
import type { ScriptMessage, ScriptStart } from './script-runtime.ts'

/** What an engine without a browser lacks; a worker would have them (outlook-platform §0.2, §1.5). */
const ABSENT = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'importScripts',
  'indexedDB',
  'caches',
  'localStorage',
  'sessionStorage',
  'navigator',
  'location',
  'origin',
  'crypto',
  'Worker',
  'BroadcastChannel',
  'OffscreenCanvas',
  'FileReaderSync',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'structuredClone',
  'postMessage',
  'addEventListener',
  'self',
]

type Handler = (event: object) => void

const tell = postMessage.bind(globalThis) as (message: ScriptMessage) => void
const calls: ((answer: unknown) => void)[] = []

/** Ask the host by Outlook's own numbers. */
const invoke: Invoke = (dispatchId, parameters, heard) => {
  const id = calls.push(heard) - 1
  tell({ say: 'call', id, dispatchId, parameters })
}

addEventListener('message', ({ data }: MessageEvent<ScriptStart | Answer>) => {
  if ('id' in data) calls[data.id]?.(data.answer)
  else run(data)
})

interface Answer {
  id: number
  answer: unknown
}

function run({ script, event, ...surroundings }: ScriptStart) {
  const handlers = new Map<string, Handler>()
  const office = officeFor(surroundings, (name, handler) =>
    handlers.set(name.toUpperCase(), handler),
  )
  for (const name of ABSENT)
    Object.defineProperty(globalThis, name, { value: undefined, configurable: false })
  Object.assign(globalThis, { Office: office })
  try {
    // Indirect, so that it runs as a script of its own and sees nothing of this file.
    ;(0, eval)(script)
  } catch (error) {
    return tell({ say: 'no-handler', reason: String(error) })
  }
  const handler = handlers.get(event.functionName.toUpperCase())
  if (!handler)
    return tell({ say: 'no-handler', reason: `${event.functionName} is not associated` })
  handler({
    ...event.details,
    completed: (options: CompletedOptions = {}) =>
      tell({ say: 'completed', options: JSON.parse(JSON.stringify(options)) as CompletedOptions }),
  })
}

function officeFor(
  { displayLanguage, mailbox, roamingSettings }: Omit<ScriptStart, 'script' | 'event'>,
  associate: (name: string, handler: Handler) => void,
): object {
  return {
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    CoercionType: { Html: 'html', Text: 'text' },
    MailboxEnums: {
      ActionType: { ShowTaskPane: 'showTaskPane' },
      ItemNotificationMessageType: {
        ErrorMessage: 'errorMessage',
        InformationalMessage: 'informationalMessage',
        InsightMessage: 'insightMessage',
        ProgressIndicator: 'progressIndicator',
      },
      RecipientType: {
        DistributionList: 'distributionList',
        ExternalUser: 'externalUser',
        Other: 'other',
        User: 'user',
      },
    },
    actions: { associate },
    // Classic Outlook does not run what waits for it (outlook-platform §1.5).
    onReady: () => new Promise(() => undefined),
    context: {
      displayLanguage,
      contentLanguage: displayLanguage,
      mailbox: {
        diagnostics: { hostName: 'Outlook', hostVersion: '16.0.0.0' },
        userProfile: { emailAddress: mailbox },
        item: itemOver(invoke),
      },
      roamingSettings: {
        get: (name: string): unknown => {
          const stored = roamingSettings[name]
          return stored === undefined ? undefined : (JSON.parse(stored) as unknown)
        },
        set: (name: string, value: unknown) => void (roamingSettings[name] = JSON.stringify(value)),
        saveAsync: (heard?: Callback) =>
          invoke(404, [roamingSettings], () => heard?.({ status: 'succeeded', value: undefined })),
      },
    },
  }
}
