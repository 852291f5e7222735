import { Button } from '@fluentui/react-components'
import { useText } from '../text/use-text.ts'
import type { Action } from './situation.ts'

interface ActionButtonProps {
  action: Action
  busy: boolean
  enabled: boolean
  onAct: () => void
}

/** One button in one place, so that a keyboard that pressed Insert stands on Remove. */
export function ActionButton({ action, busy, enabled, onAct }: ActionButtonProps) {
  const { compose: text } = useText()
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
      disabledFocusable={busy}
      aria-busy={busy}
      onClick={onAct}
    >
      {labels[action]}
    </Button>
  )
}
