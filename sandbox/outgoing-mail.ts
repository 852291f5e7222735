import { createTransport } from 'nodemailer'
import { readBody, sendJson, type Exchange } from './http.ts'

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
  const mail = JSON.parse((await readBody(request)).toString('utf8')) as OutgoingMail
  if ([...mail.to, ...mail.cc, ...mail.bcc].length === 0) {
    sendJson(response, 400, { reason: 'no_recipient' })
    return
  }
  await deliver(mail, port)
  sendJson(response, 200, { sent: true })
}
