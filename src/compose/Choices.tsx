import { useId, type ReactNode } from 'react'
import { LOCALES, localeOf, type Locale } from '../contract/locale.ts'
import type { AgreementSummary } from '../contract/session.ts'
import { useText } from '../text/use-text.ts'

interface ChoicesProps {
  language: Locale
  onLanguage: (language: Locale) => void
  agreements: readonly AgreementSummary[]
  agreement: AgreementSummary
  onAgreement: (agreementId: string) => void
  disabled: boolean
}

/** What the recruiter may choose; an agreement only where there is more than one. */
export function Choices(props: ChoicesProps) {
  const { compose: text } = useText()
  const { agreements, agreement, disabled } = props
  return (
    <div className="choices">
      <Choice
        label={text.language}
        value={props.language}
        disabled={disabled}
        onChoose={(value) => props.onLanguage(localeOf(value))}
      >
        {LOCALES.map((locale) => (
          <option key={locale} value={locale}>
            {text.languages[locale]}
          </option>
        ))}
      </Choice>
      {agreements.length > 1 && (
        <Choice
          label={text.agreement}
          value={agreement.id}
          disabled={disabled}
          onChoose={props.onAgreement}
        >
          {agreements.map(({ id, agencyShortName }) => (
            <option key={id} value={id}>
              {agencyShortName}
            </option>
          ))}
        </Choice>
      )}
    </div>
  )
}

interface ChoiceProps {
  label: string
  value: string
  disabled: boolean
  onChoose: (value: string) => void
  children: ReactNode
}

function Choice({ label, value, disabled, onChoose, children }: ChoiceProps) {
  const id = useId()
  return (
    <>
      <label className="choice-label" htmlFor={id}>
        {label}
      </label>
      <select
        className="select"
        id={id}
        value={value}
        disabled={disabled}
        onChange={(event) => onChoose(event.target.value)}
      >
        {children}
      </select>
    </>
  )
}
