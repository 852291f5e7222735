import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { Api } from '../api/api.ts'
import type { Erasure, LookUpResult } from '../contract/privacy.ts'
import { Question } from '../screen/Question.tsx'
import { Trouble } from '../screen/Trouble.tsx'
import { useWrite } from '../screen/use-write.ts'
import { usePrivacyText } from '../text/privacy.ts'
import { DataText } from './DataText.tsx'
import { HeldFacts } from './HeldFacts.tsx'

interface FoundProps {
  api: Api
  /** Undefined before anybody was looked up. */
  result: LookUpResult | undefined
  whom: Erasure
  onErased: () => void
}

/** What a look-up brought, and erasing it. */
export function Found({ api, result, whom, onErased }: FoundProps) {
  const text = usePrivacyText()
  const [erased, setErased] = useState<boolean>()
  const held = erased === undefined ? result?.held : undefined
  return (
    <>
      <p className="paragraph" role="status">
        {result && erased === undefined && (held ? text.found : text.notFound)(result.number)}
        {erased !== undefined && (erased ? text.erased : text.nothingToErase)}
      </p>
      {held && result && (
        <section className="card">
          <HeldFacts held={held} />
          <DataText data={result.export} />
          <Erasing
            api={api}
            whom={whom}
            onErased={(done) => {
              setErased(done)
              onErased()
            }}
          />
        </section>
      )}
    </>
  )
}

interface ErasingProps {
  api: Api
  whom: Erasure
  onErased: (erased: boolean) => void
}

function Erasing({ api, whom, onErased }: ErasingProps) {
  const text = usePrivacyText()
  const [asked, setAsked] = useState<'not' | 'asking' | 'declined'>('not')
  const write = useWrite()
  async function erase() {
    const done = await write.run(whom, (key) => api.erase(whom, key))
    if (done) onErased(done.erased)
  }
  return (
    <>
      <Trouble error={write.error} />
      {asked === 'asking' ? (
        <Question
          sentence={text.eraseQuestion}
          yes={write.busy ? text.erasing : text.erase}
          no={text.cancel}
          busy={write.busy}
          onYes={() => void erase()}
          onNo={() => setAsked('declined')}
        />
      ) : (
        <div className="actions">
          <Button autoFocus={asked === 'declined'} onClick={() => setAsked('asking')}>
            {text.erase}
          </Button>
        </div>
      )}
    </>
  )
}
