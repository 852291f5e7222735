import type { Api } from '../api/api.ts'
import type { PrivacyInbox } from '../contract/privacy.ts'
import { Summary } from '../screen/Summary.tsx'
import { formatDate } from '../text/dates.ts'
import { usePrivacyText } from '../text/privacy.ts'
import { useLocale } from '../text/use-text.ts'
import { RequestRow } from './RequestRow.tsx'

interface InboxProps {
  api: Api
  inbox: PrivacyInbox
  onChanged: () => void
}

/** What waits for an answer, what was answered, and what happened by itself. Nobody is named. */
export function Inbox({ api, inbox, onChanged }: InboxProps) {
  const text = usePrivacyText()
  const locale = useLocale()
  const { open, closed, acts } = inbox
  return (
    <>
      {open.length === 0 && <p className="paragraph">{text.noRequests}</p>}
      <ol className="rows">
        {open.map((request) => (
          <RequestRow key={request.id} {...{ api, request, onChanged }} />
        ))}
      </ol>
      {closed.length > 0 && (
        <details className="text-preview">
          <Summary>{text.closed}</Summary>
          <ul className="rows">
            {closed.map(({ id, number, kind, outcome, closedAt }) => (
              <li key={id}>
                <p className="paragraph">
                  {text.row(number, text.kinds[kind])} · {outcome && text.outcomes[outcome]} ·{' '}
                  {formatDate(locale, closedAt ?? 0)}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
      <h3 className="card-title">{text.acts}</h3>
      {acts.length === 0 && <p className="paragraph quiet">{text.noActs}</p>}
      <ul className="rows">
        {acts.map((act, at) => (
          <li key={at}>
            <p className="paragraph">
              {formatDate(locale, act.at)} · {text.act(act)}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
