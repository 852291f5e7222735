import type { BodyFormat, Message, Recipients } from './message.ts'

/** What a mail says and to whom, read at about the same time. */
export interface MailText {
  format: BodyFormat
  recipients: Recipients
  subject: string
  body: string
}

/** What was read longer ago is of another moment of the writing. */
const FRESH_MS = 1_000

const ahead = new WeakMap<Message, { reading: Promise<MailText>; startedAt: number }>()

/** Begins to read a mail while the pane is still being drawn; whoever asks first gets what it finds. */
export function readAhead(message: Message): void {
  const reading = read(message)
  // Whoever asks for it hears of a failure; perhaps nobody does.
  reading.catch(() => undefined)
  ahead.set(message, { reading, startedAt: performance.now() })
}

/** Reads a mail as it is now. Rejects with an `OutlookError`. */
export function readMail(message: Message): Promise<MailText> {
  const first = ahead.get(message)
  ahead.delete(message)
  const isFresh = first && performance.now() - first.startedAt < FRESH_MS
  return isFresh ? first.reading.catch(() => read(message)) : read(message)
}

async function read(message: Message): Promise<MailText> {
  const asked = message.format()
  const [format, body, recipients, subject] = await Promise.all([
    asked,
    asked.then((known) => message.body(known)),
    message.recipients(),
    message.subject(),
  ])
  return { format, body, recipients, subject }
}
