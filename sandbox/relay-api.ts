import { randomUUID } from 'node:crypto'

/** The companion server's API, as any program that is signed in may use it. */
export interface RelayApi {
  /** Ask for something; an answer that is none throws `RelayRefusal`. */
  ask<Answer>(request: RelayRequest): Promise<Answer>
  /** Whether a session is still good. */
  isSignedIn(session: string | undefined): Promise<boolean>
}

export interface RelayRequest {
  method?: 'GET' | 'POST' | 'PUT'
  path: string
  session?: string
  body?: unknown
  /** Sent again under the same key, a write is done once and answered alike. */
  key?: string
}

/** The server said no; the message is its own sentence. */
export class RelayRefusal extends Error {
  override name = 'RelayRefusal'
  readonly status: number

  constructor(status: number, sentence: string) {
    super(sentence)
    this.status = status
  }
}

const NOT_SIGNED_IN = 401

/** Talk to the server at an origin, which is another one after each restart of it. */
export function openRelayApi(origin: () => string): RelayApi {
  async function ask<Answer>({ method = 'GET', path, ...request }: RelayRequest): Promise<Answer> {
    const { session, body, key = randomUUID() } = request
    const response = await fetch(origin() + path, {
      method,
      headers: {
        'idempotency-key': key,
        ...(session && { authorization: `Bearer ${session}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
    if (!response.ok) {
      const { detail } = (await response.json().catch(() => ({}))) as { detail?: string }
      const sentence = `${method} ${path} answered ${response.status}: ${detail ?? ''}`
      throw new RelayRefusal(response.status, sentence)
    }
    return (await response.json()) as Answer
  }
  return {
    ask,
    async isSignedIn(session) {
      if (!session) return false
      try {
        await ask({ path: '/api/session', session })
        return true
      } catch (error) {
        if (error instanceof RelayRefusal && error.status === NOT_SIGNED_IN) return false
        throw error
      }
    },
  }
}
