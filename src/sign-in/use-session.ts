import { useCallback, useEffect, useMemo, useState } from 'react'
import { ApiError, type ApiErrorCode } from '../api/api-error.ts'
import type { Api } from '../api/api.ts'
import { retryDelayMs } from '../api/retry.ts'
import type { SessionView } from '../contract/session.ts'

/** Who is using the pane, as far as the server could be asked. */
export type SessionState =
  | { step: 'loading' }
  /** `because` is what ended a session; undefined when there was none. */
  | { step: 'signed-out'; because?: ApiError }
  | { step: 'ready'; session: SessionView }
  /** `nextTryAt` is undefined while a try is under way. */
  | { step: 'unreachable'; nextTryAt: number | undefined; because?: ApiError }

/** Expiry dates and agreements shown go stale in a pane that stays open for days. */
const FRESH_MS = 10 * 60_000

/** Answers to "who am I" that only signing in again can change. */
const SIGNED_OUT: ReadonlySet<ApiErrorCode> = new Set([
  'not_signed_in',
  'entra_only',
  'entra_not_admitted',
])

interface Attempt {
  failures: number
  startedAt: number
}

/**
 * Asks who is signed in, keeps asking while the server is away, and notices being signed out.
 *
 * @param ahead what the API will answer at first, where that is known already
 */
export function useSession(
  api: Api | undefined,
  ahead?: SessionView,
): {
  state: SessionState
  /** The API, watched: an answer "not signed in" from any call ends the session. */
  api: Api | undefined
  /** Asks again at once: after a failure, or after something changed that the session tells. */
  refresh: () => void
} {
  const [known, setKnown] = useState<{ api?: Api | undefined; state: SessionState }>({
    api,
    state: ahead ? { step: 'ready', session: ahead } : LOADING,
  })
  const [attempt, setAttempt] = useState<Attempt>({ failures: 0, startedAt: 0 })
  // What was known of one session says nothing about the next.
  const state = known.api === api ? known.state : LOADING
  const again = useCallback((failures: number) => {
    setKnown(({ api, state }) =>
      state.step === 'unreachable'
        ? { api, state: { ...state, nextTryAt: undefined } }
        : { api, state },
    )
    setAttempt({ failures, startedAt: Date.now() })
  }, [])
  const refresh = useCallback(() => again(attempt.failures), [again, attempt])

  useEffect(() => {
    if (!api) return
    let current = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const failed = (error: unknown) => {
      if (!current) return
      const because = error instanceof ApiError ? error : undefined
      if (because && SIGNED_OUT.has(because.code)) {
        setKnown({ api, state: { step: 'signed-out', because } })
        return
      }
      const delayMs = Math.max(retryDelayMs(attempt.failures + 1), because?.retryAfterMs ?? 0)
      const unreachable = { step: 'unreachable', nextTryAt: Date.now() + delayMs, because } as const
      setKnown((last) =>
        last.api === api && last.state.step === 'ready' ? last : { api, state: unreachable },
      )
      timer = setTimeout(() => again(attempt.failures + 1), delayMs)
    }
    const answered = (session: SessionView) => {
      if (!current) return
      // What was known ahead is not drawn a second time.
      setKnown((last) =>
        last.api === api && last.state.step === 'ready' && last.state.session === session
          ? last
          : { api, state: { step: 'ready', session } },
      )
    }
    api.session().then(answered, failed)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [api, attempt, again])

  useEffect(() => {
    const freshen = () => {
      if (document.visibilityState !== 'visible') return
      setAttempt((last) =>
        Date.now() - last.startedAt < FRESH_MS ? last : { failures: 0, startedAt: Date.now() },
      )
    }
    document.addEventListener('visibilitychange', freshen)
    return () => document.removeEventListener('visibilitychange', freshen)
  }, [])

  const watched = useMemo(
    () =>
      api &&
      watchedApi(api, (because) => setKnown({ api, state: { step: 'signed-out', because } })),
    [api],
  )
  return { state: api ? state : { step: 'signed-out' }, api: watched, refresh }
}

const LOADING: SessionState = { step: 'loading' }

type Call = (...values: unknown[]) => Promise<unknown>

/** Every call of the API as it is, but that an ended session is noticed. */
function watchedApi(api: Api, onSignedOut: (because: ApiError) => void): Api {
  return new Proxy(api, {
    get: (target, name) => {
      const call = Reflect.get(target, name) as Call
      return async (...values: unknown[]) => {
        try {
          return await call(...values)
        } catch (error) {
          if (error instanceof ApiError && error.code === 'not_signed_in') onSignedOut(error)
          throw error
        }
      }
    },
  })
}
