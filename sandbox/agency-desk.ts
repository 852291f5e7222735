import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { Webhook } from 'standardwebhooks'

/** One webhook that reached the agency, however often it was delivered. */
export interface Delivery {
  webhookId: string
  receivedAt: number
  verified: boolean
  body: string
  count: number
}

export interface AgencyDesk {
  /** Take in one webhook; answers with the HTTP status for its sender. */
  receive(headers: IncomingHttpHeaders, body: string, now: Date): number
  /** Newest first, duplicates folded. */
  list(): Delivery[]
  /** Verify with another agreement's secret too; false for what is no secret. */
  learn(secret: string): boolean
  isDown(): boolean
  setDown(down: boolean): void
}

/** The secrets an agency was given, kept where its owner wants them. */
export interface DeskSecrets {
  read(): string[]
  keep(secrets: string[]): void
}

const LISTED_DELIVERIES = 300
const SECRET_PATTERN = /^whsec_[A-Za-z0-9+/]{32,128}={0,2}$/

/**
 * The agency's end of the line. It verifies Standard Webhooks signatures, keeps every delivery in
 * a file, and can be taken down to see that its sender loses nothing.
 */
export function openAgencyDesk(file: string, secrets: DeskSecrets): AgencyDesk {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  const received = lines.map((line) => JSON.parse(line) as Omit<Delivery, 'count'>)
  let down = false

  return {
    receive(headers, body, now) {
      if (down) return 503
      const verified = secrets.read().some((secret) => isVerified(secret, headers, body))
      const webhookId = String(headers['webhook-id'] ?? '')
      const delivery = { webhookId, receivedAt: now.getTime(), verified, body }
      appendFileSync(file, JSON.stringify(delivery) + '\n')
      received.push(delivery)
      return verified ? 204 : 401
    },
    list() {
      const folded = new Map<string, Delivery>()
      for (const delivery of received) {
        // A forged delivery must not hide behind a true one's id.
        const key = `${delivery.verified} ${delivery.webhookId}`
        const first = folded.get(key)
        folded.set(key, first ? { ...first, count: first.count + 1 } : { ...delivery, count: 1 })
      }
      return [...folded.values()].slice(-LISTED_DELIVERIES).reverse()
    },
    learn(pasted) {
      const secret = pasted.trim()
      if (!SECRET_PATTERN.test(secret)) return false
      if (!secrets.read().includes(secret)) secrets.keep([...secrets.read(), secret])
      return true
    },
    isDown: () => down,
    setDown: (value) => void (down = value),
  }
}

function isVerified(secret: string, headers: IncomingHttpHeaders, body: string): boolean {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>)
    return true
  } catch {
    return false
  }
}
