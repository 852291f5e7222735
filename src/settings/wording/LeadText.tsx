import { Button } from '../../screen/Button.tsx'
import { useId, useRef } from 'react'
import { VARIABLES, type VariableName } from '../../contract/lead.ts'
import type { Locale } from '../../contract/locale.ts'
import { useWordingText, VARIABLE_TOKENS } from '../../text/wording.ts'

interface LeadTextProps {
  /** Of the mail. */
  locale: Locale
  /** It is what asks the recruiter to write, not what is sent. */
  byHand: boolean
  value: string
  /** What stands against the words, in words. */
  complaints: readonly string[]
  onChange: (value: string) => void
}

/** The words of a lead, with what may be put in and what stands against them. */
export function LeadText({ locale, byHand, value, complaints, onChange }: LeadTextProps) {
  const text = useWordingText()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)

  function putIn(name: VariableName) {
    const token = VARIABLE_TOKENS[locale][name]
    const { selectionStart, selectionEnd } = field.current ?? { selectionStart: 0, selectionEnd: 0 }
    onChange(value.slice(0, selectionStart) + token + value.slice(selectionEnd))
    field.current?.focus()
  }

  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {byHand ? text.prompt : text.lead}
      </label>
      <textarea
        className="input"
        id={id}
        ref={field}
        rows={5}
        lang={locale}
        aria-describedby={`${id}-about`}
        aria-invalid={complaints.length > 0}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={`${id}-about`}>
        <div aria-live="polite">
          {complaints.map((sentence) => (
            <p className="field-fault" key={sentence}>
              {sentence}
            </p>
          ))}
        </div>
        <p className="paragraph quiet">{byHand ? text.promptHint : text.variablesHint}</p>
      </div>
      {!byHand && (
        <div className="actions" role="group" aria-label={text.insert}>
          {VARIABLES.map((name) => (
            <Button key={name} size="small" onClick={() => putIn(name)}>
              {text.variables[name]}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
