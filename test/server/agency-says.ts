import { Webhook } from 'standardwebhooks'
import { AGENCY_SECRET, AGREEMENT } from '../seed.ts'
import type { TestServer } from './test-server.ts'

let messageNumber = 0

/** An event as the agency signs and posts it. */
export function agencySays(
  server: TestServer,
  type: string,
  data: Record<string, unknown>,
  more: { id?: string; secret?: string; at?: Date } = {},
) {
  const id = more.id ?? `msg_test${(messageNumber += 1)}`
  const at = more.at ?? new Date()
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data })
  return server.app.inject({
    method: 'POST',
    url: `/hooks/agency/${AGREEMENT}`,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(more.secret ?? AGENCY_SECRET).sign(id, at, body),
    },
    payload: body,
  })
}
