import { Button } from '../screen/Button.tsx'
import { useId, useRef, useState, type ReactNode } from 'react'
import { useSettingsText } from '../text/use-settings-text.ts'

interface OneTimeProps {
  label: string
  value: string
  /** How long it is good for, or that it is not shown again. */
  about: string
  /** What else can be done with it. */
  children?: ReactNode
}

/** Something shown this once, with the way to take it along. */
export function OneTime({ label, value, about, children }: OneTimeProps) {
  const text = useSettingsText()
  const [copied, setCopied] = useState<'yes' | 'blocked'>()
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  async function copy() {
    setCopied((await copyText(value, field.current)) ? 'yes' : 'blocked')
  }
  return (
    <div className="one-time">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        className="input"
        id={id}
        ref={field}
        readOnly
        value={value}
        aria-describedby={`${id}-about`}
        onFocus={(event) => event.target.select()}
      />
      <p className="paragraph quiet" id={`${id}-about`}>
        {about}
      </p>
      <div className="actions">
        <Button onClick={() => void copy()}>{text.copy}</Button>
        {children}
      </div>
      <p className="paragraph quiet" role="status">
        {copied === 'yes' && text.copied}
        {copied === 'blocked' && text.copyByHand}
      </p>
    </div>
  )
}

/** Outlook on the web does not hand the clipboard to every frame; the older way often still works. */
async function copyText(value: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value)
    return true
  } catch {
    field?.select()
    try {
      return document.execCommand('copy')
    } catch {
      return false
    }
  }
}
