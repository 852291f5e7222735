import { Button } from '../screen/Button.tsx'
import { useSecondsUntil } from '../screen/use-seconds-until.ts'
import { useText } from '../text/use-text.ts'

interface UnreachableProps {
  /** The server's own words, where it said something. */
  sentence: string | undefined
  nextTryAt: number | undefined
  onTryNow: () => void
}

/** Says that the server is away, that nothing was lost, and when the pane asks again. */
export function Unreachable({ sentence, nextTryAt, onTryNow }: UnreachableProps) {
  const text = useText()
  const seconds = useSecondsUntil(nextTryAt)
  return (
    <div className="screen">
      <p className="paragraph" role="alert">
        {sentence ?? text.unreachable}
      </p>
      {/* Outside the alert: a screen reader would read every second of the countdown aloud. */}
      <p className="paragraph quiet">{seconds > 0 ? text.nextTry(seconds) : `${text.loading}…`}</p>
      <Button appearance="primary" disabled={seconds === 0} onClick={onTryNow}>
        {text.tryNow}
      </Button>
    </div>
  )
}
