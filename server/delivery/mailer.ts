import { html } from 'ghtml'
import { createTransport } from 'nodemailer'
import type { MailText } from '../text/mails.ts'

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
  /** Resolves when the mail server would take mail, by signing in to it; sends nothing. */
  check(): Promise<unknown>
  close(): void
}

/** How long a mail server may take for each step. */
const SMTP_TIMEOUT_MS = 15_000

export function createMailer(settings: { smtpUrl: string; from: string }): Mailer {
  const transport = createTransport({
    url: settings.smtpUrl,
    pool: true,
    connectionTimeout: SMTP_TIMEOUT_MS,
    greetingTimeout: SMTP_TIMEOUT_MS,
    socketTimeout: SMTP_TIMEOUT_MS,
  })
  const address = addressOf(settings.from)
  const domain = address.split('@')[1] ?? 'localhost'
  return {
    async send({ id, to, fromName, text }) {
      await transport.sendMail({
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
    },
    check: () => transport.verify(),
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
