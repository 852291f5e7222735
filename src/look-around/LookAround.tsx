import { useState } from 'react'
import { SignedInPane } from '../SignedInPane.tsx'
import { useLocale } from '../text/use-text.ts'
import { exampleApi } from './example-api.ts'
import { exampleMessage } from './example-message.ts'
import { exampleSession } from './example-session.ts'

/** The pane's own screens over made-up figures, before anybody is signed in. */
export function LookAround({ onLeave }: { onLeave: () => void }) {
  const locale = useLocale()
  const [example] = useState(() => {
    const session = exampleSession(locale)
    return { session, api: exampleApi(session, Date.now()), message: exampleMessage(locale) }
  })
  return (
    <SignedInPane
      {...example}
      messageNumber={0}
      surroundings={undefined}
      onSessionChanged={() => undefined}
      onSignedOut={onLeave}
    />
  )
}
