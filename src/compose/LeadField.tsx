import type { Locale } from '../contract/locale.ts'
import { useText } from '../text/use-text.ts'

interface LeadFieldProps {
  id: string
  value: string
  /** What the managers ask for. */
  prompt: string
  language: Locale
  disabled: boolean
  /** Names the place where the pane says what is wrong with it. */
  describedBy: string
  wrong: boolean
  onWrite: (value: string) => void
}

/** Where the recruiter words the first paragraph of this one mail. */
export function LeadField({ value, prompt, language, describedBy, ...props }: LeadFieldProps) {
  const { compose: text } = useText()
  return (
    <textarea
      className="input lead-field"
      id={props.id}
      rows={3}
      lang={language}
      aria-label={text.lead}
      aria-describedby={describedBy}
      aria-invalid={props.wrong}
      placeholder={prompt}
      disabled={props.disabled}
      value={value}
      onChange={(event) => props.onWrite(event.target.value)}
    />
  )
}
