import { lookup, type LookupAddress } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
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
 * inside our own network is not connected to: the addresses that are checked are those that are
 * connected to, whatever a name resolves to a moment later.
 */
export async function postWebhook(
  message: SignedMessage,
  at: Date,
  reach: Reach,
  timeoutMs = ANSWER_TIMEOUT_MS,
): Promise<number> {
  const url = new URL(message.endpoint)
  const body = JSON.stringify(message.payload)
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(message.secret).sign(message.id, at, body),
  }
  return await statusOf(url, { method: 'POST', headers, body }, reach, timeoutMs)
}

/** Open a page of somebody else's as a browser would, and tell the status; guarded as above. */
export async function openPage(page: string, reach: Reach, timeoutMs: number): Promise<number> {
  const headers = { accept: 'text/html' }
  return await statusOf(new URL(page), { method: 'GET', headers, body: '' }, reach, timeoutMs)
}

/** Whether private addresses may be connected to: for trying out on localhost only. */
type Reach = Pick<Config, 'allowLocalEndpoints'>

async function statusOf(
  url: URL,
  { method, headers, body }: { method: string; headers: Record<string, string>; body: string },
  { allowLocalEndpoints }: Reach,
  timeoutMs: number,
): Promise<number> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!allowLocalEndpoints && isIP(host) !== 0 && isPrivateAddress(host)) throw new PrivateAddress()
  const signal = AbortSignal.timeout(timeoutMs)
  const send = url.protocol === 'https:' ? https.request : http.request
  return await new Promise((resolve, reject) => {
    const options = { method, headers, signal, agent: false, family: 0 }
    const guarded = allowLocalEndpoints ? options : { ...options, lookup: publicLookup }
    const request = send(url, guarded, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on('error', reject)
    request.end(body)
  })
}

class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress'
}

/** The system's look-up, which finds no name that leads into a private network. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const wrong = error ?? (addresses.some(isPrivate) ? new PrivateAddress() : null)
    if (wrong) callback(wrong, '')
    else if (options.all) callback(null, addresses)
    else callback(null, addresses[0]?.address ?? '', addresses[0]?.family)
  })
}

function isPrivate({ address }: LookupAddress): boolean {
  return isPrivateAddress(address)
}
