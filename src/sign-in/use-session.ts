import { useCallback, useEffect, useMemo, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import type { Api } from '../api/api.ts'
import type { SessionView } from '../contract/session.ts'

/** Who is using the pane, as far as the server could be asked. */
export type SessionState =
  | { step: 'loading' }
  | { step: 'signed-out' }
  | { step: 'ready'; session: SessionView }
  /** `nextTryAt` is undefined while a try is under way. */
  | { step: 'unreachable'; nextTryAt: number | undefined }

const LONGEST_WAIT_S = 30

/** Doubles from one second, so that a server that comes back is not met by everybody at once. */
export function retryDelayMs(failures: number): number {
  return Math.min(LONGEST_WAIT_S, 2 ** (failures - 1)) * 1000
}

/** Expiry dates and agreements shown go stale in a pane that stays open for days. */
const FRESH_MS = 10 * 60_000

interface Attempt {
  failures: number
  startedAt: number
}

/** Asks who is signed in, keeps asking while the server is away, and notices being signed out. */
export function useSession(api: Api | undefined): {
  state: SessionState
  /** The API, watched: an answer "not signed in" from any call ends the session. */
  api: Api | undefined
  tryNow: () => void
} {
  const [state, setState] = useState<SessionState>({ step: 'loading' })
  const [attempt, setAttempt] = useState<Attempt>({ failures: 0, startedAt: 0 })
  const again = useCallback((failures: number) => {
    setState((known) =>
      known.step === 'unreachable' ? { step: 'unreachable', nextTryAt: undefined } : known,
    )
    setAttempt({ failures, startedAt: Date.now() })
  }, [])
  const tryNow = useCallback(() => again(attempt.failures), [again, attempt])

  useEffect(() => {
    if (!api) return
    let current = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const failed = (error: unknown) => {
      if (!current) return
      if (error instanceof ApiError && error.code === 'not_signed_in') {
        setState({ step: 'signed-out' })
        return
      }
      const delayMs = retryDelayMs(attempt.failures + 1)
      setState((known) =>
        known.step === 'ready' ? known : { step: 'unreachable', nextTryAt: Date.now() + delayMs },
      )
      timer = setTimeout(() => again(attempt.failures + 1), delayMs)
    }
    api.session().then((session) => current && setState({ step: 'ready', session }), failed)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [api, attempt, again])

  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState !== 'visible') return
      setAttempt((last) =>
        Date.now() - last.startedAt < FRESH_MS ? last : { failures: 0, startedAt: Date.now() },
      )
    }
    document.addEventListener('visibilitychange', refresh)
    return () => document.removeEventListener('visibilitychange', refresh)
  }, [])

  const watched = useMemo(
    () => api && watchedApi(api, () => setState({ step: 'signed-out' })),
    [api],
  )
  return { state: api ? state : { step: 'signed-out' }, api: watched, tryNow }
}

function watchedApi(api: Api, onSignedOut: () => void): Api {
  const watch = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer
    } catch (error) {
      if (error instanceof ApiError && error.code === 'not_signed_in') onSignedOut()
      throw error
    }
  }
  return {
    session: () => watch(api.session()),
    progress: () => watch(api.progress()),
    issueReferral: (referral, key) => watch(api.issueReferral(referral, key)),
  }
}
