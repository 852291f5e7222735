import { html } from 'ghtml'
import { createTransport } from 'nodemailer'
import type { MailText } from '../text/mails.ts'
import { askToSend } from './mail-probe.ts'
import { countRefusals } from './mail-refusals.ts'

export interface Mail {
  /** Stable over retries, so that a mail sent twice after a lost answer is recognised as one. */
  id: string
  to: string
  /** Whose mail it is, to the eye: the employer, whom the candidate knows. */
  fromName: string
  text: MailText
}

/** Sends a mail and resolves when the mail server has taken it; rejects otherwise. */
export interface Mailer {
  send(mail: Mail): Promise<void>
  /**
   * Resolves when the mail server would take mail of ours, as far as can be asked without sending
   * one, and when it has not just refused so many people's that it takes none.
   */
  check(): Promise<void>
  close(): void
}

/** How long a mail server may take for each step. */
const SMTP_TIMEOUT_MS = 15_000

export function createMailer(settings: {
  smtpUrl: string
  from: string
  now: () => number
}): Mailer {
  const { smtpUrl } = settings
  const timeouts = {
    connectionTimeout: SMTP_TIMEOUT_MS,
    greetingTimeout: SMTP_TIMEOUT_MS,
    socketTimeout: SMTP_TIMEOUT_MS,
  }
  const transport = createTransport({ url: smtpUrl, pool: true, ...timeouts })
  const refusals = countRefusals(settings.now)
  const address = addressOf(settings.from)
  const domain = address.split('@')[1] ?? 'localhost'
  return {
    async send({ id, to, fromName, text }) {
      const sending = transport.sendMail({
        from: { name: fromName, address },
        to: { name: '', address: to },
        subject: text.subject,
        text: plainText(text),
        html: htmlText(text),
        messageId: `<${id}@${domain}>`,
        // RFC 3834: no out-of-office reply to a mail nobody wrote by hand.
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      await sending.catch((error: Error) => {
        refusals.note(to, error)
        throw error
      })
      refusals.taken()
    },
    async check() {
      await askToSend({ smtpUrl, address, timeouts })
      if (refusals.areMany()) {
        throw Object.assign(new Error('every mail is refused'), { code: 'ALL_REFUSED' })
      }
    },
    close: () => transport.close(),
  }
}

/** The bare address of `Name <address>`. */
function addressOf(mailbox: string): string {
  return /<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox.trim()
}

function plainText({ parts }: MailText): string {
  return parts.map((part) => ('line' in part ? part.line : part.link)).join('\n\n')
}

function htmlText({ parts }: MailText): string {
  const lines = parts.map((part) =>
    'line' in part
      ? html`<p>${part.line}</p>`
      : html`<p><a href="${part.link}">${part.label}</a><br>${part.link}</p>`,
  )
  return lines.join('\n')
}
