import type { Client } from '../clients/client.ts'
import { startPageRuntime } from './page-runtime.ts'
import type { Ending, LaunchContext, Run, StartRuntime } from './runtime.ts'
import { startScriptRuntime } from './script-runtime.ts'

export interface LaunchEvents {
  /**
   * Start the handler of an event, or nothing when the manifest names none. Every event gets a
   * runtime of its own, as Outlook may do it; nothing a handler remembers outlives its event.
   */
  begin(type: string, details?: Record<string, unknown>): BegunEvent | undefined
  /** Take all runtimes away: the message is left. */
  stop(): void
}

export interface BegunEvent {
  ending: Promise<Ending>
  sendMode: string
  stop(): void
}

/** Outlook gives a handler this long (outlook-platform §1.2). */
const HANDLER_TIMEOUT_MS = 300_000

/** Nothing is promised to code after `completed`; what it began, such as a request, gets a moment. */
const LINGER_MS = 1_000

const RUNTIMES: Record<Client['runtime'], StartRuntime> = {
  page: startPageRuntime,
  script: startScriptRuntime,
}

/** The events of the message being written, in the runtime of the client it is written in. */
export function openLaunchEvents(context: () => LaunchContext & { client: Client }): LaunchEvents {
  const running = new Set<Run>()

  function stop(run: Run) {
    run.stop()
    running.delete(run)
  }

  return {
    begin(type, details = { type }) {
      const { client, ...surroundings } = context()
      const handler = surroundings.addIn.launchEvents?.handlers[type]
      if (!handler) return undefined
      const { functionName, sendMode } = handler
      const run = RUNTIMES[client.runtime](surroundings, { functionName, details })
      running.add(run)
      const timer = setTimeout(() => stop(run), HANDLER_TIMEOUT_MS)
      void run.ending.then(() => {
        clearTimeout(timer)
        setTimeout(() => stop(run), LINGER_MS)
      })
      return { ending: run.ending, sendMode, stop: () => stop(run) }
    },
    stop: () => running.forEach(stop),
  }
}
