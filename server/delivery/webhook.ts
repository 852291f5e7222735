import { Webhook } from 'standardwebhooks'
import { readAnswer, type Attempt } from '../domain/delivery.ts'

/** A receiver has this long to answer (Standard Webhooks: 15 to 30 s). */
const ANSWER_TIMEOUT_MS = 15_000

export interface SignedMessage {
  endpoint: string
  /** `whsec_…` */
  secret: string
  /** `webhook-id`: the same over retries, so that the receiver knows a repetition. */
  id: string
  payload: { type: string; timestamp: string; data: Record<string, unknown> }
}

/** Post one signed event; a redirect is a failure, since the signature was not made for it. */
export async function postWebhook(message: SignedMessage, at: Date): Promise<Attempt> {
  const body = JSON.stringify(message.payload)
  const response = await fetch(message.endpoint, {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    headers: {
      'content-type': 'application/json',
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(message.secret).sign(message.id, at, body),
    },
    body,
  })
  await response.body?.cancel()
  return readAnswer(response.status)
}
