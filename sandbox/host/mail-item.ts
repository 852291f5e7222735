import {
  COERCION,
  ERROR,
  FIELDS,
  failed,
  succeeded,
  type BodyKind,
  type Field,
  type MailItem,
  type MessageBody,
  type Method,
  type Parameters,
} from './mail-item-model.ts'
import { COMPOSE_STORE } from './mail-item-store.ts'
import type { Recipient } from './recipients.ts'

/** Recipients one call may add or set. */
const RECIPIENTS_PER_CALL = 100

/** Outlook's answer to a call it does not have: office.js reports error 5000, "not supported". */
export const NOT_SUPPORTED = { wasSuccessful: false }

/** What the compose window answers, by dispatch number. */
const METHODS: Record<number, Method> = {
  ...COMPOSE_STORE,
  13: (item, given) => written(item, given, (body, text, as) => body.insertAtCursor(text, as)),
  14: (item) => succeeded(item.body.kind()),
  15: (item, given) =>
    succeeded(item.recipients(fieldOf(given)).map((person) => described(item, person))),
  17: (item, given) => done(() => item.setSubject(String(given.subject))),
  18: (item) => succeeded(item.subject()),
  21: (item, given) => withRecipients(item, given, []),
  22: (item, given) => withRecipients(item, given, item.recipients(fieldOf(given))),
  23: (item, given) => written(item, given, (body, text, as) => body.prepend(text, as)),
  28: (item, given) =>
    succeeded({ data: item.body.selection(coercionOf(given)), sourceProperty: 'body' }),
  29: (item, given) => written(item, given, (body, text, as) => body.insertAtCursor(text, as)),
  32: (item) => succeeded((item.itemId ??= 'sandbox-draft')),
  37: (item, given) => succeeded(item.body.read(coercionOf(given))),
  38: (item, given) => written(item, given, (body, text, as) => body.write(text, as)),
  107: (item) => succeeded(described(item, item.from)),
  164: (item) => (item.itemId ? succeeded(item.itemId) : failed(ERROR.itemNotSaved)),
  174: (item) => succeeded({ composeType: item.composeType, coercionType: item.body.kind() }),
  175: () => succeeded(false),
}

/** Usage reports of office.js itself; they have no reader here. */
const TELEMETRY = [400, 401, 402, 163, 193]

/**
 * Answer one of Outlook's calls. An unknown number is an error on the console, so that a test
 * notices an add-in that has begun to use something the stand-in does not have.
 */
export function answerMethod(item: MailItem, dispatchId: number, parameters: unknown): object {
  if (TELEMETRY.includes(dispatchId)) return succeeded()
  const method = METHODS[dispatchId]
  if (!method) {
    console.error(`The sandbox has no answer to Outlook call ${dispatchId}`)
    return NOT_SUPPORTED
  }
  return method(item, (parameters ?? {}) as Parameters)
}

function done(act: () => void): object {
  act()
  return succeeded()
}

/** HTML cannot be put into a message that is plain text; Outlook refuses, it does not convert. */
function written(
  item: MailItem,
  given: Parameters,
  write: (body: MessageBody, text: string, as: BodyKind) => void,
): object {
  const as = coercionOf(given)
  if (as === 'html' && item.body.kind() === 'text') return failed(ERROR.invalidFormat)
  return done(() => write(item.body, String(given.data), as))
}

function withRecipients(item: MailItem, given: Parameters, before: Recipient[]): object {
  const added = given.recipientArray as Recipient[]
  if (added.length > RECIPIENTS_PER_CALL) return failed(ERROR.recipientsExceeded)
  return done(() => item.setRecipients(fieldOf(given), [...before, ...added]))
}

function coercionOf(given: Parameters): BodyKind {
  return given.coercionType === COERCION.html ? 'html' : 'text'
}

function fieldOf(given: Parameters): Field {
  return FIELDS[given.recipientField as number] ?? 'to'
}

const USER = 2
const EXTERNAL = 3

/** A recipient as Outlook describes one; people of the sender's own domain are users. */
export function described(item: MailItem, { name, address }: Recipient): object {
  const domain = item.from.address.split('@')[1]
  const inside = address.toLowerCase().endsWith(`@${domain}`)
  return {
    name: name || address,
    address,
    recipientType: inside ? USER : EXTERNAL,
    appointmentResponse: 0,
  }
}
