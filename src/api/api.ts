import { ERROR_STATUS, type ErrorCode, type Problem } from '../contract/errors.ts'
import type { Locale } from '../contract/locale.ts'
import type { ProgressView } from '../contract/progress.ts'
import type { IssuedReferral, NewReferral } from '../contract/referral.ts'
import type { SessionView } from '../contract/session.ts'
import { ApiError } from './api-error.ts'

/** What the pane asks of the companion server. Every call rejects with an `ApiError`. */
export interface Api {
  session(): Promise<SessionView>
  /** The same key brings the same link again, so a call whose answer was lost can be repeated. */
  issueReferral(referral: NewReferral, idempotencyKey: string): Promise<IssuedReferral>
  progress(): Promise<ProgressView>
}

/** A person waits this long for a button; the server answers within milliseconds when it is well. */
const REQUEST_TIMEOUT_MS = 10_000

/** The server answers on the pane's own origin; the token says who is asking. */
export function connectApi(sessionToken: string, locale: Locale): Api {
  async function request<T>(path: string, init: RequestInit = {}): Promise<T> {
    const response = await send(path, {
      ...init,
      headers: {
        ...init.headers,
        Accept: 'application/json',
        'Accept-Language': locale,
        Authorization: `Bearer ${sessionToken}`,
      },
    })
    if (!response.ok) throw await refusal(response)
    return (await json(response)) as T
  }
  return {
    session: () => request('/api/session'),
    progress: () => request('/api/progress'),
    issueReferral: (referral, idempotencyKey) =>
      request('/api/referrals', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
        body: JSON.stringify(referral),
      }),
  }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), REQUEST_TIMEOUT_MS)
  try {
    // Tokens are sent by hand; no cookie goes along, and no answer is taken from a cache.
    return await fetch(path, {
      ...init,
      cache: 'no-store',
      credentials: 'omit',
      signal: controller.signal,
    })
  } catch (cause) {
    throw new ApiError('unreachable', { cause })
  } finally {
    clearTimeout(timer)
  }
}

/** A proxy in between may answer for a server that is away; that is no answer of ours. */
async function refusal(response: Response): Promise<ApiError> {
  const problem = (await json(response)) as Partial<Problem> | null
  if (isErrorCode(problem?.code)) return new ApiError(problem.code)
  return new ApiError(response.status < 500 ? 'invalid_request' : 'unreachable')
}

async function json(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (cause) {
    if (!response.ok) return null
    throw new ApiError('unreachable', { cause })
  }
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_STATUS, code)
}
