import { createTransport } from 'nodemailer'
import { readBody, sendJson, type Exchange } from './http.ts'
import { localeOf, pageText } from './text.ts'

interface Person {
  name: string
  address: string
}

/** A message as the compose window hands it over when Send is pressed. */
export interface OutgoingMail {
  from: Person
  to: Person[]
  cc: Person[]
  bcc: Person[]
  subject: string
  text: string
  /** Absent when the message is plain text. */
  html?: string
}

/** Send as a real mail: MIME over SMTP, HTML with its text part beside it. */
export async function deliver(mail: OutgoingMail, port: number): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  await transport.sendMail(mail)
}

/** `POST /sandbox/send`. */
export async function sendFromCompose(
  { request, response }: Exchange,
  port: number,
): Promise<void> {
  const mail = mailOf((await readBody(request)).toString('utf8'))
  if (!mail) {
    const { unreadableMail } = pageText[localeOf(request.headers['accept-language'])]
    sendJson(response, 400, { reason: 'unreadable', detail: unreadableMail })
    return
  }
  if ([...mail.to, ...mail.cc, ...mail.bcc].length === 0) {
    sendJson(response, 400, { reason: 'no_recipient' })
    return
  }
  await deliver(mail, port)
  sendJson(response, 200, { sent: true })
}

/** Only the compose window writes here, but whoever tries the address by hand gets an answer too. */
function mailOf(body: string): OutgoingMail | undefined {
  const mail = parsed(body) as Partial<OutgoingMail> | null
  if (typeof mail !== 'object' || mail === null) return undefined
  const { from, to, cc, bcc, subject, text, html } = mail
  const isWhole =
    isPerson(from) &&
    [to, cc, bcc].every((people) => Array.isArray(people) && people.every(isPerson)) &&
    [subject, text, html ?? ''].every((part) => typeof part === 'string')
  return isWhole ? (mail as OutgoingMail) : undefined
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function isPerson(value: unknown): boolean {
  const { name, address } = (value ?? {}) as Partial<Person>
  return typeof name === 'string' && typeof address === 'string'
}
