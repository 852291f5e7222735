import { useEffect, useState } from 'react'
import type { SignInMethods } from '../contract/sign-in.ts'
import type * as microsoft from './microsoft.ts'

export type Microsoft = typeof microsoft

/**
 * The code for signing in with Microsoft, where the server offers that. It comes before the button
 * does: a browser opens a window only while it still remembers the press.
 */
export function useMicrosoft(method: SignInMethods['entra']): Microsoft | undefined {
  const [microsoft, setMicrosoft] = useState<Microsoft>()
  useEffect(() => {
    if (!method) return
    let current = true
    import('./microsoft.ts').then(
      (arrived) => current && setMicrosoft(arrived),
      // Without it there is no button, and the code field is still there.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [method])
  return method ? microsoft : undefined
}
