import { ERROR_STATUS, type ErrorCode, type Problem } from '../contract/errors.ts'
import type { Locale } from '../contract/locale.ts'
import { ApiError, type ApiErrorCode } from './api-error.ts'

/** Shows who is asking, at the time of asking: a kept session token, or one that is renewed. */
export type TokenSource = () => Promise<string>

/** Something that changes what the server keeps; the same key has the same effect only once. */
export interface Write {
  method: 'POST' | 'PUT' | 'DELETE'
  idempotencyKey: string
  body?: unknown
}

/** One call to the companion server. Rejects with an `ApiError`. */
export type Request = <T>(path: string, write?: Write) => Promise<T>

/** The query for the page of a list that follows an entry; none for its first page. */
export function pageAfter(before: string | undefined): string {
  return before === undefined ? '' : `?before=${encodeURIComponent(before)}`
}

/** A person waits this long for a button; the server answers within milliseconds when it is well. */
const REQUEST_TIMEOUT_MS = 10_000

/** The server answers on the pane's own origin, and in the language of the pane. */
export function connect(locale: Locale, token?: TokenSource): Request {
  return async <T>(path: string, write?: Write) => {
    const response = await send(path, {
      method: write?.method,
      headers: {
        Accept: 'application/json',
        'Accept-Language': locale,
        ...(token && { Authorization: `Bearer ${await token()}` }),
        ...(write && { 'Idempotency-Key': write.idempotencyKey }),
        ...(write?.body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body: write?.body === undefined ? undefined : JSON.stringify(write.body),
    })
    if (!response.ok) throw await refusal(response)
    return (response.status === 204 ? undefined : await json(response)) as T
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
  const retryAfterMs = retryAfterOf(response)
  if (!isErrorCode(problem?.code)) {
    return new ApiError(codeOfForeign(response.status), { retryAfterMs })
  }
  return new ApiError(problem.code, {
    sentence: problem.detail,
    field: problem.field,
    reasons: problem.reasons?.map(({ sentence }) => sentence),
    retryAfterMs,
  })
}

function codeOfForeign(status: number): ApiErrorCode {
  if (status === 429) return 'too_many_requests'
  return status === 408 || status >= 500 ? 'unreachable' : 'invalid_request'
}

/** Seconds or a date (RFC 9110 §10.2.3); what is neither says nothing. */
function retryAfterOf({ headers }: Response): number | undefined {
  const told = headers.get('retry-after')
  if (told === null) return undefined
  const ms = /^\d+$/.test(told) ? Number(told) * 1000 : Date.parse(told) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
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
