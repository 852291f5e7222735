import type { AgreementPreview, TextLine } from '../../contract/settings.ts'
import { Summary } from '../../screen/Summary.tsx'
import { usePreviewText } from '../../text/agreement-preview.ts'
import { useLocale } from '../../text/use-text.ts'
import { Reasons } from './Reasons.tsx'

interface TextsPreviewProps {
  preview: AgreementPreview
  /** The version these texts would be; undefined for an agreement that is being made. */
  version: number | undefined
}

/** Every text candidates will read, with what changes marked in words, and what is still missing. */
export function TextsPreview({ preview, version }: TextsPreviewProps) {
  const text = usePreviewText()
  const paneLocale = useLocale()
  const rank = ({ kind, locale }: AgreementPreview['texts'][number]) =>
    (kind === 'page' ? 0 : 2) + (locale === paneLocale ? 0 : 1)
  const pageFirst = [...preview.texts].sort((one, other) => rank(one) - rank(other))
  return (
    <>
      <p className="paragraph">{version === undefined ? text.about : text.aboutVersion(version)}</p>
      <Reasons reasons={preview.reasons.map(({ sentence }) => sentence)} />
      {pageFirst.map(({ kind, locale, lines }) => {
        const changes = lines.filter(({ change }) => change !== 'same').length
        const isOwnPage = kind === 'page' && locale === paneLocale
        return (
          <details
            className="text-preview"
            key={`${kind}-${locale}`}
            open={isOwnPage || changes > 0}
          >
            <Summary>
              <span className="strong">{text.texts[kind][locale]}</span>
              {version !== undefined && <span className="quiet"> {text.changes(changes)}</span>}
            </Summary>
            <ul className="text-lines" lang={locale}>
              {lines.map((line, index) => (
                <Line line={line} key={index} />
              ))}
            </ul>
          </details>
        )
      })}
    </>
  )
}

function Line({ line: { change, text } }: { line: TextLine }) {
  const { marks } = usePreviewText()
  const locale = useLocale()
  if (change === 'same') return <li>{text}</li>
  const Changed = change === 'added' ? 'ins' : 'del'
  return (
    <li className={`line-${change}`}>
      <span className="line-mark" lang={locale}>
        {marks[change]}
      </span>{' '}
      <Changed>{text}</Changed>
    </li>
  )
}
