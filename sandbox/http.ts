import type { IncomingMessage, ServerResponse } from 'node:http'

/** What a route gets to see. */
export interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  url: URL
}

export type Handler = (exchange: Exchange) => Promise<void> | void

/** A mail of this size is refused before it is held in memory. */
const BODY_LIMIT_BYTES = 12 * 1024 * 1024

/** The body was larger than anything the sandbox takes. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge'
}

/** The whole request body, up to the limit. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > BODY_LIMIT_BYTES) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Answer with text of a type; nothing the sandbox says is to be cached. */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
) {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(body)
}

export function sendJson(response: ServerResponse, status: number, value: unknown) {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value))
}

/** A page of our own: it loads nothing from elsewhere and may be framed by nobody. */
export function sendPage(response: ServerResponse, status: number, html: string) {
  response.setHeader(
    'content-security-policy',
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'",
  )
  send(response, status, 'text/html; charset=utf-8', html)
}
