import { Button } from '../screen/Button.tsx'
import type { Ref } from 'react'
import { useText } from '../text/use-text.ts'
import type { Action } from './situation.ts'

interface ActionButtonProps {
  action: Action
  busy: boolean
  /** Not to be pressed yet, but it stays where the keyboard is. */
  held: boolean
  /** What was asked for is to be tried again; a press does so at once. */
  waiting: boolean
  enabled: boolean
  onAct: () => void
  ref: Ref<HTMLButtonElement>
}

/** One button in one place, so that a keyboard that pressed Insert stands on Remove. */
export function ActionButton(props: ActionButtonProps) {
  const { action, busy, held, waiting, enabled, onAct, ref } = props
  const { compose: text, tryNow } = useText()
  const labels = {
    insert: busy ? text.inserting : text.insert,
    remove: busy ? text.removing : text.remove,
    replace: busy ? text.replacing : text.replace,
  }
  return (
    <Button
      className="action"
      size="large"
      appearance={action === 'remove' ? 'secondary' : 'primary'}
      disabled={!enabled}
      disabledFocusable={busy || held}
      aria-busy={busy || held}
      onClick={onAct}
      ref={ref}
    >
      {waiting ? tryNow : labels[action]}
    </Button>
  )
}
