import { Button } from '../screen/Button.tsx'
import { useState } from 'react'
import { useSuggestionText } from '../text/suggestion.ts'

interface SuggestBarProps {
  /** The mail reads like a rejection and could take a link. */
  fits: boolean
  /** The button pressed is gone; the keyboard needs another place. */
  onDismissed: () => void
}

/**
 * A question beside the mail; the button that answers it stands above. It takes the room kept for
 * notices, so that nothing moves, and its region is always there: a screen reader announces what
 * appears inside.
 */
export function SuggestBar({ fits, onDismissed }: SuggestBarProps) {
  const text = useSuggestionText()
  const [isDismissed, setIsDismissed] = useState(false)
  const asks = fits && !isDismissed
  return (
    <div className="suggestion">
      <span role="status">{asks && text.ask}</span>
      {asks && (
        <Button
          size="small"
          onClick={() => {
            setIsDismissed(true)
            onDismissed()
          }}
        >
          {text.dismiss}
        </Button>
      )}
    </div>
  )
}
