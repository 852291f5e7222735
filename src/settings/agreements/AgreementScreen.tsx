import { Button } from '../../screen/Button.tsx'
import { useState } from 'react'
import type { Api } from '../../api/api.ts'
import type { AgreementView } from '../../contract/settings.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { useLocale } from '../../text/use-text.ts'
import { useWrite } from '../../screen/use-write.ts'
import { OneTime } from '../OneTime.tsx'
import { Question } from '../../screen/Question.tsx'
import { Screen } from '../../screen/Screen.tsx'
import { Trouble } from '../../screen/Trouble.tsx'
import { AgreementFacts } from './AgreementFacts.tsx'
import { EndpointCheck } from './EndpointCheck.tsx'
import { Reasons } from './Reasons.tsx'

interface AgreementScreenProps {
  api: Api
  agreement: AgreementView
  /** Known only just after the agreement was made. */
  secret?: string | undefined
  onBack: () => void
  onEdit: () => void
  onChanged: (agreement: AgreementView) => void
}

/** One agreement: what it says, whether its endpoint answers, and the next step in its life. */
export function AgreementScreen(props: AgreementScreenProps) {
  const { api, agreement, secret, onBack } = props
  const { agreements: text } = useSettingsText()
  const locale = useLocale()
  const { agency, state } = agreement
  return (
    <Screen title={locale === 'ja' ? agency.name : agency.nameEn} onBack={onBack}>
      {secret !== undefined && (
        <>
          <p className="paragraph" role="status">
            {text.made}
          </p>
          <OneTime label={text.secret} value={secret} about={text.secretOnce} />
        </>
      )}
      <AgreementFacts agreement={agreement} />
      {state === 'ended' ? (
        <p className="paragraph">{text.ended}</p>
      ) : (
        <>
          <EndpointCheck key={agreement.version} api={api} agreementId={agreement.id} />
          {state === 'draft' && <PutIntoForce {...props} />}
          <EditOrEnd {...props} />
        </>
      )}
    </Screen>
  )
}

function PutIntoForce({ api, agreement, onChanged }: AgreementScreenProps) {
  const { agreements: text, working } = useSettingsText()
  const write = useWrite()
  async function putIntoForce() {
    const live = await write.run(agreement.id, (key) => api.putIntoForce(agreement.id, key))
    if (live) onChanged(live)
  }
  return (
    <>
      <p className="paragraph quiet">{text.liveHint}</p>
      <Trouble error={write.error} />
      <Reasons reasons={write.error?.reasons ?? []} />
      <Button
        className="action"
        appearance="primary"
        disabledFocusable={write.busy}
        aria-busy={write.busy}
        onClick={() => void putIntoForce()}
      >
        {write.busy ? working : text.live}
      </Button>
    </>
  )
}

function EditOrEnd({ api, agreement, onEdit, onChanged }: AgreementScreenProps) {
  const { agreements: text, cancel } = useSettingsText()
  const [asking, setAsking] = useState(false)
  const write = useWrite()
  async function end() {
    const ended = await write.run(agreement.id, (key) => api.endAgreement(agreement.id, key))
    setAsking(false)
    if (ended) onChanged(ended)
  }
  return (
    <>
      <Trouble error={write.error} />
      {asking ? (
        <Question
          sentence={text.endQuestion}
          yes={text.endYes}
          no={cancel}
          busy={write.busy}
          onYes={() => void end()}
          onNo={() => setAsking(false)}
        />
      ) : (
        <div className="actions">
          <Button onClick={onEdit}>{text.edit}</Button>
          <Button onClick={() => setAsking(true)}>{text.end}</Button>
        </div>
      )}
    </>
  )
}
