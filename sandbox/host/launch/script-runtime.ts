import { LOCALE_TAGS, roamingSettings } from '../add-in.ts'
import { answerMethod } from '../mail-item.ts'
import { OWN_MAILBOX } from '../mailboxes.ts'
import type { CompletedOptions, Ending, LaunchContext, LaunchEvent, Run } from './runtime.ts'

/** What the worker is started with. */
export interface ScriptStart {
  script: string
  event: LaunchEvent
  displayLanguage: string
  mailbox: string
  roamingSettings: Record<string, string>
}

/** What the worker says: a call to the host, or how the handler ended. */
export type ScriptMessage =
  | { say: 'call'; id: number; dispatchId: number; parameters: unknown }
  | { say: 'completed'; options: CompletedOptions }
  | { say: 'no-handler'; reason: string }

/**
 * Run a handler as classic Outlook on Windows does, as far as a browser can: one script in an engine
 * without document, window, storage or network, with an `Office` object written for the sandbox.
 *
 * It is no copy of that engine (outlook-platform: a descendant of React Native's) and its `Office`
 * is not Microsoft's: it has only what a send check may need. Its calls reach the same host with
 * the same numbers, so the message behaves alike. What it proves is that the built file needs
 * nothing but the language and `Office`; what it cannot prove is the real engine's own faults.
 */
export function startScriptRuntime(context: LaunchContext, event: LaunchEvent): Run {
  const { addIn, item, locale } = context
  const worker = new Worker('/sandbox/host/launch/script-office.ts', { type: 'module' })
  let end: (ending: Ending) => void
  const ending = new Promise<Ending>((resolve) => (end = resolve))
  worker.addEventListener('message', ({ data }: MessageEvent<ScriptMessage>) => {
    if (data.say === 'call') {
      const answer = answerMethod(item, data.dispatchId, data.parameters)
      worker.postMessage({ id: data.id, answer })
    } else if (data.say === 'completed') end({ end: 'completed', options: data.options })
    else {
      console.warn(`The launch event found no handler: ${data.reason}`)
      end({ end: 'no-handler' })
    }
  })
  const begin = (script: string) =>
    worker.postMessage({
      script,
      event,
      displayLanguage: LOCALE_TAGS[locale],
      mailbox: OWN_MAILBOX.address,
      roamingSettings: roamingSettings(),
    } satisfies ScriptStart)
  // A file that cannot be had leaves the engine empty: no handler is there.
  textOf(addIn.launchEvents?.scriptPath ?? '').then(begin, () => begin(''))
  return { ending, stop: () => worker.terminate() }
}

async function textOf(address: string): Promise<string> {
  const response = await fetch(address)
  return response.ok ? response.text() : ''
}
