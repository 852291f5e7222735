import { commonAnswers, LOCALE_TAGS } from '../add-in.ts'
import { openAddIn } from '../protocol.ts'
import type { CompletedOptions, Ending, LaunchEvent, LaunchContext, Run } from './runtime.ts'

/** Office's common calls a launch event makes: that its handler completed, with the outcome. */
const COMMAND_COMPLETED = 94
/** The event by which office.js is told to run a handler. */
const INVOKED = 'appCommandInvoked'
const SUCCESS = 0

/**
 * Run a handler as Outlook on the web, new Outlook and new Outlook for Mac do: the manifest's page
 * in a hidden frame, with the real office.js, which finds the handler by its name.
 */
export function startPageRuntime({ addIn, item, locale }: LaunchContext, event: LaunchEvent): Run {
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.title = event.functionName
  let end: (ending: Ending) => void
  const ending = new Promise<Ending>((resolve) => (end = resolve))
  const page = {
    url: addIn.launchEvents?.pagePath ?? '',
    addInId: addIn.id,
    locale: LOCALE_TAGS[locale],
  }
  const opened = openAddIn(frame, page, {
    ...commonAnswers(addIn, item, locale),
    command: (dispatchId, parameters) => {
      if (dispatchId === COMMAND_COMPLETED) end(endingOf(parameters))
      else console.error(`The sandbox has no answer to Office call ${dispatchId}`)
      return {}
    },
    listens: (name) => {
      if (name !== INVOKED) return
      opened.fire(INVOKED, [event.functionName, event.functionName, JSON.stringify(event.details)])
    },
  })
  // An error page in place of ours: the documentation says that the item is sent then.
  frame.addEventListener('load', () => {
    if (frame.contentWindow && !('Office' in frame.contentWindow)) end({ end: 'no-handler' })
  })
  document.body.append(frame)
  return { ending, stop: () => opened.close() }
}

/** office.js hands over `[command, status, event as JSON]`; another status means no such function. */
function endingOf(parameters: Record<string, unknown>): Ending {
  if (parameters['1'] !== SUCCESS) return { end: 'no-handler' }
  const { completedContext } = JSON.parse(String(parameters['2'])) as {
    completedContext?: CompletedOptions
  }
  return { end: 'completed', options: completedContext ?? {} }
}
