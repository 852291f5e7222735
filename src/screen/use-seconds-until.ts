import { useEffect, useState } from 'react'

/** Whole seconds until a time (epoch milliseconds); 0 once it has come, or where there is none. */
export function useSecondsUntil(timeMs: number | undefined): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  return timeMs === undefined ? 0 : Math.max(0, Math.ceil((timeMs - now) / 1000))
}
