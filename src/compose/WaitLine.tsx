import { Button } from '../screen/Button.tsx'
import { useSecondsUntil } from '../screen/use-seconds-until.ts'
import { useText } from '../text/use-text.ts'

interface WaitLineProps {
  /** A try has failed before. */
  again: boolean
  /** Epoch milliseconds; undefined while a try is under way. */
  nextTryAt: number | undefined
  onStop: () => void
}

/** When the pane tries again, and a way out. No live region: nobody wants every second read aloud. */
export function WaitLine({ again, nextTryAt, onStop }: WaitLineProps) {
  const { nextTry, compose: text } = useText()
  const seconds = useSecondsUntil(nextTryAt)
  return (
    <div className="wait">
      <span className="quiet">{seconds > 0 ? nextTry(seconds) : again && text.tryingAgain}</span>
      <Button size="small" onClick={onStop}>
        {text.stop}
      </Button>
    </div>
  )
}
