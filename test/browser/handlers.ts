import type { BrowserContext } from 'playwright-core'
import type { Compose } from './walk.ts'

/** The page that real launch events have, with office.js from this machine. */
const PAGE = `<!doctype html><meta charset="utf-8">
<script src="/sandbox/host/ms-ajax.ts"></script><script src="/officejs/office.js"></script>
<script src="/addin/launch-events.js"></script>`

/** In a page office.js waits for this; an engine without a browser never answers it. */
const READY = "if (typeof document !== 'undefined') Office.onReady();"

/**
 * Put handlers of a test in the place of the product's own, so that the host can be tried with a
 * handler that does what ours never would.
 */
export async function replaceHandlers(context: BrowserContext, script: string): Promise<void> {
  await context.route('**/addin/launch-events.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: PAGE }),
  )
  await context.route('**/addin/launch-events.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: `${READY}\n${script}` }),
  )
}

/** A handler under the name that the manifest gives it. */
export function handler(
  event: 'MessageSend' | 'NewMessageCompose' | 'MessageRecipientsChanged' | 'MessageFromChanged',
  body: string,
): string {
  return `Office.actions.associate('on${event}Handler', function (event) {
    var item = Office.context.mailbox.item
    ${body}
  })`
}

/** Everything a send check may look at, put into the question before sending. */
export const LOOKS_AT_ALL = handler(
  'MessageSend',
  `item.to.getAsync(function (to) {
    item.subject.getAsync(function (subject) {
      item.body.getTypeAsync(function (type) {
        item.body.getAsync(type.value, function (body) {
          event.completed({ allowEvent: false, errorMessage: [
            to.value[0].displayName, to.value[0].emailAddress, to.value[0].recipientType,
            subject.value, type.value, /wish you every success/.test(body.value),
            Office.context.displayLanguage, event.type,
            typeof document, typeof fetch, typeof localStorage, typeof XMLHttpRequest,
          ].join(' | ') })
        })
      })
    })
  })`,
)
/** Run an Office call in the pane; in it `item` is the message, and `done` hears the result. */
export async function inPane({ page, pane }: Compose, call: string): Promise<unknown> {
  await pane.getByRole('button', { name: 'Insert referral link' }).waitFor()
  const frame = page.frames().find((one) => one.url().includes('/addin/taskpane.html'))
  return frame?.evaluate(
    `new Promise((resolve) => {
      const item = Office.context.mailbox.item
      const done = (result) => resolve(result.value)
      ${call}
    })`,
  )
}
