import { useEffect, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import type { Api } from '../api/api.ts'
import type { ProgressView } from '../contract/progress.ts'

/** A posting shows within the time one looks at the bar. */
const POLL_MS = 5_000

/** The last figures that came, and why newer ones did not. */
export interface ProgressReading {
  view: ProgressView | undefined
  trouble: { cause: 'unreachable' | 'refused'; since: number } | undefined
}

/** Asks for the figures while the tab is seen. A failed poll keeps what is known. */
export function useProgress(api: Api, active: boolean): ProgressReading {
  const [reading, setReading] = useState<ProgressReading>({ view: undefined, trouble: undefined })
  useEffect(() => {
    if (!active) return
    let stopped = false
    let asking = false
    const ask = async () => {
      if (asking || document.visibilityState !== 'visible') return
      asking = true
      try {
        const view = await api.progress()
        if (!stopped) setReading({ view, trouble: undefined })
      } catch (error) {
        const cause =
          error instanceof ApiError && error.code === 'unreachable' ? 'unreachable' : 'refused'
        if (!stopped) {
          setReading(({ view, trouble }) => ({
            view,
            trouble: { cause, since: trouble?.since ?? Date.now() },
          }))
        }
      } finally {
        asking = false
      }
    }
    const now = () => void ask()
    const timer = setInterval(now, POLL_MS)
    window.addEventListener('focus', now)
    document.addEventListener('visibilitychange', now)
    now()
    return () => {
      stopped = true
      clearInterval(timer)
      window.removeEventListener('focus', now)
      document.removeEventListener('visibilitychange', now)
    }
  }, [api, active])
  return reading
}
