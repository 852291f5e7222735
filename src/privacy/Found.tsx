import { useState } from 'react'
import type { Api } from '../api/api.ts'
import type { Erasure, ErasureResult, LookUpResult } from '../contract/privacy.ts'
import { usePrivacyText } from '../text/privacy.ts'
import { AskedAct } from './AskedAct.tsx'
import { ConsentActs } from './ConsentActs.tsx'
import { DataText } from './DataText.tsx'
import { HeldFacts } from './HeldFacts.tsx'

interface FoundProps {
  api: Api
  /** Undefined before anybody was looked up. */
  result: LookUpResult | undefined
  whom: Erasure
  onActed: () => void
}

/** What a look-up brought, and what can be done for the person. */
export function Found({ api, result, whom, onActed }: FoundProps) {
  const text = usePrivacyText()
  const [erased, setErased] = useState<ErasureResult>()
  const [optedOut, setOptedOut] = useState(false)
  const held = erased === undefined ? result?.held : undefined
  // A number speaks for its one consent, an address for the person.
  const byReference = 'reference' in whom
  const words = byReference ? text.byReference : text.byPerson
  return (
    <>
      <p className="paragraph" role="status">
        {result && erased === undefined && (held ? text.found : text.notFound)(result.number)}
        {erased && (erased.erased ? text.erased(erased.mailed) : text.nothingToErase)}
      </p>
      {result && erased === undefined && result.otherAddresses > 0 && (
        <p className="paragraph">{text.otherAddresses(result.otherAddresses)}</p>
      )}
      <p className="paragraph" role="status">
        {optedOut && text.optedOut}
      </p>
      {result && 'address' in whom && !optedOut && !erased && !held?.noOffersSince && (
        <AskedAct
          label={text.optOut}
          working={text.optingOut}
          question={text.optOutQuestion}
          about={['opt-out', whom.address]}
          act={(key) => api.optOut({ address: whom.address }, key)}
          onDone={() => setOptedOut(true)}
        />
      )}
      {held && result && (
        <section className="card">
          <HeldFacts
            held={held}
            byReference={byReference}
            actsOf={(consent) => <ConsentActs {...{ api, consent, onActed }} />}
          />
          <DataText data={result.export} />
          <AskedAct
            label={words.erase}
            working={text.erasing}
            question={words.eraseQuestion}
            about={whom}
            act={(key) => api.erase(whom, key)}
            onDone={(done) => {
              setErased(done)
              onActed()
            }}
          />
        </section>
      )}
    </>
  )
}
