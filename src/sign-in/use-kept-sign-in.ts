import { useEffect, useState } from 'react'
import { forgetSignIn, keepSignIn, keptSignIn } from './kept-sign-in.ts'

/** The sign-in of this Outlook host, and the two ways it changes here. */
export interface SignInKeeping {
  kept: string | undefined
  keep: (kept: string) => void
  forget: () => void
}

/** Follows what is kept: whoever signs in or out in one window does so in all of them. */
export function useKeptSignIn(partitionKey: string): SignInKeeping {
  const [kept, setKept] = useState(() => keptSignIn(partitionKey))
  useEffect(() => {
    const follow = () => setKept(keptSignIn(partitionKey))
    // Only the other windows of the origin hear of a change.
    window.addEventListener('storage', follow)
    return () => window.removeEventListener('storage', follow)
  }, [partitionKey])
  return {
    kept,
    keep: (given) => {
      keepSignIn(partitionKey, given)
      setKept(given)
    },
    forget: () => {
      forgetSignIn(partitionKey)
      setKept(undefined)
    },
  }
}
