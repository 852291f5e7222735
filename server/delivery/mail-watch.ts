import type { Mailer } from './mailer.ts'

/** How often the mail server is asked; a refusal is seen long before managers are told. */
const EVERY_MS = 5 * 60_000

export interface MailWatch {
  /** Since when the mail server takes no mail; nothing while it does. */
  failingSince(): number | undefined
  stop(): void
}

/**
 * Ask the mail server now and then whether it would take mail, whether or not any is waiting: told by
 * the mails that wait, managers could learn that somebody has just registered.
 *
 * @param onTrouble is told why, when it begins to take none.
 */
export function watchMail(
  mailer: Pick<Mailer, 'check'>,
  now: () => number,
  onTrouble: (error: unknown) => void = () => undefined,
): MailWatch {
  let since: number | undefined
  async function ask(): Promise<void> {
    try {
      await mailer.check()
      since = undefined
    } catch (error) {
      if (since === undefined) onTrouble(error)
      since ??= now()
    }
  }
  void ask()
  const timer = setInterval(() => void ask(), EVERY_MS)
  return {
    failingSince: () => since,
    stop: () => clearInterval(timer),
  }
}
