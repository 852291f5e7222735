import { useEffect, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { repeatable } from '../api/repeatable.ts'
import type { SignInApi } from '../api/sign-in-api.ts'
import type { SignInMethods } from '../contract/sign-in.ts'
import { deviceText } from '../message/device.ts'
import type { Surroundings } from '../message/outlook.ts'
import { ENTRA_TEXTS } from '../text/entra.ts'
import { useSignInText } from '../text/sign-in.ts'
import { useLocale, useText } from '../text/use-text.ts'
import { keptForEntra } from './token-source.ts'
import { useMicrosoft } from './use-microsoft.ts'

/** What stands in the way; `about` is the field to look at, if it is one. */
export interface Trouble {
  about: 'code' | undefined
  sentence: string
}

/** The way somebody is just trying. */
export type Way = 'code' | 'microsoft'

/** Until the server has said how it lets people in, and while it cannot be asked. */
const USUAL: SignInMethods = { codes: true, entra: null }

/** The ways in, one at a time, and what to do when one fails. */
export function useSigningIn(
  api: SignInApi,
  { mailbox, hostName }: Surroundings,
  onSignedIn: (kept: string) => void,
) {
  const text = useSignInText()
  const locale = useLocale()
  const { trouble: unknownTrouble } = useText()
  const methods = useMethods(api)
  const microsoft = useMicrosoft(methods.entra)
  const [busy, setBusy] = useState<Way>()
  const [trouble, setTrouble] = useState<Trouble>()
  const [once] = useState(() => repeatable())

  const troubleOf = (error: unknown): Trouble => {
    if (!(error instanceof ApiError)) throw error
    const about = error.code === 'code_not_valid' ? 'code' : undefined
    if (error.code === 'unreachable') return { about, sentence: text.unreachable }
    return { about, sentence: error.sentence ?? unknownTrouble }
  }

  async function attempt(way: Way, enter: () => Promise<string>) {
    if (busy) return
    setBusy(way)
    setTrouble(undefined)
    try {
      onSignedIn(await enter())
    } catch (error) {
      setTrouble(
        error instanceof Explained
          ? { about: undefined, sentence: error.message }
          : troubleOf(error),
      )
    } finally {
      setBusy(undefined)
    }
  }

  function withCode(typed: string) {
    const device = deviceText(hostName, navigator.userAgent)
    const signIn = { code: typed.trim(), mailbox, device }
    if (signIn.code === '') {
      setTrouble({ about: 'code', sentence: text.codeMissing })
      return
    }
    void attempt('code', async () => {
      const { token } = await once(signIn, (key) => api.withCode(signIn, key))
      return token
    })
  }

  function withMicrosoft() {
    const method = methods.entra
    if (!microsoft || !method) return
    void attempt('microsoft', async () => {
      const token = await microsoft.entraToken(method).catch((error: unknown) => {
        throw new Explained(microsoft.explain(error, locale))
      })
      await api.withToken(token).catch((error: unknown) => {
        const refused = error instanceof ApiError && error.code === 'not_signed_in'
        throw refused ? new Explained(ENTRA_TEXTS[locale].token_refused) : error
      })
      return keptForEntra(method)
    })
  }

  return { methods, busy, trouble, withCode, withMicrosoft: microsoft && withMicrosoft }
}

/** A failure that is already in words people read. */
class Explained extends Error {
  override name = 'Explained'
}

function useMethods(api: SignInApi): SignInMethods {
  const [methods, setMethods] = useState(USUAL)
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
  return methods
}
