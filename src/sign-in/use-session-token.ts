import { useEffect, useState } from 'react'
import { forgetSessionToken, keepSessionToken, storedSessionToken } from './session-token.ts'

/** The token of this Outlook host, and the two ways it changes here. */
export interface SessionToken {
  token: string | undefined
  keep: (token: string) => void
  forget: () => void
}

/** Follows the kept token: whoever signs in or out in one window does so in all of them. */
export function useSessionToken(partitionKey: string): SessionToken {
  const [token, setToken] = useState(() => storedSessionToken(partitionKey))
  useEffect(() => {
    const follow = () => setToken(storedSessionToken(partitionKey))
    // Only the other windows of the origin hear of a change.
    window.addEventListener('storage', follow)
    return () => window.removeEventListener('storage', follow)
  }, [partitionKey])
  return {
    token,
    keep: (given) => {
      keepSessionToken(partitionKey, given)
      setToken(given)
    },
    forget: () => {
      forgetSessionToken(partitionKey)
      setToken(undefined)
    },
  }
}
