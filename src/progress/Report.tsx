import { useCallback, useState } from 'react'
import type { Api } from '../api/api.ts'
import type { AgreementReport, ReportPeriod, ReportView } from '../contract/report.ts'
import { Summary } from '../screen/Summary.tsx'
import { WhenLoaded } from '../screen/Trouble.tsx'
import { useLoaded } from '../screen/use-loaded.ts'
import { formatMoment, formatMonth } from '../text/dates.ts'
import { useProgressText } from '../text/progress.ts'
import { useReportText } from '../text/report.ts'
import { useLocale } from '../text/use-text.ts'

/** How far the people written to came; asked for once somebody wants to know. */
export function Report({ api }: { api: Api }) {
  const text = useReportText()
  const [opened, setOpened] = useState(false)
  return (
    <details className="explanation" onToggle={() => setOpened(true)}>
      <Summary>{text.open}</Summary>
      {opened && <Figures api={api} />}
    </details>
  )
}

function Figures({ api }: { api: Api }) {
  const { loaded, reload } = useLoaded(useCallback(() => api.report(), [api]))
  return (
    <WhenLoaded<ReportView> loaded={loaded} onRetry={reload} rows={4}>
      {({ agreements }) => agreements.map((one) => <Agreement key={one.agreementId} {...one} />)}
    </WhenLoaded>
  )
}

function Agreement({ agencyName, ended, asOf, postingStep, periods }: AgreementReport) {
  const text = useReportText()
  const progress = useProgressText()
  const locale = useLocale()
  return (
    <div>
      <h3 className="card-title">
        <bdi>{agencyName}</bdi>
        {ended && ' '}
        {ended && <span className="badge">{text.ended}</span>}
      </h3>
      {periods.length === 0 && <p className="paragraph">{text.none}</p>}
      <ol className="rows">
        {periods.map((period) => (
          <Period key={period.to} {...period} />
        ))}
      </ol>
      {asOf !== null && (
        <p className="paragraph quiet">{progress.asOf(formatMoment(locale, asOf))}</p>
      )}
      <p className="paragraph quiet">{text.note(postingStep)}</p>
    </div>
  )
}

function Period({ from, to, sent, outcomes }: ReportPeriod) {
  const text = useReportText()
  const locale = useLocale()
  const months = [...new Set([from, to])].map((month) => formatMonth(locale, month))
  return (
    <li>
      <p className="strong">{months.join(' – ')}</p>
      <dl className="facts">
        <Fact label={text.sent} value={text.cell(sent)} />
        {outcomes && (
          <>
            <Fact
              label={text.opens}
              value={[
                `${text.byPeople} ${text.cell(outcomes.opens.person)}`,
                `${text.unclear} ${text.cell(outcomes.opens.probable)}`,
                `${text.byMachines} ${text.cell(outcomes.opens.machine)}`,
              ].join(' · ')}
            />
            <Fact label={text.registered} value={text.cell(outcomes.registered)} />
            <Fact label={text.accepted} value={text.cell(outcomes.accepted)} />
          </>
        )}
      </dl>
      {!outcomes && <p className="paragraph quiet">{text.tooFew}</p>}
    </li>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
