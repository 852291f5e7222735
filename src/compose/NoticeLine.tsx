import { useText } from '../text/use-text.ts'
import type { Text } from '../text/en.ts'
import type { Notice } from './situation.ts'

/**
 * What is true now. Both regions are always there: a screen reader announces what changes inside
 * a region it knows, not a region that appears.
 */
export function NoticeLine({ notice }: { notice: Notice | undefined }) {
  const text = useText()
  const sentence = notice && sentenceFor(notice, text)
  return (
    <div className="notice">
      <p className="paragraph" role="status">
        {notice?.tone === 'status' && sentence}
      </p>
      <p className="paragraph" role="alert">
        {notice?.tone === 'alert' && sentence}
      </p>
    </div>
  )
}

function sentenceFor({ say }: Notice, text: Text): string {
  switch (say) {
    case 'inserted':
      return text.compose.inserted
    case 'inserted_at_top':
      return `${text.compose.insertedAtTop} ${text.compose.inserted}`
    case 'removed':
      return text.compose.removed
    case 'other_person':
      return text.compose.otherPerson
    case 'recipients_changed':
      return text.compose.recipientsChanged
    case 'edited_by_hand':
      return text.compose.editedByHand
    case 'outlook_refused':
      return text.compose.outlookRefused
    case 'unreachable':
      return text.unreachable
    default:
      return text.refusals[say]
  }
}
