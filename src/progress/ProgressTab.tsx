import type { Api } from '../api/api.ts'
import type { SessionView } from '../contract/session.ts'
import { formatTime } from '../text/dates.ts'
import { useProgressText } from '../text/progress.ts'
import { useLocale } from '../text/use-text.ts'
import { AgreementCard } from './AgreementCard.tsx'
import { ProgressSkeleton } from './ProgressSkeleton.tsx'
import { Report } from './Report.tsx'
import { useProgress, type ProgressReading } from './use-progress.ts'

interface ProgressTabProps {
  api: Api
  session: SessionView
  active: boolean
  onCompose: () => void
}

/** The manager's tab: one bar per agreement, and what it is worth. */
export function ProgressTab({ api, session, active, onCompose }: ProgressTabProps) {
  const text = useProgressText()
  const reading = useProgress(api, active)
  const agreements = reading.view?.agreements
  return (
    <div className="progress">
      {session.workspace.example && <p className="example">{text.example}</p>}
      {session.mailFailing && <p className="paragraph">{text.mailFailing}</p>}
      <Trouble {...reading} />
      {agreements === undefined && !reading.trouble && <ProgressSkeleton />}
      {agreements?.length === 0 && <p className="paragraph">{text.none}</p>}
      {agreements?.map((agreement) => (
        <AgreementCard key={agreement.agreementId} agreement={agreement} onCompose={onCompose} />
      ))}
      {agreements && <Report api={api} />}
    </div>
  )
}

/** A region of its own, present from the start, so that its sentence is announced. */
function Trouble({ view, trouble }: ProgressReading) {
  const text = useProgressText()
  const locale = useLocale()
  return (
    <p className="paragraph quiet" role="status">
      {trouble?.cause === 'refused' && text.refused}
      {trouble?.cause === 'unreachable' &&
        (view ? text.offlineSince(formatTime(locale, trouble.since)) : text.unreachable)}
    </p>
  )
}
