import { hashSecret } from '../domain/secrets.ts'
import { DAY_MS } from '../domain/agreement.ts'

/**
 * So many people's mails, and none let through meanwhile, are the mail server's trouble: managers,
 * who see what follows from it, cannot tell from it that any one of them has registered.
 */
const COVER = 5

/** Longer than the longest pause between two tries of a mail. */
const REMEMBERED_MS = 1.5 * DAY_MS

/** A mail that did not go out, as nodemailer tells it. */
interface Failure {
  /** What the mail server was answering to, and how; none where it was not reached. */
  command?: string
  response?: string
  responseCode?: number
  code?: string
}

/**
 * Whether a refusal speaks of the mailbox it was for, by RFC 3463 (classes X.1 and X.2) or, where a
 * server does not say, by RFC 5321 (450 and 550 to 553 in answer to `RCPT`). All others speak of us.
 */
export function isAboutMailbox(error: unknown): boolean {
  const { command, response = '' } = error as Failure
  const enhanced = /^[45]\d\d[ -][245]\.(\d+)\.\d+/.exec(response)?.[1]
  if (enhanced !== undefined) return enhanced === '1' || enhanced === '2'
  return command === 'RCPT TO' && /^(450|55[0-3])/.test(response)
}

/** Why no mail is taken, for the log: the step and the code, never an address a reply may name. */
export function reasonIn(error: unknown): string {
  const { command, responseCode, code, response } = error as Failure
  const said = /^\d{3}[ -](\d\.\d+\.\d+)/.exec(response ?? '')?.[1]
  return [command, responseCode ?? code, said].filter(Boolean).join(' ')
}

/**
 * Counts whose mails are refused for our sake. Kept in memory alone, by a hash of each address, so
 * that a restart begins anew.
 */
export function countRefusals(now: () => number) {
  const refused = new Map<string, number>()
  return {
    /** A mail went through: it does take mail. */
    taken: () => refused.clear(),
    note(to: string, error: unknown): void {
      const answered = (error as Failure).response !== undefined
      if (answered && !isAboutMailbox(error)) refused.set(hashSecret(to.toLowerCase()), now())
    },
    /** Whether enough people's mails were refused, and none taken, to say so. */
    areMany(): boolean {
      const since = now() - REMEMBERED_MS
      return [...refused.values()].filter((at) => at > since).length >= COVER
    },
  }
}
