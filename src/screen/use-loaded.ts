import { useCallback, useEffect, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { nextTryDelayMs } from '../api/retry.ts'

/** Something asked of the server when its screen opens. */
export type Loaded<T> =
  { step: 'loading' } | { step: 'failed'; error: ApiError } | { step: 'ready'; value: T }

/**
 * Asks once, again when told to, and by itself while the server is away; what is known stays in
 * sight meanwhile. `ask` must be stable.
 */
export function useLoaded<T>(ask: () => Promise<T>): {
  loaded: Loaded<T>
  reload: () => void
  replace: (value: T) => void
} {
  const [loaded, setLoaded] = useState<Loaded<T>>({ step: 'loading' })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let current = true
    let again: ReturnType<typeof setTimeout> | undefined
    ask().then(
      (value) => current && setLoaded({ step: 'ready', value }),
      (error: unknown) => {
        if (!(error instanceof ApiError)) throw error
        if (!current) return
        setLoaded({ step: 'failed', error })
        const delay = nextTryDelayMs(error, turn + 1)
        if (delay !== undefined) again = setTimeout(() => setTurn(turn + 1), delay)
      },
    )
    return () => {
      current = false
      clearTimeout(again)
    }
  }, [ask, turn])
  const reload = useCallback(() => setTurn((last) => last + 1), [])
  const replace = useCallback((value: T) => setLoaded({ step: 'ready', value }), [])
  return { loaded, reload, replace }
}
