import { useEffect, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { repeatable } from '../api/repeatable.ts'
import type { SignInApi } from '../api/sign-in-api.ts'
import type { SignInMethods } from '../contract/sign-in.ts'
import type { Surroundings } from '../message/outlook.ts'
import { useSignInText } from '../text/sign-in.ts'
import { useText } from '../text/use-text.ts'

/** What stands in the way; `about` is the field to look at, if it is one. */
export interface Trouble {
  about: 'code' | undefined
  sentence: string
}

/** Until the server has said how it lets people in, and while it cannot be asked. */
const USUAL: SignInMethods = { codes: true, entra: null }

/** Exchanges an access code for a session, and says what to do when that fails. */
export function useSigningIn(
  api: SignInApi,
  { mailbox, device }: Surroundings,
  onSignedIn: (token: string) => void,
) {
  const text = useSignInText()
  const { trouble: unknownTrouble } = useText()
  const [methods, setMethods] = useState(USUAL)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const [once] = useState(() => repeatable())

  useEffect(() => {
    let current = true
    api.methods().then(
      (known) => current && setMethods(known),
      // The code field works without the answer.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [api])

  const sentenceFor = (error: unknown) => {
    if (!(error instanceof ApiError)) throw error
    if (error.code === 'unreachable') return text.unreachable
    return error.sentence ?? unknownTrouble
  }

  async function exchange(code: string) {
    setBusy(true)
    setTrouble(undefined)
    const signIn = { code, mailbox, device }
    try {
      const { token } = await once(signIn, (key) => api.withCode(signIn, key))
      onSignedIn(token)
    } catch (error) {
      const about =
        error instanceof ApiError && error.code === 'code_not_valid' ? 'code' : undefined
      setTrouble({ about, sentence: sentenceFor(error) })
    } finally {
      setBusy(false)
    }
  }

  function withCode(typed: string) {
    const code = typed.trim()
    if (busy) return
    if (code === '') setTrouble({ about: 'code', sentence: text.codeMissing })
    else void exchange(code)
  }
  return { methods, busy, trouble, withCode }
}
