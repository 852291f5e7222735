import { Fragment, type ReactNode } from 'react'
import type { AgreementDraft, Terms } from '../../contract/settings.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { faultSentence } from '../form/Field.tsx'
import type { FieldState, Form } from '../form/use-form.ts'

const SENTENCES = ['earn', 'hold', 'window', 'debt', 'link'] as const

/** The terms as sentences whose figures can be changed in place. */
export function TermsFields({ form }: { form: Form<AgreementDraft> }) {
  const { agreements } = useSettingsText()
  const text = agreements.terms
  const place = (name: keyof Terms): ReactNode => {
    const field = form.field(`/terms/${name}`)
    return name === 'qualifyOn' ? (
      <QualifyChoice field={field} fixed={form.value.mode === 'redirect'} />
    ) : (
      <Figure field={field} label={text[name]} />
    )
  }
  return (
    <>
      {SENTENCES.map((sentence) => (
        <TermsSentence key={sentence} form={form} words={text[sentence]} place={place} />
      ))}
    </>
  )
}

interface TermsSentenceProps {
  form: Form<AgreementDraft>
  /** Names its figures in braces, in the order the language wants them. */
  words: string
  place: (name: keyof Terms) => ReactNode
}

function TermsSentence({ form, words, place }: TermsSentenceProps) {
  const text = useSettingsText()
  const parts = words.split(/\{(\w+)\}/)
  const names = parts.filter((_, index) => index % 2 === 1) as (keyof Terms)[]
  const wrong = names
    .map((name) => faultSentence(form.field(`/terms/${name}`), text))
    .find((sentence) => sentence !== undefined)
  return (
    <div className="field">
      <p className="terms-sentence">
        {parts.map((part, index) => (
          <Fragment key={part}>{index % 2 === 1 ? place(part as keyof Terms) : part}</Fragment>
        ))}
      </p>
      {wrong !== undefined && <p className="field-fault">{wrong}</p>}
    </div>
  )
}

function Figure({ field, label }: { field: FieldState; label: string }) {
  const value = field.value as number
  return (
    <input
      className="input input-number"
      type="number"
      inputMode="numeric"
      aria-label={label}
      aria-invalid={field.fault !== undefined}
      value={Number.isNaN(value) ? '' : value}
      onChange={(event) => field.change(event.target.valueAsNumber)}
    />
  )
}

/** With the agency's own form there is no choice: only its acceptance earns. */
function QualifyChoice({ field, fixed }: { field: FieldState; fixed: boolean }) {
  const { agreements } = useSettingsText()
  const { accepted, registered, qualifyOn } = agreements.terms
  if (fixed) return <span>{accepted}</span>
  return (
    <select
      className="select"
      aria-label={qualifyOn}
      value={field.value as string}
      onChange={(event) => field.change(event.target.value)}
    >
      <option value="accepted">{accepted}</option>
      <option value="registered">{registered}</option>
    </select>
  )
}
