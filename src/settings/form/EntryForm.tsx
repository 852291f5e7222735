import { useEffect, useRef, type ReactNode } from 'react'

interface EntryFormProps {
  /** Grows with every attempt that failed; the first faulty field then takes the focus. */
  failedAttempts: number
  onSubmit: () => void
  children: ReactNode
}

/** A form that checks itself, so that what it says is in the language of the pane. */
export function EntryForm({ failedAttempts, onSubmit, children }: EntryFormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (failedAttempts === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [failedAttempts])
  return (
    <form
      className="field-form"
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}
