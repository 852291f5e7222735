import { Button } from '../screen/Button.tsx'
import { useId, useState } from 'react'
import type { Api } from '../api/api.ts'
import type { LookUpResult, PrivacyRequest, RequestOutcome } from '../contract/privacy.ts'
import { Trouble } from '../screen/Trouble.tsx'
import { useWrite } from '../screen/use-write.ts'
import { COMPANY_ZONE, formatDate } from '../text/dates.ts'
import { usePrivacyText } from '../text/privacy.ts'
import { useLocale } from '../text/use-text.ts'
import { Found } from './Found.tsx'

interface RequestRowProps {
  api: Api
  request: PrivacyRequest
  onChanged: () => void
}

const OUTCOMES: readonly RequestOutcome[] = ['done', 'nothing_held', 'refused']

/** One request that waits: by when, whom it is about if asked, and how it ends. */
export function RequestRow({ api, request, onChanged }: RequestRowProps) {
  const text = usePrivacyText()
  const locale = useLocale()
  const { id, number, kind, receivedAt, dueAt } = request
  const [openedAt] = useState(() => Date.now())
  const [found, setFound] = useState<{ result: LookUpResult; turn: number }>()
  const [closing, setClosing] = useState<'not' | 'asking' | 'declined'>('not')
  const looking = useWrite()
  const turn = (found?.turn ?? 0) + 1
  async function lookUp() {
    const result = await looking.run([id, turn], (key) => api.lookUpRequest(id, key))
    if (result) setFound({ result, turn })
  }
  const day = formatDate(locale, dueAt, COMPANY_ZONE)
  return (
    <li>
      <div>
        <p className="row-title">
          <span className="strong">{text.row(number, text.kinds[kind])}</span>
          <span>{dueAt < openedAt ? text.overdue(day) : text.due(day)}</span>
        </p>
        <p className="paragraph quiet">
          {text.received(formatDate(locale, receivedAt, COMPANY_ZONE))}
        </p>
      </div>
      <Trouble error={looking.error} />
      {closing === 'asking' ? (
        <Closing {...{ api, id, onChanged }} onCancel={() => setClosing('declined')} />
      ) : (
        <div className="actions">
          <Button
            size="small"
            aria-label={text.lookUpOf(number)}
            disabledFocusable={looking.busy}
            aria-busy={looking.busy}
            onClick={() => void lookUp()}
          >
            {looking.busy ? text.lookingUp : text.lookUp}
          </Button>
          <Button
            size="small"
            aria-label={text.closeOf(number)}
            autoFocus={closing === 'declined'}
            onClick={() => setClosing('asking')}
          >
            {text.close}
          </Button>
        </div>
      )}
      <Found
        key={found?.turn ?? 0}
        api={api}
        result={found?.result}
        whom={{ requestId: id }}
        onActed={onChanged}
      />
    </li>
  )
}

interface ClosingProps {
  api: Api
  id: string
  onChanged: () => void
  onCancel: () => void
}

function Closing({ api, id, onChanged, onCancel }: ClosingProps) {
  const text = usePrivacyText()
  const question = useId()
  const write = useWrite()
  async function close(outcome: RequestOutcome) {
    const closed = await write.run([id, outcome], (key) => api.closeRequest(id, { outcome }, key))
    if (closed) onChanged()
  }
  return (
    <div
      className="question"
      role="group"
      aria-labelledby={question}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      <p className="paragraph" id={question}>
        {text.closeQuestion}
      </p>
      <Trouble error={write.error} />
      <div className="actions">
        {OUTCOMES.map((outcome) => (
          <Button
            key={outcome}
            size="small"
            disabledFocusable={write.busy}
            onClick={() => void close(outcome)}
          >
            {text.outcomes[outcome]}
          </Button>
        ))}
        <Button size="small" appearance="subtle" autoFocus onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </div>
  )
}
