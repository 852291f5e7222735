import { Button } from '../screen/Button.tsx'
import { useState } from 'react'
import type { Api } from '../api/api.ts'
import type { Held } from '../contract/privacy.ts'
import { usePrivacyText } from '../text/privacy.ts'
import { AskedAct } from './AskedAct.tsx'
import { Correcting } from './Correcting.tsx'

interface ConsentActsProps {
  api: Api
  consent: Held['consents'][number]
  onActed: () => void
}

/** What can be done with one consent that is in force, for somebody who asked by letter. */
export function ConsentActs({ api, consent, onActed }: ConsentActsProps) {
  const text = usePrivacyText()
  const { reference, details, withdrawnAt, undeliveredAt } = consent
  const [told, setTold] = useState('')
  const [ended, setEnded] = useState(withdrawnAt !== null || undeliveredAt !== null)
  const [correcting, setCorrecting] = useState<'not' | 'now' | 'left'>('not')
  return (
    <>
      <p className="paragraph" role="status">
        {told}
      </p>
      {!ended && details && correcting === 'now' && (
        <Correcting
          {...{ api, reference, details }}
          onCancel={() => setCorrecting('left')}
          onDone={({ corrected }) => {
            setCorrecting('left')
            setTold(corrected ? text.correction.done : text.correction.nothing)
          }}
        />
      )}
      {!ended && details && correcting !== 'now' && (
        <div className="actions">
          <Button
            aria-label={text.correction.openOf(consent.agencyName)}
            autoFocus={correcting === 'left'}
            onClick={() => {
              setTold('')
              setCorrecting('now')
            }}
          >
            {text.correction.open}
          </Button>
        </div>
      )}
      {!ended && (
        <AskedAct
          label={text.withdraw}
          name={text.withdrawOf(consent.agencyName)}
          working={text.withdrawing}
          question={text.withdrawQuestion}
          about={['withdraw', reference]}
          act={(key) => api.withdrawConsent({ reference }, key)}
          onDone={({ withdrawn, mailed }) => {
            setTold(withdrawn ? text.withdrawn(mailed) : text.nothingToWithdraw)
            setEnded(true)
            onActed()
          }}
        />
      )}
    </>
  )
}
