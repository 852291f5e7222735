import { useId, useState, type ReactNode } from 'react'
import { useSettingsText } from '../../text/use-settings-text.ts'
import type { SettingsText } from '../../text/settings-en.ts'
import type { FieldState } from './use-form.ts'

interface FieldProps {
  label: string
  hint?: string
  field: FieldState
}

interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'url'
}

/** A line of text with its label, its hint and what is wrong with it. */
export function TextField({ type = 'text', ...props }: TextFieldProps) {
  const { field } = props
  return (
    <Labelled {...props}>
      {(control) => (
        <input
          {...control}
          type={type}
          autoComplete="off"
          value={field.value as string}
          onChange={(event) => field.change(event.target.value)}
        />
      )}
    </Labelled>
  )
}

/** A paragraph that may be left out; line breaks of what is pasted become spaces. */
export function ParagraphField(props: FieldProps) {
  const { field } = props
  return (
    <Labelled {...props}>
      {(control) => (
        <textarea
          {...control}
          rows={5}
          value={(field.value as string | undefined) ?? ''}
          onChange={(event) => {
            const typed = event.target.value.replace(/\s*[\r\n]+\s*/g, ' ')
            field.change(typed === '' ? undefined : typed)
          }}
        />
      )}
    </Labelled>
  )
}

/** Several short texts, one per line; typed as people paste them. */
export function LinesField(props: FieldProps) {
  const { field } = props
  const [typed, setTyped] = useState(() => (field.value as string[]).join('\n'))
  return (
    <Labelled {...props}>
      {(control) => (
        <textarea
          {...control}
          rows={2}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            field.change(linesIn(event.target.value))
          }}
        />
      )}
    </Labelled>
  )
}

function linesIn(typed: string): string[] {
  return typed
    .toLowerCase()
    .split(/[\s,、;]+/)
    .map((line) => line.replace(/^@/, ''))
    .filter((line) => line !== '')
}

interface Control {
  className: string
  id: string
  'aria-describedby': string
  'aria-invalid': boolean
}

interface LabelledProps extends FieldProps {
  children: (control: Control) => ReactNode
}

function Labelled({ label, hint, field, children }: LabelledProps) {
  const text = useSettingsText()
  const id = useId()
  const wrong = faultSentence(field, text)
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({
        className: 'input',
        id,
        'aria-describedby': `${id}-about`,
        'aria-invalid': wrong !== undefined,
      })}
      <div id={`${id}-about`}>
        {wrong !== undefined && <p className="field-fault">{wrong}</p>}
        {hint !== undefined && <p className="paragraph quiet">{hint}</p>}
      </div>
    </div>
  )
}

/** What is wrong with a field, in words; undefined while nothing is. */
export function faultSentence(
  { at, value, fault }: FieldState,
  { faults: text }: SettingsText,
): string | undefined {
  if (!fault) return undefined
  switch (fault.fault.kind) {
    case 'refused':
      return fault.fault.sentence
    case 'missing':
    case 'line':
    case 'country':
      return text[fault.fault.kind]
    case 'long':
      return text.long(fault.fault.limit)
    case 'many':
      return text.many(fault.fault.limit)
    case 'range':
      return text.range(fault.fault.least, fault.fault.most)
    case 'form': {
      const item = Number(fault.at.slice(at.length + 1))
      return Array.isArray(value) ? text.domain(String(value[item])) : text.form
    }
  }
}
