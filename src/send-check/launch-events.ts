import { localeOf } from '../contract/locale.ts'
import { SEND_CHECK_KEY, type SendCheckSettings } from '../message/send-check-settings.ts'
import { lookAt, type Finding } from './concern.ts'
import { readMail, type Guard } from './read-mail.ts'
import { reportReleased } from './report-released.ts'
import { SENTENCES } from './sentences.ts'

/** Outlook says that the check takes long after five seconds, its loading included. */
const PATIENCE_MS = 3_000

/** The pane's button in the manifest; only an id that stands there opens anything. */
const commandId = 'ComposePaneButton'

const LET_GO = { allowEvent: true }

type Answer = (finding: Finding, settings: SendCheckSettings, item: Office.MessageCompose) => object

/**
 * Runs one event to its one end. Whatever fails, stays silent or takes too long lets the mail go:
 * a mail held up for a fault of ours would be worse than one nobody looked at.
 */
function handled(answer: Answer): (event: Office.MailboxEvent) => void {
  return (event) => {
    let ended = false
    const end = (options: object) => {
      if (ended) return
      ended = true
      try {
        event.completed(options)
      } catch {
        event.completed(LET_GO)
      }
    }
    const guard: Guard = (run) => (result) => {
      try {
        const first = run
        // Counted twice, an answer that comes twice would stand for one still awaited.
        run = () => undefined
        if (!ended) first(result)
      } catch {
        end(LET_GO)
      }
    }
    const start = guard(() => {
      try {
        setTimeout(() => end(LET_GO), PATIENCE_MS)
      } catch {
        // A runtime without a clock still has Outlook's own.
      }
      const { roamingSettings, mailbox } = Office.context
      const settings = roamingSettings.get(SEND_CHECK_KEY) as SendCheckSettings
      // Without settings there is nothing to look for, and reading fails at once.
      const item = settings && (mailbox.item as Office.MessageCompose)
      readMail(item, guard, (mail) => end(answer(lookAt(mail, settings), settings, item)))
    })
    start({} as Office.AsyncResult<unknown>)
  }
}

const onSend = handled(({ concern, token }, settings) => {
  if (concern && (concern !== 'none' || settings.askWithoutLink)) {
    const { [concern]: reason, ways, open: cancelLabel } = sentencesOf(settings)
    const isGuess = concern === 'none'
    const errorMessage = isGuess ? reason : `${reason} ${ways}`
    const contextData = `{"concern":"${concern}"}`
    return Object.assign(
      { allowEvent: false, errorMessage, cancelLabel, commandId, contextData },
      // A guess holds no mail, whatever the mode; clients before Mailbox 1.14 pass this over.
      isGuess && { sendModeOverride: 'promptUser' },
    )
  }
  if (token) reportReleased(settings.linkOrigin, token)
  return LET_GO
})

/** A quiet line above the mail while it reads like a rejection, gone when it no longer does. */
const onChange = handled(({ concern }, settings, { notificationMessages }) => {
  if (concern === 'none') {
    const { none: message, open: actionText } = sentencesOf(settings)
    const action = { actionType: 'showTaskPane', actionText, commandId, contextData: {} }
    const notice = { type: 'insightMessage', message, icon: 'Icon.16', actions: [action] }
    notificationMessages.replaceAsync(SEND_CHECK_KEY, notice)
  } else notificationMessages.removeAsync(SEND_CHECK_KEY)
  return {}
})

function sentencesOf({ locale }: SendCheckSettings) {
  return SENTENCES[localeOf(locale || Office.context.displayLanguage)]
}

const handlers = [
  'onMessageSendHandler',
  'onNewMessageComposeHandler',
  'onMessageRecipientsChangedHandler',
  'onMessageFromChangedHandler',
]
// The first alone decides about a mail.
handlers.forEach((name, index) => Office.actions.associate(name, index ? onChange : onSend))
// The page of the web runtimes must be ready before an event is handed over; classic has no page.
if (typeof document === 'object') void Office.onReady()
