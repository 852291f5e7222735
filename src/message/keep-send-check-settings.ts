import { answerOf } from './outlook-message.ts'
import { SEND_CHECK_KEY, type SendCheckSettings } from './send-check-settings.ts'

/**
 * Leaves in the mailbox what the send check must know, where every runtime of this person reads it.
 * Only what changed is written. A mailbox that keeps nothing loses the send check, not the pane.
 */
export function keepSendCheckSettings(settings: SendCheckSettings): void {
  try {
    const { roamingSettings } = Office.context
    const known = roamingSettings.get(SEND_CHECK_KEY) as SendCheckSettings | undefined
    if (known && written(known) === written(settings)) return
    roamingSettings.set(SEND_CHECK_KEY, settings)
    answerOf<void>((callback) => roamingSettings.saveAsync(callback)).catch(() => undefined)
  } catch {
    // Outlook has no such settings here.
  }
}

/** Exchange may hand the parts back in another order. */
function written({ linkOrigin, internalDomains, askWithoutLink, locale }: SendCheckSettings) {
  return JSON.stringify([linkOrigin, internalDomains, askWithoutLink, locale])
}
