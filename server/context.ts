import type { Mode } from '../src/contract/settings.ts'
import type { Config } from './config.ts'
import { MAIL_TROUBLE_MS } from './domain/delivery.ts'
import type { Keys } from './domain/secrets.ts'
import { lacksCountryNotice } from './domain/text-parties.ts'
import type { EntraVerifier } from './entra/verify-token.ts'
import type { Database } from './store/database.ts'
import type { OpenCounter } from './store/opens.ts'

/** What routes, pages and workers are given; nothing of it is global. */
export interface Context {
  config: Config
  db: Database
  keys: Keys
  /** Epoch milliseconds; a test's clock stands here. */
  now: () => number
  opens: OpenCounter
  /** Proves Entra access tokens; undefined where only access codes sign in. */
  entra: EntraVerifier | undefined
  /** Since when the mail server takes no mail, as it was last asked; nothing while it does. */
  mailFailingSince: () => number | undefined
  /** Tell the outbox that something may be due. */
  wakeOutbox: () => void
}

/** Long enough that it is no restart, and that somebody should look. */
export function mailFails({ now, mailFailingSince }: Mailing): boolean {
  return now() - (mailFailingSince() ?? Infinity) >= MAIL_TROUBLE_MS
}

type Mailing = Pick<Context, 'config' | 'now' | 'mailFailingSince'>

/**
 * Relay mode needs a mailbox's answer, so while no mail can be sent nothing is registered or offered
 * under it. A mail server that is back ends that by itself: it is asked whether or not mail waits.
 */
export function lacksMail(context: Mailing, { mode }: { mode: Mode }): boolean {
  return mode === 'relay' && (context.config.smtpUrl === undefined || mailFails(context))
}

/** Whether anybody may register, or be offered to, under an agreement in force. */
export function takesRegistrations(
  context: Mailing,
  agreement: Parameters<typeof lacksCountryNotice>[0] & { mode: Mode },
): boolean {
  return !lacksMail(context, agreement) && !lacksCountryNotice(agreement)
}
