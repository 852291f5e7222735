import { ApiError, type ApiErrorCode } from './api-error.ts'

/** Answers after which the same request may still be carried out, or has been. */
const UNCERTAIN: ReadonlySet<ApiErrorCode> = new Set([
  'unreachable',
  'unavailable',
  'internal_error',
  'request_in_progress',
  'too_many_requests',
])

/** True when asking again with the same key may bring what was asked for. */
export function isUncertain(error: unknown): error is ApiError {
  return error instanceof ApiError && UNCERTAIN.has(error.code)
}

const LONGEST_WAIT_S = 30

/** Doubles from one second, so that a server that comes back is not met by everybody at once. */
export function retryDelayMs(failures: number): number {
  return Math.min(LONGEST_WAIT_S, 2 ** (failures - 1)) * 1000
}

/** Some minutes of trying; after that, whoever asked has turned to something else. */
const MOST_FAILURES = 8

/** A server that wants to be left alone for longer is asked again by a person only. */
const LONGEST_TOLD_MS = 5 * 60_000

/**
 * How long to wait before what somebody asked for is tried again, never less than the server told;
 * undefined when no other try would help, or enough were made. `failures` counts from one.
 */
export function nextTryDelayMs(error: unknown, failures: number): number | undefined {
  if (!isUncertain(error) || failures >= MOST_FAILURES) return undefined
  const toldMs = error.retryAfterMs ?? 0
  // Two seconds at first: long enough to be read.
  return toldMs > LONGEST_TOLD_MS ? undefined : Math.max(toldMs, retryDelayMs(failures + 1))
}
