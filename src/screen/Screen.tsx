import { Button } from './Button.tsx'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useSettingsText } from '../text/use-settings-text.ts'
import { focusHere } from './focus-here.ts'
import { Question } from './Question.tsx'

interface ScreenProps {
  title: string
  /** Undefined on the first screen, which leads nowhere back. */
  onBack?: (() => void) | undefined
  /** Something typed here is not saved. */
  dirty?: boolean
  children: ReactNode
}

/**
 * One screen behind a tab: a way back, a heading, the content. The heading takes the focus, since
 * what was pressed to come here is gone; Escape goes back, and asks when something would be lost.
 */
export function Screen({ title, onBack, dirty = false, children }: ScreenProps) {
  const text = useSettingsText()
  const [asking, setAsking] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const leads = onBack !== undefined
  useEffect(() => {
    if (leads) focusHere(heading.current)
  }, [leads, title])
  const leave = () => {
    if (dirty) setAsking(true)
    else onBack?.()
  }
  return (
    <section
      className="settings"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !onBack) return
        // Outlook on the web would take the focus away.
        event.stopPropagation()
        leave()
      }}
    >
      <header className="settings-head">
        {onBack && (
          <Button className="back" appearance="transparent" onClick={leave}>
            ‹ {text.back}
          </Button>
        )}
        <h2 className="screen-title" tabIndex={-1} ref={heading}>
          {title}
        </h2>
      </header>
      {asking && dirty && (
        <Question
          sentence={text.unsaved}
          yes={text.discard}
          no={text.keepEditing}
          onYes={() => onBack?.()}
          onNo={() => setAsking(false)}
        />
      )}
      {children}
    </section>
  )
}
