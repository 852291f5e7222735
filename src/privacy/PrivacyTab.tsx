import { Button } from '../screen/Button.tsx'
import { useCallback, useState } from 'react'
import type { Api } from '../api/api.ts'
import { Screen } from '../screen/Screen.tsx'
import { WhenLoaded } from '../screen/Trouble.tsx'
import { useLoaded } from '../screen/use-loaded.ts'
import { usePrivacyText } from '../text/privacy.ts'
import { Finder } from './Finder.tsx'
import { Inbox } from './Inbox.tsx'
import { NewRequest } from './NewRequest.tsx'

/** The privacy officer's desk: whom a request is about, what waits, and what was done. */
export function PrivacyTab({ api }: { api: Api }) {
  const text = usePrivacyText()
  const { loaded, reload } = useLoaded(useCallback(() => api.privacyInbox(), [api]))
  const [screen, setScreen] = useState<'desk' | 'entering' | 'back'>('desk')
  const [entered, setEntered] = useState<number>()
  if (screen === 'entering') {
    return (
      <NewRequest
        api={api}
        onBack={() => setScreen('back')}
        onEntered={(number) => {
          setEntered(number)
          setScreen('back')
          reload()
        }}
      />
    )
  }
  return (
    <Screen title={text.title}>
      <p className="paragraph quiet">{text.about}</p>
      <Finder api={api} onActed={reload} />
      <h3 className="card-title">{text.requests}</h3>
      <p className="paragraph" role="status">
        {entered !== undefined && text.entered(entered)}
      </p>
      <div className="actions">
        <Button autoFocus={screen === 'back'} onClick={() => setScreen('entering')}>
          {text.enter}
        </Button>
      </div>
      <WhenLoaded loaded={loaded} onRetry={reload} rows={3}>
        {(inbox) => <Inbox api={api} inbox={inbox} onChanged={reload} />}
      </WhenLoaded>
    </Screen>
  )
}
