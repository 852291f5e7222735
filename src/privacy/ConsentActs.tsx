import { useState } from 'react'
import type { Api } from '../api/api.ts'
import type { Held, WithdrawalResult } from '../contract/privacy.ts'
import { usePrivacyText } from '../text/privacy.ts'
import { AskedAct } from './AskedAct.tsx'

interface ConsentActsProps {
  api: Api
  consent: Held['consents'][number]
  onActed: () => void
}

/** What can be done with one consent that is in force, for somebody who asked by letter. */
export function ConsentActs({ api, consent, onActed }: ConsentActsProps) {
  const text = usePrivacyText()
  const { reference, withdrawnAt, undeliveredAt } = consent
  const [ended, setEnded] = useState<WithdrawalResult>()
  const inForce = withdrawnAt === null && undeliveredAt === null && ended === undefined
  return (
    <>
      <p className="paragraph" role="status">
        {ended && (ended.withdrawn ? text.withdrawn(ended.mailed) : text.nothingToWithdraw)}
      </p>
      {inForce && (
        <AskedAct
          label={text.withdraw}
          name={text.withdrawOf(consent.agencyName)}
          working={text.withdrawing}
          question={text.withdrawQuestion}
          about={['withdraw', reference]}
          act={(key) => api.withdrawConsent({ reference }, key)}
          onDone={(done) => {
            setEnded(done)
            onActed()
          }}
        />
      )}
    </>
  )
}
