import { useEffect, useState } from 'react'

/** Past this, whoever waits wants to know that nothing hangs. */
const SLOW_MS = 5_000

/** True once something has been under way for longer than people expect. */
export function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!busy) return
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [busy])
  return busy && slow
}
