import type { BodyFormat } from '../message/message.ts'
import type { Mail } from './concern.ts'

type Result = Office.AsyncResult<unknown>
type Callback = (result: Result) => void

/** What Outlook keeps a part of a mail in. */
interface Part {
  getAsync(callback: Callback): void
}

/**
 * Turns a callback into one that runs once, whatever the client does, and whose faults are known
 * here; nobody else would learn of them.
 */
export type Guard = (run: Callback) => Callback

/**
 * Reads the mail with callbacks only, since the runtime of classic Outlook may know no more. When
 * Outlook refuses a part of it, `guard` is told and `done` is not called.
 */
export function readMail(
  { body, subject, to, cc, bcc }: Office.MessageCompose,
  guard: Guard,
  done: (mail: Mail) => void,
): void {
  // The rest has been read before `done` is called.
  const mail = { everybody: [] as Mail['everybody'] } as Mail
  // One for this function, since Outlook may answer before it returns.
  let waiting = 1
  const finish = () => {
    waiting -= 1
    if (waiting === 0) done(mail)
  }
  const keep = (take: (value: unknown) => void) => {
    waiting += 1
    return guard(({ status, value }) => {
      if ((status as unknown) !== 'succeeded') throw new Error()
      take(value)
      finish()
    })
  }
  const addresses = (people: unknown) => {
    const details = people as Office.EmailAddressDetails[]
    details.forEach(({ emailAddress }) =>
      mail.everybody.push({ name: '', address: emailAddress || '' }),
    )
  }
  // Some clients know no Bcc.
  const fields: (Part | undefined)[] = [to, cc, bcc]
  fields.forEach((part) => part && part.getAsync(keep(addresses)))
  subject.getAsync(keep((text) => (mail.subject = text as string)))
  body.getTypeAsync(
    keep((type) => {
      mail.format = type as BodyFormat
      body.getAsync(
        type as Office.CoercionType,
        keep((text) => (mail.body = text as string)),
      )
    }),
  )
  finish()
}
