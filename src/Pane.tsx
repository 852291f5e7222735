import { lazy, Suspense, useState } from 'react'
import type { Api } from './api/api.ts'
import type { SignInApi } from './api/sign-in-api.ts'
import type { SessionView } from './contract/session.ts'
import type { Message } from './message/message.ts'
import type { Surroundings } from './message/outlook.ts'
import { PaneSkeleton } from './PaneSkeleton.tsx'
import { persistently } from './persistently.ts'
import { SignedInPane } from './SignedInPane.tsx'
import { Unreachable } from './sign-in/Unreachable.tsx'
import { useSession } from './sign-in/use-session.ts'

/** The way in and the look around are seen once; who is signed in waits for neither. */
const SignIn = lazy(() =>
  persistently(async () => {
    const { SignIn } = await import('./sign-in/SignIn.tsx')
    return { default: SignIn }
  }),
)
const LookAround = lazy(() =>
  persistently(async () => {
    const { LookAround } = await import('./look-around/LookAround.tsx')
    return { default: LookAround }
  }),
)

interface PaneProps {
  /** Undefined when nobody is signed in on this device. */
  api: Api | undefined
  /** What the API will answer to who is there, where that is known already. */
  sessionAhead?: SessionView | undefined
  signInApi: SignInApi
  surroundings: Surroundings
  message: Message | undefined
  /** Changes with the message, so that nothing said about one is said about the next. */
  messageNumber: number
  onSignedIn: (kept: string) => void
  onSignedOut: () => void
}

/** The pane after Outlook let it in: asks who is there, then shows what they may see. */
export function Pane({ surroundings, message, messageNumber, ...props }: PaneProps) {
  const { state, api, refresh } = useSession(props.api, props.sessionAhead)
  const [lookingAround, setLookingAround] = useState(false)
  if (state.step === 'signed-out' || !api) {
    return (
      <Suspense fallback={<PaneSkeleton />}>
        {/* Kept beside the look around, so that a code half typed is still there. */}
        <SignIn
          hidden={lookingAround}
          api={props.signInApi}
          surroundings={surroundings}
          ended={state.step === 'signed-out' ? state.because : undefined}
          onSignedIn={(kept) => {
            setLookingAround(false)
            props.onSignedIn(kept)
          }}
          onLookAround={() => setLookingAround(true)}
        />
        {lookingAround && <LookAround onLeave={() => setLookingAround(false)} />}
      </Suspense>
    )
  }
  if (state.step === 'unreachable') {
    const { nextTryAt, because } = state
    return <Unreachable sentence={because?.sentence} nextTryAt={nextTryAt} onTryNow={refresh} />
  }
  if (state.step === 'loading') return <PaneSkeleton />
  return (
    <SignedInPane
      {...{ api, message, messageNumber, surroundings }}
      session={state.session}
      onSessionChanged={refresh}
      onSignedOut={props.onSignedOut}
    />
  )
}
