import type { AddIn } from '../add-in.ts'
import type { MailItem } from '../mail-item-model.ts'
import type { Locale } from '../text.ts'

/** What a handler is told; the manifest names the function for the type. */
export interface LaunchEvent {
  functionName: string
  /** What the handler gets beside `completed`. */
  details: Record<string, unknown>
}

/** What `event.completed` was called with; every part is the add-in's choice. */
export interface CompletedOptions {
  allowEvent?: boolean
  errorMessage?: string
  cancelLabel?: string
  commandId?: string
  contextData?: unknown
  sendModeOverride?: string
}

/** How a handler ended; one that says nothing never ends. */
export type Ending =
  | { end: 'completed'; options: CompletedOptions }
  /** No function of that name is there, or its file did not load. */
  | { end: 'no-handler' }

export interface LaunchContext {
  addIn: AddIn
  item: MailItem
  locale: Locale
}

/** One event in a runtime of its own, which begins with it. */
export interface Run {
  ending: Promise<Ending>
  /** Take the runtime away, whatever it is doing. */
  stop(): void
}

export type StartRuntime = (context: LaunchContext, event: LaunchEvent) => Run
