import type { AgreementView } from '../../contract/settings.ts'
import { formatMoment } from '../../text/dates.ts'
import { usePreviewText } from '../../text/agreement-preview.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { useLocale } from '../../text/use-text.ts'

/** What was agreed, in few words. */
export function AgreementFacts({ agreement }: { agreement: AgreementView }) {
  const { agreements: text } = useSettingsText()
  const preview = usePreviewText()
  const locale = useLocale()
  const { state, version, terms, endpoint, changedAt } = agreement
  const facts: [string, string][] = [
    [text.facts.way, text.mode[agreement.mode]],
    [text.facts.earns, text.facts.every(terms.ratio, text.terms[terms.qualifyOn])],
    [text.facts.waits, text.facts.days(terms.holdDays)],
    [text.facts.link, text.facts.days(terms.linkLifetimeDays)],
    ...(agreement.formUrl === ''
      ? []
      : [[text.mode.formUrl, agreement.formUrl] as [string, string]]),
    [text.facts.endpoint, endpoint],
    [text.facts.changed, formatMoment(locale, changedAt)],
  ]
  return (
    <>
      <p className="row-title" role="status">
        <span className={state === 'live' ? 'badge badge-live' : 'badge'}>
          {text.states[state]}
        </span>
        <span className="quiet">{text.version(version)}</span>
        {state === 'live' && !agreement.stopped && <span className="quiet">{text.nowLive}</span>}
      </p>
      {agreement.stopped && <p className="paragraph strong">{preview.stopped}</p>}
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div className="fact" key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
