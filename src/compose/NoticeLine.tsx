import { ApiError } from '../api/api-error.ts'
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
  if (say instanceof ApiError) return refusalFor(say, text)
  switch (say) {
    case 'inserted':
      return text.compose.inserted
    case 'inserted_at_top':
      return `${text.compose.insertedAtTop} ${text.compose.inserted}`
    case 'removed':
      return text.compose.removed
    case 'example':
      return text.example.noInsert
    case 'other_person':
      return text.compose.otherPerson
    case 'recipients_changed':
      return text.compose.recipientsChanged
    case 'edited_by_hand':
      return text.compose.editedByHand
    case 'outlook_refused':
      return text.compose.outlookRefused
  }
}

/** The server's own sentence, but where only the pane knows what it was asked for. */
function refusalFor({ code, sentence }: ApiError, text: Text): string {
  if (code === 'unreachable') return text.unreachable
  if (code === 'invalid_request') return text.compose.addressRefused
  if (code === 'not_found') return text.compose.agreementGone
  return sentence ?? text.trouble
}
