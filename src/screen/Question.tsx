import { Button } from './Button.tsx'
import { useEffect, useId, useRef } from 'react'

interface QuestionProps {
  sentence: string
  yes: string
  no: string
  busy?: boolean
  onYes: () => void
  onNo: () => void
}

/** Asks before something that cannot be taken back; the harmless answer has the focus. */
export function Question({ sentence, yes, no, busy = false, onYes, onNo }: QuestionProps) {
  const id = useId()
  const harmless = useRef<HTMLButtonElement>(null)
  useEffect(() => harmless.current?.focus(), [])
  return (
    <div
      className="question"
      role="alertdialog"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onNo()
      }}
    >
      <p className="paragraph" id={id}>
        {sentence}
      </p>
      <div className="actions">
        <Button disabledFocusable={busy} aria-busy={busy} onClick={onYes}>
          {yes}
        </Button>
        <Button appearance="subtle" ref={harmless} onClick={onNo}>
          {no}
        </Button>
      </div>
    </div>
  )
}
