import { Button } from '../../screen/Button.tsx'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { Trouble } from '../../screen/Trouble.tsx'
import type { Write } from '../../screen/use-write.ts'

interface SaveBarProps {
  label: string
  write: Write
  /** What the button says while it is at work, where it does not save. */
  working?: string | undefined
  /** Something was changed since. */
  dirty: boolean
}

/** The one primary button of a form, and how saving went. */
export function SaveBar({ label, write, working, dirty }: SaveBarProps) {
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
        {write.busy ? (working ?? text.saving) : label}
      </Button>
      <p className="paragraph quiet saved" role="status">
        {write.done && !dirty && working === undefined && text.saved}
      </p>
    </>
  )
}
