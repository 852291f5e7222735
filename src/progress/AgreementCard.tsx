import { Button } from '../screen/Button.tsx'
import { useId } from 'react'
import type { AgreementProgress } from '../contract/progress.ts'
import { Summary } from '../screen/Summary.tsx'
import { formatMoment } from '../text/dates.ts'
import { useProgressText } from '../text/progress.ts'
import { useLocale } from '../text/use-text.ts'
import { ProgressBar } from './ProgressBar.tsx'

interface AgreementCardProps {
  agreement: AgreementProgress
  onCompose: () => void
}

/** One agreement: how far, what it has earned, and how current that is. */
export function AgreementCard({ agreement, onCompose }: AgreementCardProps) {
  const text = useProgressText()
  const locale = useLocale()
  const title = useId()
  const { ended, points, pending, ratio, untilNext, grants, asOf, postingStep } = agreement
  const counted = Math.max(0, points)
  const { available, reserved, redeemed } = grants
  const nothingYet = points === 0 && pending === 0 && available + reserved + redeemed === 0
  return (
    <section className="card" aria-labelledby={title}>
      <h2 className="card-title" id={title}>
        {agreement.agencyName}
        {ended && ' '}
        {ended && <span className="badge">{text.ended}</span>}
      </h2>
      <p className="figure-line">
        <span className="figure">{text.bar(counted, ratio)}</span>
        {!ended && <span className="figure-more">{text.more(untilNext)}</span>}
      </p>
      <ProgressBar counted={counted} pending={pending} ratio={ratio} labelledBy={title} />
      <p className="legend">
        <span className="legend-counted">{text.matured(counted)}</span>
        <span className="legend-pending">{text.pending(pending)}</span>
      </p>
      {ended && <p className="paragraph">{text.endedStays}</p>}
      {agreement.stopped && <p className="paragraph strong">{text.stopped}</p>}
      {agreement.unansweredSince !== null && (
        <p className="paragraph strong">
          {text.unanswered(formatMoment(locale, agreement.unansweredSince))}
        </p>
      )}
      {points < 0 && <p className="paragraph">{text.owed(-points)}</p>}
      {nothingYet && <NothingYet onCompose={onCompose} />}
      <p className="placements">{text.available(available)}</p>
      {reserved > 0 && <p className="paragraph quiet">{text.reserved(reserved)}</p>}
      {redeemed > 0 && <p className="paragraph quiet">{text.redeemed(redeemed)}</p>}
      <p className="paragraph quiet">
        {asOf === null ? text.notPosted : text.asOf(formatMoment(locale, asOf))}
      </p>
      <Explanation question={text.explain.points} answer={text.explain.pointsAnswer(ratio)} />
      <Explanation question={text.explain.placements} answer={text.explain.placementsAnswer} />
      <Explanation question={text.explain.asOf} answer={text.explain.asOfAnswer(postingStep)} />
    </section>
  )
}

function NothingYet({ onCompose }: { onCompose: () => void }) {
  const text = useProgressText()
  return (
    <div className="nothing-yet">
      <p className="paragraph">{text.noPoints}</p>
      <Button onClick={onCompose}>{text.toCompose}</Button>
    </div>
  )
}

function Explanation({ question, answer }: { question: string; answer: string }) {
  return (
    <details className="explanation">
      <Summary>{question}</Summary>
      <p className="paragraph">{answer}</p>
    </details>
  )
}
