import type { AddIn } from '../add-in.ts'
import { hostText, type Locale } from '../text.ts'
import { showAlert, type AlertContent } from './alert.ts'
import type { BegunEvent, LaunchEvents } from './launch-events.ts'
import type { CompletedOptions, Ending } from './runtime.ts'

/** What becomes of the message whose Send was pressed. */
export type Verdict =
  | { go: 'send' }
  | { go: 'stay' }
  /** The pane is to open, with the context the handler gave (JSON). */
  | { go: 'open-pane'; context: string }

interface SendContext {
  addIn: AddIn
  events: LaunchEvents
  locale: Locale
}

/** The clock starts at the click and includes loading the handler (outlook-platform §0.1). */
const SLOW_MS = 5_000

/** Titles and labels of Outlook's own dialog are not the add-in's to choose. */
const MESSAGE_LIMIT = 500
const LABEL_LIMIT = 20

/**
 * Ask the add-in's handler whether the message may go, as Smart Alerts does.
 *
 * A handler that is not there or did not load lets the message go, as classic Outlook does and the
 * documentation says of PromptUser; one that says nothing gets the person asked after five seconds.
 */
export async function checkBeforeSending(context: SendContext): Promise<Verdict> {
  const begun = context.events.begin('OnMessageSend')
  if (!begun) return { go: 'send' }
  const quick = await Promise.race([begun.ending, sleep(SLOW_MS)])
  if (!quick) return whileSlow(context, begun)
  return isReleased(quick) ? { go: 'send' } : refused(context, begun, quick)
}

/** Outlook goes on asking even when the handler lets the message go late (office-js issue 4968). */
async function whileSlow(context: SendContext, begun: BegunEvent): Promise<Verdict> {
  const alert = showAlert(slowContent(context, begun.sendMode))
  let late: Ending | undefined
  void begun.ending.then((ending) => {
    late = ending
    alert.say(
      isReleased(ending)
        ? finishedContent(context)
        : refusedContent(context, begun.sendMode, optionsOf(ending)),
    )
  })
  const choice = await alert.choice
  begun.stop()
  if (choice === 'act' && late) return opening(optionsOf(late))
  return { go: choice === 'send' ? 'send' : 'stay' }
}

async function refused(context: SendContext, begun: BegunEvent, ending: Ending): Promise<Verdict> {
  const options = optionsOf(ending)
  const choice = await showAlert(refusedContent(context, begun.sendMode, options)).choice
  if (choice === 'act') return opening(options)
  return { go: choice === 'send' ? 'send' : 'stay' }
}

function refusedContent(
  { addIn, locale }: SendContext,
  sendMode: string,
  options: CompletedOptions,
): AlertContent {
  const say = hostText[locale]
  const mode = options.sendModeOverride === 'promptUser' ? 'PromptUser' : sendMode
  // Another id than that of a button only cancels, and so does a label without one.
  const acts = addIn.paneCommands.includes(options.commandId ?? '')
  const label = options.cancelLabel?.slice(0, LABEL_LIMIT) || say.dontSend
  return {
    title: addIn.name[locale],
    message: options.errorMessage?.slice(0, MESSAGE_LIMIT) || say.prevented(addIn.name[locale]),
    buttons: [
      { label, choice: acts ? 'act' : 'stay' },
      ...(mode === 'PromptUser' ? [{ label: say.sendAnyway, choice: 'send' as const }] : []),
    ],
  }
}

function slowContent({ addIn, locale }: SendContext, sendMode: string): AlertContent {
  const say = hostText[locale]
  return {
    title: addIn.name[locale],
    message: say.slow(addIn.name[locale]),
    buttons: [
      { label: say.dontSend, choice: 'stay' },
      ...(sendMode === 'PromptUser' ? [{ label: say.sendAnyway, choice: 'send' as const }] : []),
    ],
  }
}

function finishedContent({ addIn, locale }: SendContext): AlertContent {
  const say = hostText[locale]
  return {
    title: addIn.name[locale],
    message: say.checked(addIn.name[locale]),
    buttons: [
      { label: say.send, choice: 'send' },
      { label: say.dontSend, choice: 'stay' },
    ],
  }
}

/** `allowEvent` left out counts as false; nothing says what Outlook does, and this is the harder. */
function isReleased(ending: Ending): boolean {
  return ending.end === 'no-handler' || ending.options.allowEvent === true
}

function optionsOf(ending: Ending): CompletedOptions {
  return ending.end === 'completed' ? ending.options : {}
}

/** Outlook hands the context on as text, whatever the handler gave. */
function opening({ contextData }: CompletedOptions): Verdict {
  const context = typeof contextData === 'string' ? contextData : JSON.stringify(contextData ?? {})
  return { go: 'open-pane', context }
}

function sleep(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms))
}
