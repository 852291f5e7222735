import { useId, type ReactNode } from 'react'
import { POSITION_MAX_LENGTH, STAGES, type Stage } from '../contract/lead.ts'
import { LOCALES, localeOf, type Locale } from '../contract/locale.ts'
import type { AgreementSummary, SessionView } from '../contract/session.ts'
import { useText } from '../text/use-text.ts'

interface ChoicesProps {
  session: SessionView
  stage: Stage
  onStage: (stage: Stage) => void
  language: Locale
  onLanguage: (language: Locale) => void
  agreement: AgreementSummary
  onAgreement: (agreementId: string) => void
  position: string
  onPosition: (position: string) => void
  disabled: boolean
}

/** What the recruiter may choose; an agreement only where there is more than one. */
export function Choices({ session, disabled, ...props }: ChoicesProps) {
  const { compose: text } = useText()
  const { agreements, positions } = session
  return (
    <div className="choices">
      <Choice
        label={text.stage}
        value={props.stage}
        disabled={disabled}
        onChoose={(value) => props.onStage(STAGES.find((stage) => stage === value) ?? props.stage)}
      >
        {STAGES.map((stage) => (
          <option key={stage} value={stage}>
            {text.stages[stage]}
          </option>
        ))}
      </Choice>
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
          wide
          label={text.agreement}
          value={props.agreement.id}
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
      <PositionField
        value={props.position}
        known={positions}
        disabled={disabled}
        onWrite={props.onPosition}
      />
    </div>
  )
}

interface ChoiceProps {
  label: string
  value: string
  disabled: boolean
  /** Takes a line of its own, with its label beside it. */
  wide?: boolean
  onChoose: (value: string) => void
  children: ReactNode
}

function Choice({ label, value, disabled, wide = false, onChoose, children }: ChoiceProps) {
  const id = useId()
  return (
    <div className={wide ? 'choice choice-wide' : 'choice'}>
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
    </div>
  )
}

interface PositionFieldProps {
  value: string
  /** What the managers list; anything else may be typed. */
  known: readonly string[]
  disabled: boolean
  onWrite: (position: string) => void
}

function PositionField({ value, known, disabled, onWrite }: PositionFieldProps) {
  const { compose: text } = useText()
  const id = useId()
  return (
    <div className="choice choice-wide">
      <label className="choice-label" htmlFor={id}>
        {text.position}
      </label>
      <input
        className="select"
        id={id}
        list={`${id}-known`}
        autoComplete="off"
        maxLength={POSITION_MAX_LENGTH}
        placeholder={text.optional}
        value={value}
        disabled={disabled}
        onChange={(event) => onWrite(event.target.value)}
      />
      <datalist id={`${id}-known`}>
        {known.map((position) => (
          <option key={position} value={position} />
        ))}
      </datalist>
    </div>
  )
}
