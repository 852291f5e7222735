import { Button } from '@fluentui/react-components'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { Trouble } from '../../screen/Trouble.tsx'
import type { Write } from '../../screen/use-write.ts'

interface SaveBarProps {
  label: string
  write: Write
  /** Something was changed since. */
  dirty: boolean
}

/** The one primary button of a form, and how saving went. */
export function SaveBar({ label, write, dirty }: SaveBarProps) {
  const text = useSettingsText()
  return (
    <>
      <Trouble error={write.error} />
      <Button
        className="action"
        appearance="primary"
        type="submit"
        disabledFocusable={write.busy}
        aria-busy={write.busy}
      >
        {write.busy ? text.saving : label}
      </Button>
      <p className="paragraph quiet saved" role="status">
        {write.done && !dirty && text.saved}
      </p>
    </>
  )
}
