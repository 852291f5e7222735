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

interface ReadAhead {
  reading: Promise<MailText>
  startedAt: number
  found?: MailText
}

const ahead = new WeakMap<Message, ReadAhead>()

/**
 * Begins to read a mail before the pane is drawn; whoever asks first gets what it finds. Resolves
 * once it is read, or could not be.
 */
export async function readAhead(message: Message): Promise<void> {
  const entry: ReadAhead = { reading: read(message), startedAt: performance.now() }
  ahead.set(message, entry)
  try {
    entry.found = await entry.reading
  } catch {
    // Whoever asks for it hears of it; perhaps nobody does.
  }
}

/** What was read ahead, if it is here and of now; whoever asks for the mail still gets it too. */
export function mailReadAhead(message: Message): MailText | undefined {
  const entry = ahead.get(message)
  return entry && isFresh(entry) ? entry.found : undefined
}

/** Reads a mail as it is now. Rejects with an `OutlookError`. */
export function readMail(message: Message): Promise<MailText> {
  const first = ahead.get(message)
  ahead.delete(message)
  return first && isFresh(first) ? first.reading.catch(() => read(message)) : read(message)
}

function isFresh({ startedAt }: ReadAhead): boolean {
  return performance.now() - startedAt < FRESH_MS
}

/** How each mail was kept when it was last read. */
const formats = new WeakMap<Message, BodyFormat>()

/** Asks for all at once, the body in the format it had or most have: each answer takes a while. */
async function read(message: Message): Promise<MailText> {
  const likely = formats.get(message) ?? 'html'
  const likelyBody = message.body(likely)
  // In the wrong format it may be refused, and is not needed.
  likelyBody.catch(() => undefined)
  const [format, recipients, subject] = await Promise.all([
    message.format(),
    message.recipients(),
    message.subject(),
  ])
  formats.set(message, format)
  const body = await (format === likely ? likelyBody : message.body(format))
  return { format, body, recipients, subject }
}
