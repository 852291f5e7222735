import { lookup } from 'node:dns/promises'
import { Webhook } from 'standardwebhooks'
import type { Config } from '../config.ts'
import { isPrivateAddress } from '../domain/endpoint.ts'

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

/**
 * Post one signed event and tell the status of the answer. A redirect is an answer like any other,
 * never followed: the signature was not made for where it leads. A host that means something only
 * inside our own network is not written to, whatever its name resolves to by now.
 */
export async function postWebhook(
  message: SignedMessage,
  at: Date,
  { allowLocalEndpoints }: Pick<Config, 'allowLocalEndpoints'>,
): Promise<number> {
  if (!allowLocalEndpoints) await requirePublicHost(message.endpoint)
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
  return response.status
}

async function requirePublicHost(endpoint: string): Promise<void> {
  const { hostname } = new URL(endpoint)
  const addresses = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true })
  if (addresses.some(({ address }) => isPrivateAddress(address))) {
    throw new Error('the endpoint resolves to a private address')
  }
}
